using System.Buffers;

namespace IotIamTools.Core.Iam;

/// <summary>
/// Which names, paths, descriptions, durations and ARNs IAM takes. Each check gives null where the value is right. Source: IAM API
/// reference (roleNameType, pathType, policyPathType, roleDescriptionType, roleMaxSessionDurationType, arnType).
/// </summary>
public static class IamNames
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(LettersAndDigits + "_+=,.@-");
    private static readonly SearchValues<char> PolicyPathCharacters = SearchValues.Create(LettersAndDigits + "_+=,.@-/");

    /// <summary>The path of roles that belong to AWS services. Source: IAM user guide, using-service-linked-roles.</summary>
    public const string ServiceLinkedPath = "/aws-service-role/";

    /// <summary>Whether what is at that path belongs to an AWS service.</summary>
    public static bool IsServiceLinkedPath(ReadOnlySpan<char> path) => path.StartsWith(ServiceLinkedPath, StringComparison.Ordinal);

    /// <summary>The path of roles that only AWS changes, such as those of IAM Identity Center. Source: IAM Identity Center user guide, referencingpermissionsets.</summary>
    public const string ReservedPath = "/aws-reserved/";

    /// <summary>Whether only AWS changes the role at that path: a service-linked role, or one of IAM Identity Center.</summary>
    public static bool IsProtectedPath(ReadOnlySpan<char> path) => IsServiceLinkedPath(path) || path.StartsWith(ReservedPath, StringComparison.Ordinal);

    /// <summary>What IAM says when somebody changes a role that only AWS changes.</summary>
    public static IamProblem Protected(string roleName) => new(
        IamErrorCodes.UnmodifiableEntity, $"Cannot perform the operation on the protected role '{roleName}' - this role is only modifiable by AWS");

    /// <summary>The path of a role that is created: not one that AWS keeps for its own roles.</summary>
    public static IamProblem? CheckRolePath(string path) => CheckPath(path) ?? (IsProtectedPath(path)
        ? new IamProblem(IamErrorCodes.InvalidInput, $"The path {(IsServiceLinkedPath(path) ? ServiceLinkedPath : ReservedPath)} is reserved for roles that belong to AWS.")
        : null);

    /// <summary>The name in the ARN of a role, user, group or policy: what stands behind its path.</summary>
    public static string NameIn(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>A role's name: 1 to 64 of <c>A-Z a-z 0-9 _ + = , . @ -</c>.</summary>
    public static IamProblem? CheckRoleName(string name) => CheckName(name, "roleName", IamLimits.RoleNameLength);

    /// <summary>The name of a user to be made: 1 to 64 of <c>A-Z a-z 0-9 _ + = , . @ -</c>.</summary>
    public static IamProblem? CheckUserName(string name) => CheckName(name, "userName", IamLimits.UserNameLength);

    /// <summary>A group's name: 1 to 128 of <c>A-Z a-z 0-9 _ + = , . @ -</c>.</summary>
    public static IamProblem? CheckGroupName(string name) => CheckName(name, "groupName", IamLimits.GroupNameLength);

    /// <summary>A policy's name, managed or inline: 1 to 128 of <c>A-Z a-z 0-9 _ + = , . @ -</c>.</summary>
    public static IamProblem? CheckPolicyName(string name) => CheckName(name, "policyName", IamLimits.PolicyNameLength);

    /// <summary>The name of an entity of a kind.</summary>
    public static IamProblem? CheckEntityName(EntityKind kind, string name) => kind switch
    {
        EntityKind.Role => CheckRoleName(name),
        EntityKind.Group => CheckGroupName(name),
        EntityKind.User => CheckUserName(name),
        _ => CheckPolicyName(name),
    };

    /// <summary>The path of a role, user or group: <c>/</c>, or printable ASCII between two slashes, at most 512.</summary>
    public static IamProblem? CheckPath(string path)
    {
        if (CheckLength(path, "path", 1, IamLimits.PathLength) is { } problem)
        {
            return problem;
        }

        var framed = path[0] == '/' && path[^1] == '/';
        return framed && path.AsSpan().IndexOfAnyExceptInRange('\u0021', '\u007e') < 0 && path != "//"
            ? null
            : Invalid("path", "It must begin and end with / and contain only alphanumeric characters and/or / characters.");
    }

    /// <summary>The path of a managed policy: as other paths, of name characters only and without empty parts.</summary>
    public static IamProblem? CheckPolicyPath(string path)
    {
        if (CheckPath(path) is { } problem)
        {
            return problem;
        }

        return path.AsSpan().IndexOfAnyExcept(PolicyPathCharacters) < 0 && !path.Contains("//", StringComparison.Ordinal)
            ? null
            : Invalid("path", "It must begin and end with / and contain only alphanumeric characters and/or / characters.");
    }

    /// <summary>A role's description: at most 1000 of tab, line feed, carriage return, U+0020-U+007E and U+00A1-U+00FF; null is no description.</summary>
    public static IamProblem? CheckRoleDescription(string? description)
    {
        if (CheckPolicyDescription(description) is { } problem)
        {
            return problem;
        }

        foreach (var c in description ?? "")
        {
            if (c is not ('\t' or '\n' or '\r' or (>= '\u0020' and <= '\u007e') or (>= '\u00a1' and <= '\u00ff')))
            {
                return Pattern(description!, "description", @"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*");
            }
        }

        return null;
    }

    /// <summary>A managed policy's description: at most 1000 characters; null is no description.</summary>
    public static IamProblem? CheckPolicyDescription(string? description) => CheckLength(description ?? "", "description", 0, IamLimits.DescriptionLength);

    /// <summary>A role's longest session in seconds: 3600 to 43200.</summary>
    public static IamProblem? CheckSessionDuration(int seconds) => seconds switch
    {
        < IamLimits.MinSessionDuration => Constraint($"{seconds}", "maxSessionDuration", $"Member must have value greater than or equal to {IamLimits.MinSessionDuration}"),
        > IamLimits.MaxSessionDuration => Constraint($"{seconds}", "maxSessionDuration", $"Member must have value less than or equal to {IamLimits.MaxSessionDuration}"),
        _ => null,
    };

    /// <summary>A managed policy's ARN, of AWS or of an account: <c>arn:PARTITION:iam::ACCOUNT:policy/PATH/NAME</c>.</summary>
    public static IamProblem? CheckPolicyArn(string arn)
    {
        if (CheckLength(arn, "policyArn", IamLimits.MinArnLength, IamLimits.MaxArnLength) is { } problem)
        {
            return problem;
        }

        return PolicyArn.Find(arn) is not null ? null : new IamProblem(IamErrorCodes.InvalidInput, $"ARN {arn} is not valid.");
    }

    internal static IamProblem Constraint(string value, string member, string constraint) =>
        new(IamErrorCodes.ValidationError, $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");

    internal static IamProblem Pattern(string value, string member, string pattern) =>
        Constraint(value, member, $"Member must satisfy regular expression pattern: {pattern}");

    internal static IamProblem? CheckLength(string value, string member, int min, int max)
    {
        if (value.Length < min)
        {
            return Constraint(value, member, $"Member must have length greater than or equal to {min}");
        }

        return value.Length > max ? Constraint(value, member, $"Member must have length less than or equal to {max}") : null;
    }

    private static IamProblem? CheckName(string name, string member, int max)
    {
        if (CheckLength(name, member, 1, max) is { } problem)
        {
            return problem;
        }

        return name.AsSpan().IndexOfAnyExcept(NameCharacters) < 0
            ? null
            : Invalid(member, "It must contain only alphanumeric characters and/or the following: +=,.@_-");
    }

    private static IamProblem Invalid(string member, string rule) =>
        new(IamErrorCodes.ValidationError, $"The specified value for {member} is invalid. {rule}");
}
