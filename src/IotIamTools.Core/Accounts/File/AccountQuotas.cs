using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>
/// The account's quotas by their names in GetAccountSummary. A file may tell them as <c>SummaryMap</c>; where it does not, the
/// default counts, or, where the file has more than that already, the most that AWS grants: the account's quota must have been
/// raised. Source: IAM user guide, reference_iam-quotas.
/// </summary>
internal sealed class AccountQuotas
{
    private static readonly Dictionary<string, (int Default, int Most)> Known = new(StringComparer.Ordinal)
    {
        ["RolesQuota"] = (1000, 10000),
        ["GroupsQuota"] = (300, 500),
        ["UsersQuota"] = (5000, 5000),
        ["PoliciesQuota"] = (1500, 10000),
        ["AttachedPoliciesPerRoleQuota"] = (IamLimits.AttachedPolicies, IamLimits.MaximumAttachedPoliciesOfRole),
        ["AttachedPoliciesPerGroupQuota"] = (IamLimits.AttachedPolicies, 10),
        ["AttachedPoliciesPerUserQuota"] = (IamLimits.AttachedPolicies, 20),
        ["GroupsPerUserQuota"] = (IamLimits.GroupsPerUser, IamLimits.GroupsPerUser),
        ["VersionsPerPolicyQuota"] = (IamLimits.PolicyVersions, IamLimits.PolicyVersions),
        ["AssumeRolePolicySizeQuota"] = (IamLimits.TrustPolicySize, IamLimits.MaximumTrustPolicySize),
        ["RolePolicySizeQuota"] = (IamLimits.RoleInlineSize, IamLimits.RoleInlineSize),
        ["GroupPolicySizeQuota"] = (IamLimits.GroupInlineSize, IamLimits.GroupInlineSize),
        ["UserPolicySizeQuota"] = (IamLimits.UserInlineSize, IamLimits.UserInlineSize),
        ["PolicySizeQuota"] = (IamLimits.ManagedPolicySize, IamLimits.ManagedPolicySize),
    };

    private readonly AccountState _state;
    private readonly RecordPart? _told;

    public AccountQuotas(AccountState state, RecordPart? summary)
    {
        _state = state;
        _told = summary;
    }

    /// <summary>The names of all quotas.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    public int Users => Of("UsersQuota", () => _state.Count(EntityFormat.User));

    public int Groups => Of("GroupsQuota", () => _state.Count(EntityFormat.Group));

    public int Roles => Of("RolesQuota", () => _state.Count(EntityFormat.Role));

    public int CustomerPolicies => Of("PoliciesQuota", CountCustomerPolicies);

    public int GroupsPerUser => Of("GroupsPerUserQuota", () => 0);

    public int VersionsPerPolicy => Of("VersionsPerPolicyQuota", () => 0);

    public int TrustPolicySize => Of("AssumeRolePolicySizeQuota", () => 0);

    public int Entities(EntityFormat format) => format.Kind switch { EntityKind.Role => Roles, EntityKind.Group => Groups, _ => Users };

    public int Attached(EntityFormat format) =>
        Of($"AttachedPoliciesPer{format.Kind}Quota", () => _state.All(format).Max(e => (int?)e.AttachedPolicies.Count()) ?? 0);

    public int InlineSize(EntityFormat format) => Of($"{format.Kind}PolicySizeQuota", () => 0);

    public int CountCustomerPolicies() => _state.Policies.Count(p => !StoredPolicies.IsAwsManaged(p));

    private int Of(string name, Func<int> inUse)
    {
        if (_told?.Number(name) is { } quota)
        {
            return quota;
        }

        var (standard, most) = Known[name];
        return inUse() > standard ? most : standard;
    }
}
