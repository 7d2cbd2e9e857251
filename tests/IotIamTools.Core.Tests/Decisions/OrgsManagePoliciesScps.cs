using IotIamTools.Core.Decisions;
using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>Organizations user guide, orgs_manage_policies_scps and orgs_manage_policies_scps_evaluation.</summary>
public class OrgsManagePoliciesScps
{
    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(false, true, true, false)]
    [InlineData(true, false, true, false)]
    [InlineData(true, true, false, false)]
    public void Every_level_from_the_root_to_the_account_must_allow(bool root, bool unit, bool account, bool allowed) =>
        Assert.Equal(allowed, Nothing.Identity(AllowAll).Scps(Level(root), Level(unit), Level(account)).Allows());

    [Fact]
    public void A_level_without_policies_allows_nothing() => Assert.Equal(Decision.ImplicitlyDenied, Nothing.Identity(AllowAll).Scps(AllowAll, "").Decides());

    [Fact]
    public void No_levels_mean_no_organization() => Assert.True(Nothing.Identity(AllowAll).Scps().Allows());

    [Fact]
    public void A_deny_at_any_level_denies() => Assert.Equal(Decision.ExplicitlyDenied, Nothing.Identity(AllowAll).Scps(AllowAll, AllowAll + "," + DenyAll, AllowAll).Decides());

    [Fact]
    public void An_SCP_grants_nothing() => Assert.Equal(Decision.ImplicitlyDenied, Nothing.Scps(AllowAll).Decides());

    [Fact]
    public void SCPs_limit_what_resource_policies_grant() => Assert.Equal(Decision.ImplicitlyDenied, Nothing.Scps(AllowOther).OnResource(AllowTo(Aws(User))).Decides());

    [Fact]
    public void The_management_account_is_not_restricted()
    {
        var given = Nothing.Identity(AllowAll).Scps(AllowOther + "," + DenyAll);
        Assert.True(given.ManagementAccount(Here).Allows());
        Assert.False(given.ManagementAccount(There).Allows());
        Assert.True(given.ManagementAccount(Here).By(Root).Allows());
    }

    [Theory]
    [InlineData($"arn:aws:iam::{Here}:role/aws-service-role/greengrass.amazonaws.com/AWSServiceRoleForGreengrass")]
    [InlineData($"arn:aws:sts::{Here}:assumed-role/AWSServiceRoleForGreengrass/s")]
    public void Service_linked_roles_are_not_restricted(string principal) => Assert.True(Nothing.By(principal).Identity(AllowAll).Scps(DenyAll).Rcps(DenyTo("\"*\"")).Allows());

    [Theory]
    [InlineData("iot.amazonaws.com")]
    [InlineData("anonymous")]
    public void SCPs_are_for_the_principals_of_the_account(string principal) => Assert.True(Nothing.By(principal).Scps(DenyAll).OnResource(AllowTo("\"*\"")).Allows());

    [Fact]
    public void SCPs_may_have_conditions() => Assert.Equal(Decision.ExplicitlyDenied, Nothing.Identity(AllowAll).With("aws:RequestedRegion", "us-west-2")
        .Scps(AllowAll + """,{"Effect":"Deny","NotAction":["iam:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-central-1","eu-west-1"]}}}""").Decides());

    private static string Level(bool allows) => allows ? AllowAll : AllowOther;
}
