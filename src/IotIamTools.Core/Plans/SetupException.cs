namespace IotIamTools.Core.Plans;

/// <summary>A set-up holds names or values that IAM would refuse, or needs something that is not there; nothing was changed.</summary>
public sealed class SetupException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="problems">What is wrong, one sentence each.</param>
    public SetupException(IReadOnlyList<string> problems)
        : base(string.Join("; ", problems))
    {
        Problems = problems;
    }

    /// <summary>What is wrong, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }
}
