using IotIamTools.Core.Actions;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Policies;

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

/// <summary>What a check found in a policy.</summary>
/// <param name="Kind">The kind that it was checked as, or null where the text is no policy.</param>
/// <param name="Findings">Errors first, then the others in the order of the statements.</param>
public sealed record PolicyReport(PolicyKind? Kind, IReadOnlyList<PolicyFinding> Findings)
{
    /// <summary>Whether nothing of that level or above was found.</summary>
    public bool Passes(FindingLevel failOn) => Findings.All(f => f.Level < failOn);

    /// <summary>How many findings are of that level.</summary>
    public int Count(FindingLevel level) => Findings.Count(f => f.Level == level);
}

/// <summary>The whole check of a policy: its grammar, what IAM refuses (<see cref="PolicyRules"/>), and what is seldom meant or safe (<see cref="PolicyLint"/>).</summary>
public static class PolicyCheck
{
    private const string Syntax = "Syntax";
    private const string Refused = "Refused";

    /// <summary>Checks a text; one that is no policy is a finding with its place.</summary>
    /// <param name="text">The policy's text.</param>
    /// <param name="kind">What kind of policy it is; by default what <see cref="KindOf"/> takes it for.</param>
    public static PolicyReport Run(string text, PolicyKind? kind = null) =>
        PolicyParser.TryParse(text, out var document, out var error) ? Run(document, kind) : Of(error);

    /// <summary>Checks a document.</summary>
    /// <param name="document">The policy.</param>
    /// <param name="kind">What kind of policy it is; by default what <see cref="KindOf"/> takes it for.</param>
    public static PolicyReport Run(PolicyDocument document, PolicyKind? kind = null)
    {
        var found = kind ?? KindOf(document);
        return new PolicyReport(found,
        [
            .. PolicyRules.Find(document, found).Select(p => new PolicyFinding(FindingLevel.Error, Refused, p.Statement, Position: null, p.Message)),
            .. PolicyLint.Check(document, found, ActionCatalog.Default).Select(f => new PolicyFinding(LevelOf(f.Severity), f.Rule, f.Statement, Position: null, f.Message)),
        ]);
    }

    /// <summary>The report on a text that is no policy.</summary>
    public static PolicyReport Of(PolicyFormatException error) =>
        new(Kind: null, [new PolicyFinding(FindingLevel.Error, Syntax, Statement: null, error.Position, $"{error.Position}: {error.Problem}")]);

    /// <summary>
    /// What kind of policy a document probably is: one without principals is an identity policy; one with them is a trust policy where all
    /// that it is about is to assume, and a resource's policy otherwise.
    /// </summary>
    public static PolicyKind KindOf(PolicyDocument document) =>
        document.Statements.All(s => s.Principal is null && s.NotPrincipal is null) ? PolicyKind.Identity
        : document.Statements.All(s => s.Resources.Count + s.NotResources.Count == 0 && s.Actions.All(a => a.StartsWith("sts:", StringComparison.OrdinalIgnoreCase))) ? PolicyKind.Trust
        : PolicyKind.Resource;

    private static FindingLevel LevelOf(LintSeverity severity) => severity switch
    {
        LintSeverity.Security => FindingLevel.Security,
        LintSeverity.Warning => FindingLevel.Warning,
        _ => FindingLevel.Suggestion,
    };
}
