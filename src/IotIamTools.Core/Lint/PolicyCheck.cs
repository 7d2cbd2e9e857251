using IotIamTools.Core.Json;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Lint;

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
    public static PolicyReport Run(string text, PolicyKind? kind = null)
    {
        if (!PolicyParser.TryParse(text, out var document, out var error))
        {
            return Of(error);
        }

        var report = Run(document, kind);
        return ForeignCharacter(text) is { } finding && report.Kind is PolicyKind.Identity or PolicyKind.Trust
            ? report with { Findings = [finding, .. report.Findings] }
            : report;
    }

    /// <summary>Checks a document.</summary>
    /// <param name="document">The policy.</param>
    /// <param name="kind">What kind of policy it is; by default what <see cref="KindOf"/> takes it for.</param>
    public static PolicyReport Run(PolicyDocument document, PolicyKind? kind = null)
    {
        var found = kind ?? KindOf(document);
        return new PolicyReport(found,
        [
            .. PolicyRules.Find(document, found).Select(p => new PolicyFinding(FindingLevel.Error, Refused, p.Statement, Position: null, p.Message)),
            .. PolicyLint.Check(document, found),
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

    /// <summary>The first character that the IAM API does not take in a policy. Source: IAM API reference, policyDocumentType.</summary>
    private static PolicyFinding? ForeignCharacter(string text)
    {
        // A byte order mark is the file's, not the policy's.
        text = text.TrimStart('\uFEFF');
        var index = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00FF');
        if (index < 0)
        {
            return null;
        }

        var position = TextPosition.Of(text, index);
        var character = char.IsHighSurrogate(text[index]) ? text.Substring(index, 2) : text[index..(index + 1)];
        var escape = string.Concat(character.Select(c => $"\\u{(int)c:X4}"));
        return new PolicyFinding(FindingLevel.Error, Refused, Statement: null, position, $"{position}: IAM takes no character above U+00FF such as '{character}'; write {escape}");
    }
}
