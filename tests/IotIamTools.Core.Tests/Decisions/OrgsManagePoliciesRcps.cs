using IotIamTools.Core.Decisions;
using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>Organizations user guide, orgs_manage_policies_rcps and orgs_manage_policies_rcps_evaluation.</summary>
public class OrgsManagePoliciesRcps
{
    private const string OnlyTls = """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"BoolIfExists":{"aws:SecureTransport":"false"}}}""";

    [Fact]
    public void RCPFullAWSAccess_is_always_there_so_a_level_without_allows_limits_nothing() => Assert.True(Nothing.Identity(AllowAll).Rcps("", OnlyTls).With("aws:SecureTransport", "true").Allows());

    [Fact]
    public void An_RCP_grants_nothing() => Assert.False(Nothing.Rcps(AllowTo("\"*\"")).Allows());

    [Theory]
    [InlineData(User)]
    [InlineData(Session)]
    [InlineData(Root)]
    [InlineData("iot.amazonaws.com")]
    [InlineData("anonymous")]
    public void A_deny_at_any_level_denies_everyone(string principal)
    {
        var given = Nothing.By(principal).Identity(AllowAll).OnResource(AllowTo("\"*\"")).With("aws:SecureTransport", "false");
        Assert.Equal(Decision.ExplicitlyDenied, given.Rcps(OnlyTls).Decides());
        Assert.Equal(Decision.ExplicitlyDenied, given.Rcps("", "", OnlyTls).Decides());
    }

    [Fact]
    public void Principals_of_other_accounts_are_denied_too() => Assert.Equal(
        Decision.ExplicitlyDenied,
        Nothing.InAccount(There).Identity(AllowAll).OnResource(AllowTo(Aws(User))).Rcps(DenyTo("\"*\"")).Decides());

    [Fact]
    public void Resources_of_the_management_account_are_not_restricted()
    {
        var given = Nothing.InAccount(There).Identity(AllowAll).OnResource(AllowTo(Aws(User))).Rcps(DenyTo("\"*\""));
        Assert.True(given.ManagementAccount(There).Allows());
        Assert.False(given.ManagementAccount(Here).Allows());
    }

    [Theory]
    [InlineData("s3:GetObject", Decision.ExplicitlyDenied)]
    [InlineData("STS:AssumeRole", Decision.ExplicitlyDenied)]
    [InlineData("dynamodb:GetItem", Decision.ExplicitlyDenied)]
    [InlineData("iot:Publish", Decision.Allowed)]
    [InlineData("greengrass:CreateDeployment", Decision.Allowed)]
    public void They_apply_to_the_services_that_support_them(string action, Decision decision) =>
        Assert.Equal(decision, Nothing.Identity(AllowAll).Rcps(DenyTo("\"*\"")).Decides(action, "*"));

    [Fact]
    public void An_RCP_that_would_deny_and_does_not_apply_is_told()
    {
        const string ToAnOrganization = """{"Effect":"Deny","Principal":"*","Action":"iot:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-2"}}}""";
        Assert.Matches(
            "^The resource control policies were not applied: in AWS's list of 20[0-9]{2}-[0-9]{2}-[0-9]{2} the service iot does not support them.$",
            Assert.Single(Nothing.Identity(AllowAll).Rcps(DenyTo("\"*\"")).Explains("iot:Publish").Unresolved));
        var explanation = Nothing.Identity(AllowAll).Rcps(ToAnOrganization).Explains("iot:Publish");
        Assert.Single(explanation.Unresolved);
        Assert.Empty(explanation.MissingContextKeys);
        Assert.Empty(Nothing.Identity(AllowAll).Rcps(AllowTo("\"*\""), OnlyTls).Explains("iot:Publish").Unresolved);
    }

    /// <summary>KMS developer guide, resource-control-policies.</summary>
    [Fact]
    public void Retiring_a_grant_is_outside_of_RCPs()
    {
        const string Key = $"arn:aws:kms:us-east-1:{Here}:key/1";
        var given = Nothing.OnResource(AllowTo(Aws(User))).Rcps(DenyTo("\"*\""));
        Assert.True(given.Allows("kms:RetireGrant", Key));
        Assert.False(given.Allows("kms:RevokeGrant", Key));
    }
}
