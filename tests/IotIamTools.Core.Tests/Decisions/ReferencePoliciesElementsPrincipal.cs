using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>IAM user guide, reference_policies_elements_principal.</summary>
public class ReferencePoliciesElementsPrincipal
{
    [Theory]
    [InlineData("\"*\"")]
    [InlineData("""{"AWS":"*"}""")]
    public void A_star_means_everyone_the_anonymous_too_and_needs_no_other_permission(string everyone) => Assert.All(
        [User, Session, Role, Federated, Root, "anonymous", "iot.amazonaws.com"],
        principal => Assert.True(Nothing.By(principal).Boundary(AllowOther).OnResource(AllowTo(everyone)).Allows(), principal));

    [Fact]
    public void The_anonymous_are_no_account_and_no_user() => Assert.False(Nothing.By("anonymous").Identity(AllowAll).OnResource(AllowTo(Aws(Here, User))).Allows());

    [Theory]
    [InlineData($"arn:aws:iam::{Here}:user/*", User)]
    [InlineData($"arn:aws:iam::{Here}:user/example????", User)]
    [InlineData($"arn:aws:iam::{Here}:role/*", Session)]
    [InlineData($"arn:aws:sts::{Here}:assumed-role/examplerole/*", Session)]
    [InlineData($"arn:aws:iam::*:root", Root)]
    [InlineData("*:root", Root)]
    public void A_wildcard_in_a_part_of_a_principal_matches_nothing(string named, string principal) =>
        Assert.Equal(Decision.ImplicitlyDenied, Nothing.InAccount(There).By(principal).Identity(AllowAll).OnResource(AllowTo(Aws(named))).Decides());

    [Theory]
    [InlineData(Here)]
    [InlineData(Root)]
    public void An_account_is_named_by_its_number_or_its_root_ARN(string named) => Assert.All(
        [User, Role, Session, Federated, Root],
        principal => Assert.Equal(Decision.ExplicitlyDenied, Nothing.By(principal).OnResource(DenyTo(Aws(named))).Decides()));

    [Fact]
    public void Another_account_or_partition_is_not_named()
    {
        Assert.True(Nothing.Identity(AllowAll).OnResource(DenyTo(Aws(There))).Allows());
        Assert.True(Nothing.Identity(AllowAll).OnResource(DenyTo(Aws($"arn:aws-cn:iam::{Here}:root"))).Allows());
    }

    [Fact]
    public void A_role_is_named_with_its_path_and_its_sessions_have_none() =>
        Assert.True(Nothing.By(Session).OnResource(AllowTo(Aws($"arn:aws:iam::{Here}:role/service-role/examplerole"))).Allows());

    [Fact]
    public void A_session_of_a_role_with_the_same_name_in_another_account_is_not_named() =>
        Assert.False(Nothing.By(Session).OnResource(AllowTo(Aws($"arn:aws:iam::{There}:role/examplerole"))).Allows());

    [Fact]
    public void A_session_is_named_by_its_own_ARN_only()
    {
        Assert.True(Nothing.By(Session).OnResource(AllowTo(Aws(Session))).Allows());
        Assert.False(Nothing.By($"arn:aws:sts::{Here}:assumed-role/examplerole/other").OnResource(AllowTo(Aws(Session))).Allows());
    }

    [Fact]
    public void A_role_that_asks_is_limited_as_its_sessions_are()
    {
        Assert.True(Nothing.By(Role).OnResource(AllowTo(Aws(Role))).Allows());
        Assert.False(Nothing.By(Role).Boundary(AllowOther).OnResource(AllowTo(Aws(Role))).Allows());
    }

    [Fact]
    public void User_names_in_a_principal_are_case_sensitive() => Assert.False(Nothing.OnResource(AllowTo(Aws(User.Replace("example", "Example", StringComparison.Ordinal)))).Allows());

    [Fact]
    public void More_than_one_principal_is_a_logical_or() => Assert.True(Nothing.OnResource(AllowTo(Aws(Role, User))).Allows());

    [Fact]
    public void Services_are_named_one_by_one()
    {
        const string Trust = """{"Effect":"Allow","Principal":{"Service":["ecs.amazonaws.com","greengrass.amazonaws.com"]},"Action":"sts:AssumeRole"}""";
        Assert.True(Nothing.By("greengrass.amazonaws.com").OnResource(Trust).Allows("sts:AssumeRole", Role));
        Assert.False(Nothing.By("iot.amazonaws.com").OnResource(Trust).Allows("sts:AssumeRole", Role));
    }

