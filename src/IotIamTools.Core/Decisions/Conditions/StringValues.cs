namespace IotIamTools.Core.Decisions;

/// <summary>The values of StringEquals and StringEqualsIgnoreCase: wildcards are plain characters in them, variables are not.</summary>
internal sealed class StringValues : ConditionValues
{
    private readonly StringComparison comparison;
    private readonly string[] literals;
    private readonly PolicyText[] texts;

    public StringValues(IReadOnlyList<string> values, bool hasVariables, StringComparison comparison)
    {
        this.comparison = comparison;
        var parsed = values.Select(v => PolicyText.Parse(v, PolicyText.Wildcards.None, hasVariables)!).ToList();
        literals = [.. parsed.Select(t => t.AsLiteral()).OfType<string>()];
        texts = [.. parsed.Where(t => t.HasVariables)];
    }

    public override IEnumerable<PolicyVariable> Variables => texts.SelectMany(t => t.Variables);

    public override bool IsMatch(string value, RequestContext context)
    {
        foreach (var literal in literals)
        {
            if (string.Equals(literal, value, comparison))
            {
                return true;
            }
        }

        foreach (var text in texts)
        {
            if (text.IsEqual(value, context, comparison))
            {
                return true;
            }
        }

        return false;
    }
}
