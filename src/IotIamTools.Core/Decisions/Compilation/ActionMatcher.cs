using System.Numerics;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Decisions.Compilation;

/// <summary>
/// The Action or NotAction element. Case has no meaning in actions, so all are kept in lower case. Source: IAM user guide,
/// reference_policies_elements_action and reference_policies_elements_notaction.
/// </summary>
internal sealed class ActionMatcher
{
    private readonly bool _isNegated;
    private readonly bool _hasAll;
    private readonly string?[] _exact;
    private readonly string[] _prefixes;
    private readonly PolicyText[] _patterns;
    private readonly IReadOnlyList<string> _actions;

    public ActionMatcher(IReadOnlyList<string> actions, bool isNegated)
    {
        _isNegated = isNegated;
        _actions = actions;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var beginnings = new List<string>();
        var others = new List<PolicyText>();
        foreach (var action in actions)
        {
            var (folded, text) = Read(action);
            if (folded == "*")
            {
                _hasAll = true;
            }
            else if (folded.AsSpan().IndexOfAny('*', '?') < 0)
            {
                names.Add(folded);
            }
            else if (text.AsPrefix() is { } prefix)
            {
                beginnings.Add(prefix);
            }
            else
            {
                others.Add(text);
            }
        }

        _exact = Table(names);
        _prefixes = [.. beginnings];
        _patterns = [.. others];
    }

    /// <summary>Whether the element is NotAction.</summary>
    public bool IsNegated => _isNegated;

    /// <summary>The element's values as written, and what they are compiled to.</summary>
    public IEnumerable<(string Written, PolicyText Text)> Entries => _actions.Select(a => (a, Read(a).Text));

    public bool IsMatch(RequestAction action) => Contains(action) != _isNegated;

    private static (string Folded, PolicyText Text) Read(string action)
    {
        var folded = action.ToLowerInvariant();
        return (folded, PolicyText.Parse(folded, PolicyText.Wildcards.Free, hasVariables: false));
    }

    private bool Contains(RequestAction action)
    {
        if (_hasAll)
        {
            return true;
        }

        if (_exact.Length > 0)
        {
            for (var slot = action.Hash & (_exact.Length - 1); _exact[slot] is { } name; slot = (slot + 1) & (_exact.Length - 1))
            {
                if (name == action.Folded)
                {
                    return true;
                }
            }
        }

        foreach (var prefix in _prefixes)
        {
            if (action.Folded.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (var pattern in _patterns)
        {
            if (WildcardPattern.IsMatch(pattern.Codes, action.Folded))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An open hash table at most half full; the request's action brings its hash along.</summary>
    private static string?[] Table(HashSet<string> names)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var table = new string?[BitOperations.RoundUpToPowerOf2((uint)names.Count * 2)];
        foreach (var name in names)
        {
            var slot = RequestAction.HashOf(name) & (table.Length - 1);
            while (table[slot] is not null)
            {
                slot = (slot + 1) & (table.Length - 1);
            }

            table[slot] = name;
        }

        return table;
    }
}
