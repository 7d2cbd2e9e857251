using IotIamTools.Core.Text;

namespace IotIamTools.Core.Policies;

/// <summary>The places in which a policy document can stand; each allows other elements.</summary>
public enum PolicyKind
{
    /// <summary>Inline or managed policy of a user, group or role; also a permissions boundary or session policy.</summary>
    Identity,

    /// <summary>The trust policy of a role.</summary>
    Trust,

    /// <summary>A policy on a resource, such as an S3 bucket policy.</summary>
    Resource,

    /// <summary>An Organizations service control policy.</summary>
    ServiceControl,

    /// <summary>An Organizations resource control policy.</summary>
    ResourceControl,
}

/// <summary>Something for which IAM refuses a document.</summary>
/// <param name="Statement">The statement's number from 1, or null where the whole document is meant.</param>
/// <param name="Message">What it is, naming the statement.</param>
/// <param name="Problem">What it is, without the statement's name.</param>
public sealed record PolicyProblem(int? Statement, string Message, string Problem);

/// <summary>
/// What IAM refuses in a document whose grammar is right. Source: IAM user guide, reference_policies_elements (Principal,
/// NotPrincipal, Sid, Resource) and access-analyzer-reference-policy-checks (errors); the MalformedPolicyDocument messages of
/// the IAM API; Organizations user guide, orgs_manage_policies_rcps_syntax. Whether a principal is one
/// only the account can tell; what cannot be one, and what AWS takes but nobody means, is for the lint (<c>Lint.PolicyLint</c>).
/// </summary>
public static class PolicyRules
{
    /// <summary>What is wrong with the document in that place; empty where IAM takes it. Each sentence names the statement.</summary>
    /// <param name="document">The document.</param>
    /// <param name="kind">Where it is to stand.</param>
    public static IReadOnlyList<string> Check(PolicyDocument document, PolicyKind kind) => [.. Find(document, kind).Select(p => p.Message)];

    /// <summary>The same, each with the number of its statement.</summary>
    /// <param name="document">The document.</param>
    /// <param name="kind">Where it is to stand.</param>
    public static IReadOnlyList<PolicyProblem> Find(PolicyDocument document, PolicyKind kind)
    {
        var found = new List<PolicyProblem>();
        if (document.Statements.Count == 0)
        {
            found.Add(new PolicyProblem(null, "the policy has no statements", "the policy has no statements"));
        }

        var sids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < document.Statements.Count; i++)
        {
            var statement = document.Statements[i];
            var where = Where(statement, i);
            var problems = new List<string>();
            CheckSid(kind, statement, where, sids, problems);
            CheckPrincipal(kind, statement, where, problems);
            CheckActions(kind, statement, where, problems);
            CheckResource(kind, statement, where, problems);
            CheckConditions(statement, where, problems);
            found.AddRange(problems.Select(p => new PolicyProblem(i + 1, p, p[(where.Length + 2)..])));
        }

