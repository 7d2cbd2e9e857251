using System.Diagnostics.CodeAnalysis;
using IotIamTools.Core.Iam;

namespace IotIamTools.Parameters;

/// <summary>Finds the friendly name in an entity's ARN. Source: IAM user guide, IAM identifiers.</summary>
internal static class EntityArn
{
    /// <summary>"role", "group", "user", "policy".</summary>
    public static string Noun(EntityKind kind) => kind switch
    {
        EntityKind.Role => "role",
        EntityKind.Group => "group",
        EntityKind.User => "user",
        _ => "policy",
    };

    /// <summary>The name in an ARN of the kind; a text that is no ARN is the name.</summary>
    /// <param name="kind">What the name should be of.</param>
    /// <param name="text">A name, or an ARN such as <c>arn:aws:iam::123456789012:role/service-role/Name</c>; for a role also the ARN of a session of it.</param>
    /// <param name="name">The name.</param>
    /// <param name="problem">What is wrong with the text.</param>
    public static bool TryGetName(
        EntityKind kind, string text, [NotNullWhen(true)] out string? name, [NotNullWhen(false)] out string? problem)
    {
        name = text;
        problem = null;
        if (!IsArn(text))
        {
            return true;
        }

        // arn:partition:service:region:account:type/path/name; a session's is type/name/session.
        var resource = text.Split(':', 6) is { Length: 6 } parts ? parts[5].Split('/') : [];
        name = kind switch
        {
            _ when resource.Length < 2 => null,
            EntityKind.Role when resource is ["assumed-role", var role, _] => role,
            _ when string.Equals(resource[0], Noun(kind), StringComparison.Ordinal) => resource[^1],
            _ => null,
        };
        problem = string.IsNullOrEmpty(name) ? $"'{text}' is not the ARN of a {Noun(kind)}." : null;
        return problem is null;
    }

    /// <summary>Whether a text is an ARN rather than a name.</summary>
    public static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why something of that ARN is not in an account, or null where it may be. An ARN that is none says nothing.</summary>
    public static string? Elsewhere(string arn, AccountIdentity account)
    {
        if (arn.Split(':', 6) is not ["arn", var partition, "iam" or "sts", _, { Length: > 0 } owner, _] || (partition == account.Partition && owner == account.AccountId))
        {
            return null;
        }

        return $"'{arn}' is in account {owner} of partition {partition}, and this is account {account.AccountId} of {account.Partition}.";
    }
}