    [Theory]
    [InlineData("cognito-identity.amazonaws.com", "sts:AssumeRoleWithWebIdentity")]
    [InlineData("accounts.google.com", "sts:AssumeRoleWithWebIdentity")]
    [InlineData($"arn:aws:iam::{Here}:saml-provider/corp", "sts:AssumeRoleWithSAML")]
    [InlineData($"arn:aws:iam::{Here}:oidc-provider/token.example.com", "sts:AssumeRoleWithWebIdentity")]
    public void A_federated_identity_assumes_a_role_that_trusts_its_provider(string provider, string action)
    {
        var trust = $$"""{"Effect":"Allow","Principal":{"Federated":"{{provider}}"},"Action":"{{action}}"}""";
        Assert.True(Nothing.By(provider).OnResource(trust).Allows(action, Role));
        Assert.False(Nothing.By("graph.facebook.com").OnResource(trust).Allows(action, Role));
        Assert.False(Nothing.By(User).Identity(AllowAll).OnResource(trust).Allows(action, Role));
    }

    [Fact]
    public void A_session_of_an_identity_provider_is_known_by_its_context_key()
    {
        var given = Nothing.By(Session).OnResource(AllowTo("""{"Federated":"cognito-identity.amazonaws.com"}"""));
        Assert.False(given.Allows());
        Assert.True(given.With("aws:FederatedProvider", "cognito-identity.amazonaws.com").Allows());
    }

    [Fact]
    public void A_canonical_user_is_an_account_of_S3()
    {
        var policies = new PolicySet { ResourcePolicy = CompiledPolicy.Parse("""{"Statement":{"Effect":"Deny","Principal":{"CanonicalUser":"79a59df9"},"Action":"*","Resource":"*"}}""", "bucket") };
        var known = AuthorizationRequest.Parse(Root, "s3:GetObject", Bucket) with { Principal = RequestPrincipal.Parse(Root).WithCanonicalUserId("79a59df9") };
        Assert.Equal(Decision.ExplicitlyDenied, PolicyDecider.Decide(policies, known));
        Assert.Equal(Decision.Allowed, PolicyDecider.Decide(policies, known with { Principal = RequestPrincipal.Parse(Root) }));
    }

    /// <summary>The page on all principals: a wildcard with a condition on aws:PrincipalArn is a grant that boundaries and session policies do not limit.</summary>
    [Fact]
    public void A_grant_to_everyone_with_a_condition_on_the_role_is_not_limited() => Assert.True(Nothing.By(Session).Boundary(AllowOther).SessionPolicy(AllowOther).With("aws:PrincipalArn", Role)
        .OnResource($$$$"""{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"ArnEquals":{"aws:PrincipalArn":"{{{{Role}}}}"}}}""").Allows());

    [Theory]
    [InlineData(User, Decision.Allowed)]
    [InlineData(Session, Decision.ExplicitlyDenied)]
    public void Denying_all_but_one_with_a_condition(string principal, Decision decision) => Assert.Equal(decision, Nothing.By(principal).Identity(AllowAll)
        .With("aws:PrincipalArn", principal == Session ? Role : principal)
        .OnResource($$$$"""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::bucket/*","arn:aws:s3:::bucket"],"Condition":{"ArnNotEquals":{"aws:PrincipalArn":"{{{{User}}}}"}}}""")
        .Decides());

    [Theory]
    [InlineData("arn:aws:iam::111122223333:group/g")]
    [InlineData("arn:aws:iam::111122223333:user")]
    [InlineData("arn:aws:iam::111122223333:user/")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/role")]
    [InlineData("arn:aws:sts::111122223333:assumed-role")]
    [InlineData("arn:aws:iam::1:root")]
    [InlineData("arn:aws:iam::111122223333:user/*")]
    [InlineData("*")]
    [InlineData("ann")]
    [InlineData("")]
    public void What_cannot_make_a_request_is_no_principal(string text) => Assert.Throws<FormatException>(() => RequestPrincipal.Parse(text));

    [Theory]
    [InlineData(User, PrincipalType.User)]
    [InlineData($"arn:aws-us-gov:iam::{Here}:user/team/ann", PrincipalType.User)]
    [InlineData(Role, PrincipalType.Role)]
    [InlineData(Session, PrincipalType.RoleSession)]
    [InlineData(Federated, PrincipalType.FederatedUser)]
    [InlineData(Root, PrincipalType.Root)]
    [InlineData("greengrass.amazonaws.com", PrincipalType.Service)]
    [InlineData("accounts.google.com", PrincipalType.FederatedIdentity)]
    public void The_kinds_of_principal(string text, PrincipalType type) => Assert.Equal(type, RequestPrincipal.Parse(text).Type);

    [Fact]
    public void The_context_keys_of_a_principal_are_added_on_request_only()
    {
        var context = RequestContext.Empty.WithPrincipalKeys(RequestPrincipal.Parse(Session));
        Assert.Equal([Role], context.Keys["aws:principalarn"].Values);
        Assert.Equal([Here], context.Keys["aws:PrincipalAccount"].Values);
        Assert.False(context.Keys.ContainsKey("aws:username"));
        Assert.Equal(["exampleuser"], RequestContext.Empty.WithPrincipalKeys(RequestPrincipal.Parse(User)).Keys["aws:username"].Values);
        Assert.Equal(["kept"], RequestContext.Empty.With("AWS:UserName", "kept").WithPrincipalKeys(RequestPrincipal.Parse(User)).Keys["aws:username"].Values);
    }
}
