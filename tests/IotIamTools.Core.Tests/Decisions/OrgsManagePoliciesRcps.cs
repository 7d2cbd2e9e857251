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
