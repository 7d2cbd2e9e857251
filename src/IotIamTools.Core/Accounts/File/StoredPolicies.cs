using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>
/// The managed policies of the file. An export lists the customer's own and those of AWS that are in use, so a policy of AWS comes
/// into the list when it is first used and goes with its last use.
/// </summary>
internal static class StoredPolicies
{
    private const string AttachmentCount = "AttachmentCount";
    private const string BoundaryCount = "PermissionsBoundaryUsageCount";

    public static bool IsAwsManaged(RecordPart policy) => PolicyArn.Find(policy.Text("Arn") ?? "") is { IsAwsManaged: true };

    /// <summary>Why the policy cannot be attached, or be a boundary; null where it can.</summary>
    /// <param name="state">The account.</param>
    /// <param name="policyArn">The policy.</param>
    /// <param name="kind">What it is attached to.</param>
    /// <param name="missing">Makes the error for a policy that is not there.</param>
    public static IamProblem? CheckUsable(AccountState state, string policyArn, EntityKind kind, Func<string, string?, IamProblem> missing)
    {
        if (IamNames.CheckPolicyArn(policyArn) is { } problem)
        {
            return problem;
        }

        var arn = PolicyArn.Find(policyArn)!;
        if (arn.Partition != state.Identity.Partition)
        {
            return new IamProblem(IamErrorCodes.InvalidInput, $"ARN {policyArn} is not valid. The account is in the partition {state.Identity.Partition}.");
        }

        if (arn.IsServiceLinked)
        {
            return IamErrors.ServiceLinkedPolicy(kind);
        }

        if (AwsManagedPolicies.Find(policyArn) is { } known)
        {
            return known.IsDeprecated ? missing(policyArn, null) : null;
        }

        if (state.FindPolicy(policyArn) is { } stored)
        {
            return stored.Flag("IsAttachable") ?? true ? null : missing(policyArn, null);
        }

        if (state.UsesOf(policyArn).Any())
        {
            // An export that was made with a filter has no list of policies; what is in use there exists.
            return null;
        }

        return missing(policyArn, arn.IsAwsManaged
            ? " The account file knows the AWS managed policies of the built-in set-ups and those in its 'Policies' list only; copy this one there from an export of an account that uses it."
            : null);
    }

    public static void CountUse(AccountState state, string policyArn, bool asBoundary)
    {
        if (state.FindPolicy(policyArn) is not { } policy)
        {
            if (AwsManagedPolicies.Find(policyArn) is not { } known)
            {
                return;
            }

            policy = Record(known, state.Identity.Partition);
            state.AddPolicy(policy);
        }

        var member = asBoundary ? BoundaryCount : AttachmentCount;
        Count(policy, member, +1);
    }

    /// <summary>To be called after the use was taken away.</summary>
    public static void CountEnd(AccountState state, string policyArn, bool asBoundary)
    {
        if (state.FindPolicy(policyArn) is not { } policy)
        {
            return;
        }

        var member = asBoundary ? BoundaryCount : AttachmentCount;
        Count(policy, member, -1);
        if (IsAwsManaged(policy) && !IsUsed(state, policy) && !state.Policies.Any(p => p != policy && IsAwsManaged(p) && !IsUsed(state, p)))
        {
            // A file that lists policies of AWS that nobody uses keeps this one, too.
            state.RemovePolicy(policy);
        }
    }

    /// <summary>A policy of AWS as an export has it. Its creation date is not known; the version's stands for it.</summary>
    public static RecordPart Record(AwsManagedPolicy policy, string partition)
    {
        var arn = policy.ArnIn(partition);
        var date = StoredDates.Write(policy.UpdateDate);
        var record = new RecordPart(AccountFormat.Policy)
            .With("PolicyName", policy.Name)
            .With("PolicyId", EntityIds.For("ANPA", arn))
            .With("Arn", arn)
            .With("Path", policy.Path)
            .With("DefaultVersionId", policy.DefaultVersionId)
            .With(AttachmentCount, 0)
            .With(BoundaryCount, 0)
            .With("IsAttachable", !policy.IsDeprecated)
            .With("Description", policy.Description)
            .With("CreateDate", date)
            .With("UpdateDate", date);
        record.List("PolicyVersionList").Items.Add(Version(policy.DocumentIn(partition), policy.DefaultVersionId, date));
        return record;
    }

    public static RecordPart Version(string document, string versionId, string date) => new RecordPart(AccountFormat.PolicyVersion)
        .Set("Document", StoredDocument.Write(document))
        .With("VersionId", versionId)
        .With("IsDefaultVersion", true)
        .With("CreateDate", date);

    /// <summary>A policy of the file, or of AWS; null where neither has it.</summary>
    public static RecordPart? Find(AccountState state, string policyArn) => state.FindPolicy(policyArn)
        ?? (AwsManagedPolicies.Find(policyArn) is { IsDeprecated: false } known && known.ArnIn(state.Identity.Partition) == policyArn
            ? Record(known, state.Identity.Partition)
            : null);

    /// <summary>The customer's policies; with those of AWS, also the ones that can be attached but are not in use.</summary>
    public static IEnumerable<RecordPart> All(AccountState state, bool includeAwsManaged)
    {
        var stored = state.Policies.Where(p => includeAwsManaged || !IsAwsManaged(p));
        var partition = state.Identity.Partition;
        return includeAwsManaged
            ? stored.Concat(AwsManagedPolicies.All.Where(p => !p.IsDeprecated && state.FindPolicy(p.ArnIn(partition)) is null).Select(p => Record(p, partition)))
            : stored;
    }

    public static RecordPart Require(AccountState state, string policyArn, string operation) =>
        Find(state, policyArn) ?? throw IamErrors.NoSuchPolicy(policyArn).ToException(operation);

    /// <summary>The policy's name; exports of some IAM servers have it in the ARN only.</summary>
    public static string NameOf(RecordPart policy) => policy.Text("PolicyName") ?? (policy.Text("Arn") is { } arn ? IamNames.NameIn(arn) : "");

    private static void Count(RecordPart policy, string member, int change)
    {
        // A file that does not count keeps not counting.
        if (policy.Number(member) is { } count)
        {
            policy.With(member, Math.Max(count + change, 0));
        }
    }

    private static bool IsUsed(AccountState state, RecordPart policy) =>
        policy.Number(AttachmentCount) > 0 || policy.Number(BoundaryCount) > 0 || state.UsesOf(policy.Text("Arn") ?? "").Any();
}
