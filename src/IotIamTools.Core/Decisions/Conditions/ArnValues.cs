using System.Buffers;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>
/// The values of the ARN operators: the six parts are compared one by one, each with its own wildcards, so that a wildcard
/// never takes in the colon between two parts. ArnEquals and ArnLike are the same.
/// </summary>
internal sealed class ArnValues : ConditionValues
{
    private readonly PolicyText[] _texts;

    public ArnValues(IReadOnlyList<string> values, bool hasVariables) =>
        _texts = [.. values.Select(v => PolicyText.Parse(v, PolicyText.Wildcards.Free, hasVariables))];

    /// <summary>All values.</summary>
    public IReadOnlyList<PolicyText> Texts => _texts;

    public override IEnumerable<PolicyVariable> Variables => _texts.SelectMany(t => t.Variables);

    public override bool IsMatch(string value, RequestContext context)
    {
        foreach (var text in _texts)
        {
            if (!text.HasVariables)
            {
                if (MatchesParts(text.Codes, value))
                {
                    return true;
                }

                continue;
            }

            if (text.Expand(context, out var length) is { } buffer)
            {
                var isMatch = MatchesParts(buffer.AsSpan(0, length), value);
                ArrayPool<int>.Shared.Return(buffer);
                if (isMatch)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool MatchesParts(ReadOnlySpan<int> pattern, ReadOnlySpan<char> value)
    {
        for (var part = 0; part < 5; part++)
        {
            var patternColon = pattern.IndexOf(':');
            var valueColon = value.IndexOf(':');
            if (patternColon < 0 || valueColon < 0 || !WildcardPattern.IsMatch(pattern[..patternColon], value[..valueColon]))
            {
                return false;
            }

            pattern = pattern[(patternColon + 1)..];
            value = value[(valueColon + 1)..];
        }

        return WildcardPattern.IsMatch(pattern, value);
    }
}
