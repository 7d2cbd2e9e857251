using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>
/// What IAM says when it refuses. The API reference names the codes; the messages are those that IAM is known to give, as tools
/// quote them. Where IAM leaves the reader helpless, a sentence follows.
/// </summary>
internal static class IamErrors
{
    public static IamProblem NoSuchEntity(Entity entity) =>
        new(IamErrorCodes.NoSuchEntity, $"The {Word(entity.Kind)} with name {entity.Name} cannot be found.");

    public static IamProblem NoSuchInlinePolicy(EntityKind kind, string policyName) =>
        new(IamErrorCodes.NoSuchEntity, $"The {Word(kind)} policy with name {policyName} cannot be found.");

    public static IamProblem NoSuchPolicy(string arn) => new(IamErrorCodes.NoSuchEntity, $"Policy {arn} was not found.");

    public static IamProblem NoSuchVersion(string arn, string versionId) =>
        new(IamErrorCodes.NoSuchEntity, $"Policy {arn} version {versionId} does not exist or is not attachable.");

    public static IamProblem NotAttachable(string arn, string? advice = null) =>
        new(IamErrorCodes.NoSuchEntity, $"Policy {arn} does not exist or is not attachable.{advice}");

    public static IamProblem NoSuchBoundary(string arn, string? advice = null) =>
        new(IamErrorCodes.NoSuchEntity, $"Scope ARN: {arn} does not exist or is not attachable.{advice}");

    public static IamProblem ServiceLinkedPolicy(EntityKind kind) =>
        new(IamErrorCodes.PolicyNotAttachable, $"Cannot attach a Service Role Policy to a Customer {kind}.");

    public static IamProblem Exists(EntityKind kind, string name) => new(IamErrorCodes.EntityAlreadyExists, $"{kind} with name {name} already exists.");

    public static IamProblem PolicyExists(string name) =>
        new(IamErrorCodes.EntityAlreadyExists, $"A policy called {name} already exists. Duplicate names are not allowed.");

    public static IamProblem Quota(string quota, int size) => new(IamErrorCodes.LimitExceeded, $"Cannot exceed quota for {quota}: {size}");

    public static IamProblem InlineSize(Entity entity, int size) =>
        new(IamErrorCodes.LimitExceeded, $"Maximum policy size of {size} bytes exceeded for {Word(entity.Kind)} {entity.Name}");

    public static IamProblem TooManyVersions(int quota) => new(
        IamErrorCodes.LimitExceeded,
        $"A managed policy can have up to {quota} versions. Before you create a new version, you must delete an existing version.");

    public static IamProblem MustFirst(string what) => new(IamErrorCodes.DeleteConflict, $"Cannot delete entity, must {what} first.");

    public static IamProblem NoCredentials { get; } = new(IamErrorCodes.OperationNotSupported, "An account file does not have the credentials of users in it.");

    public static IamProblem PolicyAttached { get; } = new(IamErrorCodes.DeleteConflict, "Cannot delete a policy attached to entities.");

    public static IamProblem PolicyHasVersions { get; } = new(
        IamErrorCodes.DeleteConflict,
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");

    public static IamProblem DefaultVersion { get; } = new(IamErrorCodes.DeleteConflict, "Cannot delete the default version of a policy.");

    public static IamProblem InvalidPrincipal(string kind, string value) =>
        new(IamErrorCodes.MalformedPolicyDocument, $"Invalid principal in policy: \"{kind}\":\"{value}\"");

    public static IamProblem NotFor(Entity entity, string what) =>
        new(IamErrorCodes.InvalidInput, $"A {Word(entity.Kind)} has no {what}.");

    private static string Word(EntityKind kind) => kind.ToString().ToLowerInvariant();
}
