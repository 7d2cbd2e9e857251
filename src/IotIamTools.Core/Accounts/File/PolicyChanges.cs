using System.Globalization;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Customer managed policies and their versions. Source: IAM API reference, CreatePolicy, CreatePolicyVersion, DeletePolicy...</summary>
internal static class PolicyChanges
{
    private const string Versions = "PolicyVersionList";

    public static ManagedPolicy Create(AccountState state, NewPolicy policy)
    {
        const string Operation = "CreatePolicy";
        Guard.Against(
            IamNames.CheckPolicyName(policy.Name) ?? IamNames.CheckPolicyPath(policy.Path) ?? IamNames.CheckPolicyDescription(policy.Description)
                ?? IamTags.Check(policy.Tags) ?? IamDocuments.CheckManaged(policy.Document),
            Operation);
        if (state.Policies.Any(p => string.Equals(StoredPolicies.NameOf(p), policy.Name, StringComparison.OrdinalIgnoreCase) && !StoredPolicies.IsAwsManaged(p)))
        {
            throw IamErrors.PolicyExists(policy.Name).ToException(Operation);
        }

        if (state.Quotas.CountCustomerPolicies() >= state.Quotas.CustomerPolicies)
        {
            throw IamErrors.Quota("PoliciesPerAccount", state.Quotas.CustomerPolicies).ToException(Operation);
        }

        var now = state.Now();
        var record = new RecordPart(AccountFormat.Policy)
            .With("PolicyName", policy.Name)
            .With("PolicyId", state.NewId("ANPA"))
            .With("Arn", new PolicyArn(state.Identity.Partition, state.Identity.AccountId, policy.Path, policy.Name).ToString())
            .With("Path", policy.Path)
            .With("DefaultVersionId", "v1")
            .With("AttachmentCount", 0)
            .With("PermissionsBoundaryUsageCount", 0)
            .With("IsAttachable", true)
            .With("Description", string.IsNullOrEmpty(policy.Description) ? null : policy.Description)
            .With("CreateDate", now)
            .With("UpdateDate", now);
        record.List(Versions).Items.Add(StoredPolicies.Version(policy.Document, "v1", now));
        if (policy.Tags.Count > 0)
        {
            TagChanges.Append(record.List("Tags"), policy.Tags);
        }

        state.AddPolicy(record);
        return Views.Policy(state, record);
    }

    public static PolicyVersion CreateVersion(AccountState state, string policyArn, string document)
    {
        const string Operation = "CreatePolicyVersion";
        var policy = Own(state, policyArn, Operation);
        Guard.Against(IamDocuments.CheckManaged(document), Operation);
        var versions = policy.List(Versions);
        if (versions.Items.Count >= state.Quotas.VersionsPerPolicy)
        {
            throw IamErrors.TooManyVersions(state.Quotas.VersionsPerPolicy).ToException(Operation);
        }

        var id = "v" + (versions.Records.Select(NumberOf).DefaultIfEmpty().Max() + 1).ToString(CultureInfo.InvariantCulture);
        var now = state.Now();
        foreach (var other in versions.Records.Where(v => v.Flag("IsDefaultVersion") ?? false))
        {
            other.With("IsDefaultVersion", false);
        }

        // An export lists the newest version first.
        var version = StoredPolicies.Version(document, id, now);
        versions.Items.Insert(0, version);
        policy.With("DefaultVersionId", id).With("UpdateDate", now);
        state.Touch();
        return Views.Version(version, withDocument: false);
    }

    public static void Tag(AccountState state, string policyArn, IReadOnlyList<Tag> tags)
    {
        const string Operation = "TagPolicy";
        TagChanges.Put(state, Own(state, policyArn, Operation), tags, "TagsPerPolicy", Operation);
    }

    public static void Untag(AccountState state, string policyArn, IReadOnlyList<string> tagKeys) =>
        TagChanges.Remove(state, Own(state, policyArn, "UntagPolicy"), tagKeys);

    public static void DeleteVersion(AccountState state, string policyArn, string versionId)
    {
        const string Operation = "DeletePolicyVersion";
        var policy = Own(state, policyArn, Operation);
        var version = policy.List(Versions).Records.FirstOrDefault(v => v.Text("VersionId") == versionId)
            ?? throw IamErrors.NoSuchVersion(policyArn, versionId).ToException(Operation);
        Guard.Against(IsDefault(policy, version) ? IamErrors.DefaultVersion : null, Operation);
        policy.List(Versions).Items.Remove(version);
        state.Touch();
    }

    public static void Delete(AccountState state, string policyArn)
    {
        const string Operation = "DeletePolicy";
        var policy = Own(state, policyArn, Operation);
        Guard.Against(state.UsesOf(policyArn).Any() ? IamErrors.PolicyAttached : null, Operation);
        Guard.Against(policy.Items(Versions).Count > 1 ? IamErrors.PolicyHasVersions : null, Operation);
        state.RemovePolicy(policy);
    }

    /// <summary>A policy of this account; those of AWS belong to AWS.</summary>
    private static RecordPart Own(AccountState state, string policyArn, string operation)
    {
        Guard.Against(IamNames.CheckPolicyArn(policyArn), operation);
        var policy = StoredPolicies.Require(state, policyArn, operation);
        return StoredPolicies.IsAwsManaged(policy)
            ? throw new IamProblem(IamErrorCodes.AccessDenied, $"Policy {policyArn} is managed by AWS; nobody else can change or delete it.").ToException(operation)
            : policy;
    }

    private static bool IsDefault(RecordPart policy, RecordPart version) =>
        version.Flag("IsDefaultVersion") ?? version.Text("VersionId") == policy.Text("DefaultVersionId");

    private static int NumberOf(RecordPart version) =>
        version.Text("VersionId") is ['v', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
