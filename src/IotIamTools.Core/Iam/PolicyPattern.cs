namespace IotIamTools.Core.Iam;

/// <summary>
/// Compares the patterns of Action and Resource elements with one another: whether whatever one matches, the other
/// matches too. It may miss such a case, but never claims one. Source: IAM user guide, reference_policies_elements_action and
/// reference_policies_elements_resource (wildcards).
/// </summary>
internal static class PolicyPattern
{
    /// <summary>Whether the text has a wildcard.</summary>
    public static bool HasWildcard(string pattern) => pattern.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Whether the one action pattern has all actions of the other; both in one case.</summary>
    public static bool ActionCovers(string wide, string narrow) => wide == narrow || wide is "*" or "*:*" || Covers(wide, narrow);

    /// <summary>Whether the one resource pattern has all resources of the other.</summary>
    public static bool ResourceCovers(string wide, string narrow)
    {
        if (wide == narrow || wide == "*")
        {
            return true;
        }

        // What a variable stands for is only known at the request: in the wider pattern it may be anything, and in the
        // narrower one a '*' takes any value of it but no number of '?' does.
        if (wide.Contains("${", StringComparison.Ordinal) || (narrow.Contains("${", StringComparison.Ordinal) && wide.Contains('?', StringComparison.Ordinal)))
        {
            return false;
        }

        if (!Covers(wide, narrow))
        {
            return false;
        }

        // Wildcards stay within a field of the ARN, apart from the last one.
        var (wideFields, narrowFields) = (wide.Split(':', 6), narrow.Split(':', 6));
        if (wideFields.Length != 6 || narrowFields.Length != 6)
        {
            return false;
        }

        for (var i = 0; i < 6; i++)
        {
            if (!Covers(wideFields[i], narrowFields[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether <c>*</c> and <c>?</c> of the first match the second, in which wildcards are text that only an equal or wider one matches.</summary>
    public static bool Covers(ReadOnlySpan<char> wide, ReadOnlySpan<char> narrow)
    {
        int w = 0, n = 0, star = -1, retry = 0;
        while (n < narrow.Length)
        {
            if (w < wide.Length && wide[w] == '*')
            {
                star = w++;
                retry = n;
            }
            else if (w < wide.Length && (wide[w] == narrow[n] || (wide[w] == '?' && narrow[n] != '*')))
            {
                w++;
                n++;
            }
            else if (star >= 0)
            {
                w = star + 1;
                n = ++retry;
            }
            else
            {
                return false;
            }
        }

        return wide[w..].IndexOfAnyExcept('*') < 0;
    }
}
