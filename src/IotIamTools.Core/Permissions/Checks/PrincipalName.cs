using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>How the user names a principal: a name, or an ARN. The ARN of an assumed-role session means its role.</summary>
/// <param name="Text">The name or ARN, as it was given.</param>
/// <param name="Kind">What the name is the name of, where that is known; otherwise a user of that name is meant, then a role, then a group.</param>
public sealed record PrincipalName(string Text, EntityKind? Kind = null)
{
    /// <summary>The text as it was given.</summary>
    public override string ToString() => Text;

    /// <summary>The parts of the name.</summary>
    /// <param name="problem">Why the text names no user, role or group; otherwise null.</param>
    internal Parts? Read(out string? problem)
    {
        problem = null;
        if (!Text.StartsWith("arn:", StringComparison.Ordinal))
        {
            if (Text.Length == 0 || Text.AsSpan().IndexOfAny(':', '/', '*') >= 0)
            {
                problem = $"'{Excerpt.Of(Text)}' is no name of a user, role or group, nor an ARN";
                return null;
            }

            return new Parts(Kind, Text, null, null);
        }

        if (!Arn.TryParse(Text, out var arn))
        {
            problem = $"'{Excerpt.Of(Text)}' is no ARN";
            return null;
        }

        var account = arn.Account.ToString();
        var fields = arn.Resource.ToString().Split('/');
        switch (arn.Service.ToString(), fields)
        {
            case ("iam", ["user" or "role" or "group", .., { Length: > 0 } name]):
                return new Parts(Enum.Parse<EntityKind>(fields[0], ignoreCase: true), name, account, Text);
            case ("sts", ["assumed-role", { Length: > 0 } role, _]):
                return new Parts(EntityKind.Role, role, account, null);
            case ("iam", ["root"]):
                problem = $"'{Excerpt.Of(Text)}' is the account's root user: it has no policies and may do everything that the organization does not deny";
                return null;
            default:
                problem = $"'{Excerpt.Of(Text)}' is not the ARN of a user, role, group or assumed-role session";
                return null;
        }
    }

    /// <summary>What a name says.</summary>
    /// <param name="Kind">User, role or group, where it is known.</param>
    /// <param name="Name">The name without path.</param>
    /// <param name="AccountId">The account that an ARN names.</param>
    /// <param name="Arn">The ARN with its path, where one was given.</param>
    internal sealed record Parts(EntityKind? Kind, string Name, string? AccountId, string? Arn);
}
