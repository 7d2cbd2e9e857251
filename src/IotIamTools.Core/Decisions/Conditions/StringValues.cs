using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>The values of StringEquals and StringEqualsIgnoreCase: wildcards are plain characters in them, variables are not.</summary>
internal sealed class StringValues : ConditionValues
{
    private readonly StringComparison _comparison;
    private readonly string[] _literals;
    private readonly PolicyText[] _texts;

    public StringValues(IReadOnlyList<string> values, bool hasVariables, StringComparison comparison)
    {
        _comparison = comparison;
        var parsed = values.Select(v => PolicyText.Parse(v, PolicyText.Wildcards.None, hasVariables)).ToList();
        Texts = parsed;
        _literals = [.. parsed.Select(t => t.AsLiteral()).OfType<string>()];
        _texts = [.. parsed.Where(t => t.HasVariables)];
    }

    /// <summary>All values.</summary>
    public IReadOnlyList<PolicyText> Texts { get; }

    /// <summary>Whether the case of letters has no meaning.</summary>
    public bool IgnoresCase => _comparison == StringComparison.OrdinalIgnoreCase;

    /// <summary>The values without variables.</summary>
    public IReadOnlyList<string> Literals => _literals;

    public override IEnumerable<PolicyVariable> Variables => _texts.SelectMany(t => t.Variables);

    public override bool IsMatch(string value, RequestContext context)
    {
        foreach (var literal in _literals)
        {
            if (string.Equals(literal, value, _comparison))
            {
                return true;
            }
        }

        foreach (var text in _texts)
        {
            if (text.IsEqual(value, context, _comparison))
            {
                return true;
            }
        }

        return false;
    }
}
