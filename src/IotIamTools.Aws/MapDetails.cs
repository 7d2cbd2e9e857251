using IotIamTools.Core.Accounts;

namespace IotIamTools.Aws;

/// <summary>Turns the parts of GetAccountAuthorizationDetails into the terms of the domain.</summary>
internal static class MapDetails
{
    /// <summary>A user with its policies and groups.</summary>
    public static UserDetail User(Iam.UserDetail detail) => new(
        new User
        {
            Name = Map.Required(detail.UserName, "UserName"),
            Path = detail.Path ?? "/",
            Arn = Map.Required(detail.Arn, "Arn"),
            Id = detail.UserId ?? "",
            CreateDate = Map.Date(detail.CreateDate),
            PermissionsBoundaryArn = detail.PermissionsBoundary?.PermissionsBoundaryArn,
            Tags = Map.Tags(detail.Tags),
        },
        Map.List(detail.UserPolicyList, Inline),
        Map.List(detail.AttachedManagedPolicies, Map.Attached),
        detail.GroupList ?? []);

    /// <summary>A group with its policies.</summary>
    public static GroupDetail Group(Iam.GroupDetail detail) => new(
        new Group
        {
            Name = Map.Required(detail.GroupName, "GroupName"),
            Path = detail.Path ?? "/",
            Arn = Map.Required(detail.Arn, "Arn"),
            Id = detail.GroupId ?? "",
            CreateDate = Map.Date(detail.CreateDate),
        },
        Map.List(detail.GroupPolicyList, Inline),
        Map.List(detail.AttachedManagedPolicies, Map.Attached));

    /// <summary>A role with its policies.</summary>
    public static RoleDetail Role(Iam.RoleDetail detail) => new(
        new Role
        {
            Name = Map.Required(detail.RoleName, "RoleName"),
            Path = detail.Path ?? "/",
            Arn = Map.Required(detail.Arn, "Arn"),
            Id = detail.RoleId ?? "",
            CreateDate = Map.Date(detail.CreateDate),
            TrustPolicy = Map.Document(detail.AssumeRolePolicyDocument),
            PermissionsBoundaryArn = detail.PermissionsBoundary?.PermissionsBoundaryArn,
            Tags = Map.Tags(detail.Tags),
            LastUsed = Map.LastUsed(detail.RoleLastUsed),
        },
        Map.List(detail.RolePolicyList, Inline),
        Map.List(detail.AttachedManagedPolicies, Map.Attached),
        Map.List(detail.InstanceProfileList, p => Map.Required(p.InstanceProfileName, "InstanceProfileName")));

    /// <summary>A managed policy with its versions.</summary>
    public static ManagedPolicyDetail Policy(Iam.ManagedPolicyDetail detail) => new(
        new ManagedPolicy
        {
            // Not every endpoint sends the name here (moto does not); the ARN ends with it.
            Name = detail.PolicyName ?? Arns.NameIn(Map.Required(detail.Arn, "Arn")),
            Arn = Map.Required(detail.Arn, "Arn"),
            Path = detail.Path ?? "/",
            Id = detail.PolicyId ?? "",
            DefaultVersionId = detail.DefaultVersionId ?? "v1",
            AttachmentCount = detail.AttachmentCount ?? 0,
            PermissionsBoundaryUsageCount = detail.PermissionsBoundaryUsageCount ?? 0,
            IsAttachable = detail.IsAttachable ?? true,
            Description = detail.Description,
            CreateDate = Map.Date(detail.CreateDate),
            UpdateDate = Map.Date(detail.UpdateDate),
        },
        Map.List(detail.PolicyVersionList, Map.Version));

    private static InlinePolicy Inline(Iam.PolicyDetail policy) => new(Map.Required(policy.PolicyName, "PolicyName"), Map.Document(policy.PolicyDocument));
}
