using IotIamTools.Core.Json;

namespace IotIamTools.Core.Lint;

/// <summary>How much a finding matters, the least first.</summary>
public enum FindingLevel
{
    /// <summary>The policy could be clearer or shorter.</summary>
    Suggestion,

    /// <summary>A part of the policy probably does not do what its author meant.</summary>
    Warning,

    /// <summary>The policy gives away more than is safe.</summary>
    Security,

    /// <summary>The text is no policy, or IAM refuses it.</summary>
    Error,
}

/// <summary>Something that the author of a policy should look at.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Rule"><c>Syntax</c> where the text is no policy, <c>Refused</c> where IAM does not take it, otherwise a rule of <see cref="PolicyLint"/>.</param>
/// <param name="Statement">The statement's number from 1, or null where the whole document is meant.</param>
/// <param name="Position">Where the text is wrong, or null where it is none of its places.</param>
/// <param name="Message">What it is and what to do, naming the statement or the place.</param>
public sealed record PolicyFinding(FindingLevel Level, string Rule, int? Statement, TextPosition? Position, string Message)
{
    /// <summary>"Security PassRoleToAnything: statement 1: ...".</summary>
    public override string ToString() => $"{Level} {Rule}: {Message}";
}
