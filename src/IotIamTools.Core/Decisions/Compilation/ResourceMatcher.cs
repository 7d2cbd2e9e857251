using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions.Compilation;

/// <summary>
/// The Resource or NotResource element. <c>*</c> and <c>?</c> work within an ARN's segments, a <c>*</c> that ends a segment may run on past the
/// colon. What is doubtful matches nothing, and is told. Source: IAM user guide, reference_policies_elements_resource,
/// reference_policies_elements_notresource; variables: reference_policies_variables.
/// </summary>
internal sealed class ResourceMatcher
{
    private readonly bool _isNegated;
    private readonly bool _hasAll;
    private readonly string[] _exact;
    private readonly string[] _prefixes;
    private readonly PolicyText[] _patterns;
    private readonly (string Resource, PolicyText Text)[] _doubtful;
    private readonly List<(string, PolicyText)> _entries = [];

    public ResourceMatcher(IReadOnlyList<string> resources, bool isNegated, bool hasVariables)
    {
        _isNegated = isNegated;
        var names = new List<string>();
        var beginnings = new List<string>();
        var others = new List<PolicyText>();
        var doubtful = new List<(string, PolicyText)>();
        foreach (var resource in resources)
        {
            var text = PolicyText.Parse(resource, PolicyText.Wildcards.Segments, hasVariables);
            _entries.Add((resource, text));
            if (resource == "*")
            {
                _hasAll = true;
            }
            else if (text.Doubt is not null)
            {
                doubtful.Add((resource, text));
            }
            else if (text.AsLiteral() is { } name)
            {
                names.Add(name);
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

        _exact = [.. names];
        _prefixes = [.. beginnings];
        _patterns = [.. others];
        _doubtful = [.. doubtful];
    }

    /// <summary>Whether the element is NotResource.</summary>
    public bool IsNegated => _isNegated;

    /// <summary>The element's values as written, and what they are compiled to. One with a doubt (<see cref="PolicyText.Doubt"/>) matches nothing.</summary>
    public IReadOnlyList<(string Written, PolicyText Text)> Entries => _entries;

    /// <summary>The variables of the element.</summary>
    public IEnumerable<PolicyVariable> Variables => _patterns.Concat(_doubtful.Select(d => d.Text)).SelectMany(p => p.Variables);

    public bool IsMatch(RequestResource resource, RequestContext context) => Contains(resource.Arn, context) != _isNegated;

    /// <summary>Why it cannot be decided whether the element matches: what a statement "has", as ends of sentences. Empty where it does not depend on it.</summary>
    public IReadOnlyList<string> Doubts(RequestResource resource, RequestContext context) => Contains(resource.Arn, context)
        ? []
        : [.. _doubtful.Where(d => d.Text.IsMatch(resource.Arn, context))
            .Select(d => $"has the {(_isNegated ? "NotResource" : "Resource")} '{d.Resource}', which was taken to match nothing: it has {d.Text.Doubt}")];

    private bool Contains(string arn, RequestContext context)
    {
        if (_hasAll)
        {
            return true;
        }

        foreach (var name in _exact)
        {
            if (name == arn)
            {
                return true;
            }
        }

        foreach (var prefix in _prefixes)
        {
            if (arn.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (var pattern in _patterns)
        {
            if (pattern.IsMatch(arn, context))
            {
                return true;
            }
        }

        return false;
    }
}
