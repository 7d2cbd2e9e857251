using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>The values of StringLike: <c>*</c> and <c>?</c> match any characters.</summary>
internal sealed class LikeValues : ConditionValues
{
    private readonly PolicyText[] _texts;

    public LikeValues(IReadOnlyList<string> values, bool hasVariables) =>
        _texts = [.. values.Select(v => PolicyText.Parse(v, PolicyText.Wildcards.Free, hasVariables))];

    /// <summary>All values.</summary>
    public IReadOnlyList<PolicyText> Texts => _texts;

    public override IEnumerable<PolicyVariable> Variables => _texts.SelectMany(t => t.Variables);

    public override bool IsMatch(string value, RequestContext context)
    {
        foreach (var text in _texts)
        {
            if (text.IsMatch(value, context))
            {
                return true;
            }
        }

        return false;
    }
}
