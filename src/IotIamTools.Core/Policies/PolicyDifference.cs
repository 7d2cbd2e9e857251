namespace IotIamTools.Core.Policies;

/// <summary>The difference of two policy documents by meaning, for people: what replacing one by the other would do.</summary>
public static class PolicyDifference
{
    /// <summary>
    /// One line for each thing that only one of the documents grants or denies: first those that go, with "- ", then those that come,
    /// with "+ ". Empty where both mean the same.
    /// </summary>
    /// <param name="before">The document that is replaced.</param>
    /// <param name="after">The document that takes its place.</param>
    public static IReadOnlyList<string> Lines(PolicyDocument before, PolicyDocument after) =>
    [
        .. PolicyEquivalence.Added(after, before).Select(s => "- " + s),
        .. PolicyEquivalence.Added(before, after).Select(s => "+ " + s),
    ];
}
