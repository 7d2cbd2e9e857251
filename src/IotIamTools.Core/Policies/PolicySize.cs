namespace IotIamTools.Core.Policies;

/// <summary>The size of a policy as IAM's quotas count it. Source: IAM user guide, reference_iam-quotas ("IAM doesn't count white space").</summary>
public static class PolicySize
{
    /// <summary>How many characters of the text are no white space: neither space, tab nor line end, inside or outside strings.</summary>
    public static int NonWhitespaceLength(string json)
    {
        var length = 0;
        foreach (var c in json)
        {
            if (c is not (' ' or '\t' or '\r' or '\n'))
            {
                length++;
            }
        }

        return length;
    }

    /// <summary>The size of the document as <see cref="PolicyWriter"/> writes it.</summary>
    public static int Of(PolicyDocument document) => NonWhitespaceLength(PolicyWriter.Write(document));
}
