namespace IotIamTools.Core.Policies;

/// <summary>The difference of two policy documents by meaning, for people: what a change would do, or what has drifted.</summary>
public static class PolicyDifference
{
    /// <summary>
    /// One line for each thing that only one of the documents grants or denies: first those that the expected document has and the
    /// actual one lacks, with "- ", then those that only the actual one has, with "+ ". Empty where both mean the same.
    /// </summary>
    /// <param name="expected">The document that should be there.</param>
    /// <param name="actual">The document that is there.</param>
    public static IReadOnlyList<string> Lines(PolicyDocument expected, PolicyDocument actual) =>
    [
        .. PolicyEquivalence.Added(actual, expected).Select(s => "- " + s),
        .. PolicyEquivalence.Added(expected, actual).Select(s => "+ " + s),
    ];
}
