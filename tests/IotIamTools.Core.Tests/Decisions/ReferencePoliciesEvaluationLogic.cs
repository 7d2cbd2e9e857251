using IotIamTools.Core.Decisions;
using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>IAM user guide, reference_policies_evaluation-logic and its pages on one account: what allows, what denies, and what limits what.</summary>
public class ReferencePoliciesEvaluationLogic
{
    private const string Key = $"arn:aws:kms:us-east-1:{Here}:key/1";

    [Fact]
    public void By_default_all_requests_are_implicitly_denied() => Assert.Equal(Decision.ImplicitlyDenied, Nothing.Decides());

    [Fact]
    public void Except_those_of_the_root_user() => Assert.Equal(Decision.Allowed, Nothing.By(Root).Decides());

    [Fact]
    public void An_allow_in_an_identity_policy_overrides_the_default() => Assert.True(Nothing.Identity(AllowAll).Allows());

    [Fact]
    public void An_allow_in_a_group_policy_overrides_the_default() => Assert.True(Nothing.Group(AllowAll).Allows());

    [Fact]
    public void An_allow_in_a_resource_policy_overrides_the_default() => Assert.True(Nothing.OnResource(AllowTo(Aws(User))).Allows());

    [Fact]
    public void An_explicit_deny_in_any_policy_overrides_all_allows()
    {
        var allowed = Nothing.By(Session).Identity(AllowAll).Group(AllowAll).Boundary(AllowAll).SessionPolicy(AllowAll).OnResource(AllowTo(Aws(Session))).Scps(AllowAll);
        Assert.True(allowed.Allows());
        Assert.All(
            [
                allowed.Identity(AllowAll, DenyAll), allowed.Group(DenyAll), allowed.Boundary(AllowAll, DenyAll), allowed.SessionPolicy(AllowAll, DenyAll),
                allowed.OnResource(AllowTo(Aws(Session)), DenyTo("\"*\"")), allowed.Scps(AllowAll + "," + DenyAll), allowed.Rcps(DenyTo("\"*\"")),
            ],
            given => Assert.Equal(Decision.ExplicitlyDenied, given.Decides()));
    }

    /// <summary>The page's table "Resource-based policies and implicit denies in other policy types (same account)".</summary>
    [Theory]
    [InlineData(Session, Role, false)]
    [InlineData(Session, Session, true)]
    [InlineData(User, User, true)]
    [InlineData(Federated, User, false)]
    [InlineData(Federated, Federated, true)]
    [InlineData(Root, Root, true)]
    public void Implicit_denies_in_all_other_policies_limit_only_what_is_granted_to_the_role_or_to_the_user_behind_a_session(string principal, string named, bool allowed) =>
        Assert.Equal(allowed, Nothing.By(principal).Identity(AllowOther).Boundary(AllowOther).SessionPolicy(principal == Root ? AllowAll : AllowOther).OnResource(AllowTo(Aws(named))).Allows());

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void A_grant_to_the_role_is_limited_by_boundary_and_session_policy_but_needs_no_identity_policy(bool boundary, bool session, bool allowed) =>
        Assert.Equal(allowed, Nothing.By(Session).Boundary(boundary ? AllowAll : AllowOther).SessionPolicy(session ? AllowAll : AllowOther).OnResource(AllowTo(Aws(Role))).Allows());

    [Fact]
    public void A_grant_to_the_role_without_boundary_and_session_policy_is_enough() => Assert.True(Nothing.By(Session).OnResource(AllowTo(Aws(Role))).Allows());

    [Fact]
    public void A_grant_to_the_role_of_another_name_is_none() => Assert.False(Nothing.By(Session).OnResource(AllowTo(Aws($"arn:aws:iam::{Here}:role/other"))).Allows());

    [Fact]
    public void A_service_principal_needs_a_resource_policy_and_no_more()
    {
        Assert.True(Nothing.By("logs.amazonaws.com").OnResource(AllowTo("""{"Service":"logs.amazonaws.com"}""")).Allows());
        Assert.False(Nothing.By("logs.amazonaws.com").Identity(AllowAll).Allows());
    }

    [Theory]
    [InlineData(false, false, false, false)]
    [InlineData(true, false, false, true)]
    [InlineData(true, true, false, false)]
    [InlineData(true, true, true, true)]
    [InlineData(false, true, true, false)]
    public void A_boundary_that_is_attached_must_allow_as_well(bool identity, bool attached, bool boundary, bool allowed)
    {
        var given = Nothing.Identity(identity ? AllowAll : AllowOther);
        given = attached ? given.Boundary(boundary ? AllowAll : AllowOther) : given;
        Assert.Equal(allowed, given.Allows());
    }

    [Fact]
    public void A_session_of_GetFederationToken_without_a_session_policy_has_no_permissions()
    {
        Assert.False(Nothing.By(Federated).Identity(AllowAll).Allows());
        Assert.True(Nothing.By(Federated).Identity(AllowAll).SessionPolicy(AllowAll).Allows());
        Assert.True(Nothing.By(Session).Identity(AllowAll).Allows());
    }

