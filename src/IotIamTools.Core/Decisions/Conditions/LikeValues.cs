namespace IotIamTools.Core.Decisions;

/// <summary>The values of StringLike: <c>*</c> and <c>?</c> match any characters.</summary>
internal sealed class LikeValues : ConditionValues
{
    private readonly PolicyText[] texts;

    public LikeValues(IReadOnlyList<string> values, bool hasVariables) =>
        texts = [.. values.Select(v => PolicyText.Parse(v, PolicyText.Wildcards.Free, hasVariables)!)];

    public override IEnumerable<PolicyVariable> Variables => texts.SelectMany(t => t.Variables);

    public override bool IsMatch(string value, RequestContext context)
    {
        foreach (var text in texts)
        {
            if (text.IsMatch(value, context))
            {
                return true;
            }
        }

        return false;
    }
}