        return found;
    }

    /// <summary>What a message calls a statement: "statement 2 ('ReadTheBucket')".</summary>
    internal static string Where(Statement statement, int index)
    {
        var number = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $"statement {number}{(string.IsNullOrEmpty(statement.Sid) ? "" : $" ('{Excerpt.Of(statement.Sid)}')")}";
    }

    private static void CheckSid(PolicyKind kind, Statement statement, string where, HashSet<string> sids, List<string> problems)
    {
        if (string.IsNullOrEmpty(statement.Sid))
        {
            return;
        }

        if (!sids.Add(statement.Sid) && kind != PolicyKind.Resource)
        {
            problems.Add($"{where}: its Sid is used by an earlier statement; Sids must be unique in a policy");
        }

        if (kind is PolicyKind.Identity or PolicyKind.Trust && !statement.Sid.All(char.IsAsciiLetterOrDigit))
        {
            problems.Add($"{where}: a Sid in IAM holds letters A-Z, a-z and digits only");
        }
    }

    private static void CheckPrincipal(PolicyKind kind, Statement statement, string where, List<string> problems)
    {
        var principals = statement.Principal ?? statement.NotPrincipal;
        if (kind is PolicyKind.Identity or PolicyKind.ServiceControl)
        {
            if (principals is not null)
            {
                problems.Add($"{where}: it has a Principal, which this kind of policy cannot have: the policy is about whoever has it");
            }

            return;
        }

        if (principals is null)
        {
            problems.Add($"{where}: it has no Principal, which this kind of policy needs");
            return;
        }

        if (statement.NotPrincipal is not null && kind is PolicyKind.Trust or PolicyKind.ResourceControl)
        {
            problems.Add($"{where}: it has a NotPrincipal, which this kind of policy cannot have; write Principal");
        }

        if (kind == PolicyKind.ResourceControl)
        {
            if (principals.Principals is not [{ Kind: PrincipalKind.Aws, Value: "*" }])
            {
                problems.Add($"{where}: the Principal of a resource control policy is \"*\"; name principals in a Condition");
            }

            return;
        }

        if (kind == PolicyKind.Trust && principals.Principals.Any(p => p.Kind == PrincipalKind.CanonicalUser))
        {
            problems.Add($"{where}: a CanonicalUser stands in S3 bucket policies only");
        }
    }

    private static void CheckActions(PolicyKind kind, Statement statement, string where, List<string> problems)
    {
        foreach (var action in statement.Actions.Concat(statement.NotActions))
        {
            var service = action.AsSpan(0, Math.Max(0, action.IndexOf(':', StringComparison.Ordinal)));
            if (service.Length > 1 && service.IndexOfAny('*', '?') >= 0)
            {
                problems.Add($"{where}: the action '{Excerpt.Of(action)}' has a wildcard in its service; write the service, or * for all");
            }
        }

        if (kind == PolicyKind.Trust)
        {
            foreach (var action in statement.Actions.Where(a => !a.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)))
            {
                problems.Add($"{where}: the action '{Excerpt.Of(action)}' cannot stand in a trust policy, which may only specify STS AssumeRole actions");
            }
        }

        if (kind != PolicyKind.ResourceControl)
        {
            return;
        }

        var isDefault = statement is { Effect: Effect.Allow, Actions: ["*"], Resources: ["*"], Conditions.Count: 0 };
        if (isDefault)
        {
            return;
        }

        if (statement.Effect == Effect.Allow)
        {
            problems.Add($"{where}: a resource control policy can only deny; RCPFullAWSAccess alone allows");
        }

        if (statement.NotActions.Count > 0)
        {
            problems.Add($"{where}: it has a NotAction, which a resource control policy cannot have; write Action");
        }

        if (statement.Actions.Contains("*", StringComparer.Ordinal))
        {
            problems.Add($"{where}: the Action of a resource control policy cannot be *; name the services, such as s3:*");
        }
    }

    private static void CheckResource(PolicyKind kind, Statement statement, string where, List<string> problems)
    {
        var resources = statement.Resources.Concat(statement.NotResources).ToList();
        if (kind == PolicyKind.Trust)
        {
            if (resources.Count > 0)
            {
                problems.Add($"{where}: it has a Resource, which a trust policy cannot have: its resource is the role");
            }

            return;
        }

        // Some resources' policies have none, such as those of ECR repositories.
        if (resources.Count == 0 && kind != PolicyKind.Resource)
        {
            problems.Add($"{where}: it has neither Resource nor NotResource");
        }

        if (kind == PolicyKind.Identity)
        {
            foreach (var resource in resources.Where(r => !r.StartsWith("arn:", StringComparison.Ordinal) && r.AsSpan().IndexOfAnyExcept('*') >= 0))
            {
                problems.Add($"{where}: the resource '{Excerpt.Of(resource)}' must be in ARN format or \"*\"");
            }
        }
    }

    private static void CheckConditions(Statement statement, string where, List<string> problems)
    {
        foreach (var key in statement.Conditions.Select(c => c.Key))
        {
            var colon = key.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || colon == key.Length - 1)
            {
                problems.Add($"{where}: the condition key '{Excerpt.Of(key)}' must be prefaced by a vendor, as in aws:SourceAccount");
            }
        }
    }
}