    [Fact]
    public void A_grant_to_the_account_alone_delegates_and_does_not_allow()
    {
        Assert.False(Nothing.OnResource(AllowTo(Aws(Here))).Allows());
        Assert.True(Nothing.OnResource(AllowTo(Aws(Here))).Identity(AllowAll).Allows());
    }

    [Fact]
    public void A_key_policy_must_allow_explicitly()
    {
        Assert.False(Nothing.Identity(AllowAll).Allows("kms:Decrypt", Key));
        Assert.False(Nothing.Identity(AllowAll).OnResource(AllowTo(Aws(Role))).Allows("kms:Decrypt", Key));
        Assert.False(Nothing.By(Root).Allows("kms:Decrypt", Key));
        Assert.True(Nothing.Identity(AllowAll).OnResource(AllowTo(Aws(Root))).Allows("kms:Decrypt", Key));
        Assert.False(Nothing.OnResource(AllowTo(Aws(Root))).Allows("kms:Decrypt", Key));
        Assert.True(Nothing.OnResource(AllowTo(Aws(User))).Allows("kms:Decrypt", Key));
        Assert.True(Nothing.By(Root).OnResource(AllowTo(Aws(Root))).Allows("kms:Decrypt", Key));
    }

    [Fact]
    public void What_is_no_key_needs_no_key_policy()
    {
        Assert.True(Nothing.Identity(AllowAll).Allows("kms:CreateAlias", $"arn:aws:kms:us-east-1:{Here}:alias/a"));
        Assert.True(Nothing.Identity(AllowAll).Allows("kms:ListKeys", "*"));
    }

    [Fact]
    public void A_trust_policy_must_allow_explicitly()
    {
        const string Trust = """{"Effect":"Allow","Principal":{"AWS":"PRINCIPAL"},"Action":"sts:AssumeRole"}""";
        Assert.False(Nothing.Identity(AllowAll).Allows("sts:AssumeRole", Role));
        Assert.True(Nothing.OnResource(Trust.Replace("PRINCIPAL", User, StringComparison.Ordinal)).Allows("sts:AssumeRole", Role));
        Assert.False(Nothing.OnResource(Trust.Replace("PRINCIPAL", Root, StringComparison.Ordinal)).Allows("sts:AssumeRole", Role));
        Assert.True(Nothing.OnResource(Trust.Replace("PRINCIPAL", Root, StringComparison.Ordinal)).Identity(AllowAll).Allows("sts:AssumeRole", Role));
    }

    [Fact]
    public void What_IAM_does_with_a_role_needs_no_trust_policy() => Assert.True(Nothing.Identity(AllowAll).Allows("iam:PassRole", Role));

    [Fact]
    public void The_root_user_is_denied_by_a_resource_policy_and_by_SCPs_and_has_no_policies_of_its_own()
    {
        Assert.Equal(Decision.ExplicitlyDenied, Nothing.By(Root).OnResource(DenyTo(Aws(Here))).Decides());
        Assert.Equal(Decision.ExplicitlyDenied, Nothing.By(Root).Scps(AllowAll + "," + DenyAll).Decides());
        Assert.Equal(Decision.ImplicitlyDenied, Nothing.By(Root).Scps(AllowOther).Decides());
        Assert.Equal(Decision.ExplicitlyDenied, Nothing.By(Root).Rcps(DenyTo("\"*\"")).Decides());
        Assert.Equal(Decision.Allowed, Nothing.By(Root).Identity(DenyAll).Boundary(DenyAll).Decides());
    }

    /// <summary>The page's example of Carlos and his buckets.</summary>
    [Theory]
    [InlineData("s3:PutObject", "arn:aws:s3:::carlossalazar/x", Decision.Allowed)]
    [InlineData("s3:PutObject", "arn:aws:s3:::carlossalazar-logs/x", Decision.ExplicitlyDenied)]
    [InlineData("s3:GetBucketLocation", "arn:aws:s3:::other", Decision.Allowed)]
    [InlineData("s3:PutObject", "arn:aws:s3:::other/x", Decision.ImplicitlyDenied)]
    public void Carlos(string action, string resource, Decision decision) => Assert.Equal(decision, Nothing
        .Identity(
            """{"Effect":"Allow","Action":["s3:GetBucketLocation","s3:ListAllMyBuckets"],"Resource":"arn:aws:s3:::*"}""",
            """{"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::carlossalazar/*","arn:aws:s3:::carlossalazar"]}""",
            """{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::*log*"}""")
        .Decides(action, resource));

    /// <summary>The page's example of explicit and implicit denies.</summary>
    [Theory]
    [InlineData("iam:GetUser", Decision.Allowed)]
    [InlineData("iam:CreatePolicy", Decision.ImplicitlyDenied)]
    [InlineData("iam:GetCredentialReport", Decision.ExplicitlyDenied)]
    [InlineData("iam:GenerateCredentialReport", Decision.ExplicitlyDenied)]
    public void Reports(string action, Decision decision) => Assert.Equal(decision, Nothing
        .Identity("""{"Effect":"Allow","Action":["iam:Get*","iam:List*"],"Resource":"*"}""", """{"Effect":"Deny","Action":"iam:*Report","Resource":"*"}""")
        .Decides(action, "*"));
}
