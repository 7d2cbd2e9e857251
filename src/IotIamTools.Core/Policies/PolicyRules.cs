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

/// <summary>
/// What IAM refuses in a document whose grammar is right. Source: IAM user guide, reference_policies_elements (Principal, Sid,
/// Resource), and the MalformedPolicyDocument messages of the IAM API.
/// </summary>
public static class PolicyRules
{
    /// <summary>What is wrong with the document in that place; empty where IAM takes it. Each sentence names the statement.</summary>
    public static IReadOnlyList<string> Check(PolicyDocument document, PolicyKind kind)
    {
        var problems = new List<string>();
        if (document.Statements.Count == 0)
        {
            problems.Add("the policy has no statements");
        }

        var sids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < document.Statements.Count; i++)
        {
            var statement = document.Statements[i];
            var where = $"statement {i + 1}{(string.IsNullOrEmpty(statement.Sid) ? "" : $" ('{statement.Sid}')")}";
            CheckSid(kind, statement, where, sids, problems);
            CheckPrincipal(kind, statement, where, problems);
            CheckResource(kind, statement, where, problems);
        }

        return problems;
    }

    private static void CheckSid(PolicyKind kind, Statement statement, string where, HashSet<string> sids, List<string> problems)
    {
        if (string.IsNullOrEmpty(statement.Sid))
        {
            return;
        }

        if (!sids.Add(statement.Sid))
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
        var hasPrincipal = statement.Principal is not null || statement.NotPrincipal is not null;
        if (kind is PolicyKind.Trust or PolicyKind.Resource or PolicyKind.ResourceControl)
        {
            if (!hasPrincipal)
            {
                problems.Add($"{where}: it has no Principal, which this kind of policy needs");
            }
        }
        else if (hasPrincipal)
        {
            problems.Add($"{where}: it has a Principal, which this kind of policy cannot have: the policy is about whoever has it");
        }
    }

    private static void CheckResource(PolicyKind kind, Statement statement, string where, List<string> problems)
    {
        var hasResource = statement.Resources.Count > 0 || statement.NotResources.Count > 0;
        if (kind == PolicyKind.Trust)
        {
            if (hasResource)
            {
                problems.Add($"{where}: it has a Resource, which a trust policy cannot have: its resource is the role");
            }
        }
        else if (!hasResource)
        {
            problems.Add($"{where}: it has neither Resource nor NotResource");
        }
    }
}
