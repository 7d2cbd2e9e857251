namespace IotIamTools.Core.Decisions.Compilation;

/// <summary>One <c>${...}</c> in a text: a variable, or one of the escapes <c>${*}</c>, <c>${?}</c> and <c>${$}</c>. Source: IAM user guide, reference_policies_variables.</summary>
internal readonly record struct VariableReference(PolicyVariable? Variable, char? Escaped, int End)
{
    /// <summary>Reads the reference that starts at a <c>$</c>; where there is none, the <c>$</c> is a character like any other.</summary>
    public static bool TryRead(string text, int start, out VariableReference reference)
    {
        reference = default;
        if (start + 2 >= text.Length || text[start + 1] != '{')
        {
            return false;
        }

        var rest = text.AsSpan(start + 2);
        if (rest.Length >= 2 && rest[0] is '*' or '?' or '$' && rest[1] == '}')
        {
            reference = new VariableReference(null, rest[0], start + 4);
            return true;
        }

        var close = rest.IndexOf('}');
        if (close < 0)
        {
            return false;
        }

        // The default stands in quotes and may hold a brace itself.
        var comma = rest.IndexOf(',');
        if (comma >= 0 && comma < close && rest[(comma + 1)..].TrimStart(' ') is ['\'', ..] quoted)
        {
            var end = quoted[1..].IndexOf("'}", StringComparison.Ordinal);
            if (end >= 0)
            {
                var key = rest[..comma].Trim(' ').ToString();
                var quoteAt = rest.Length - quoted.Length;
                reference = new VariableReference(new PolicyVariable(key, quoted.Slice(1, end).ToString()), null, start + 2 + quoteAt + 1 + end + 2);
                return true;
            }
        }

        reference = new VariableReference(new PolicyVariable(rest[..close].Trim(' ').ToString(), null), null, start + 2 + close + 1);
        return true;
    }
}
