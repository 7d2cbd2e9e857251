using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Requests;
using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>IAM user guide, reference_policies_evaluation-logic-cross-account: both accounts must allow.</summary>
public class ReferencePoliciesEvaluationLogicCrossAccount
{
    private static Given Given { get; } = Nothing.InAccount(There);

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    public void The_identity_policy_here_and_the_resource_policy_there_must_both_allow(bool identity, bool resource, bool allowed) =>
        Assert.Equal(allowed, Given.Identity(identity ? AllowAll : AllowOther).OnResource(AllowTo(resource ? Aws(User) : Aws(Role))).Allows());

    [Theory]
    [InlineData(User, User)]
    [InlineData(User, Here)]
    [InlineData(User, Root)]
    [InlineData(User, "*")]
    [InlineData(Session, Session)]
    [InlineData(Session, Role)]
    [InlineData(Session, Here)]
    public void The_resource_policy_may_name_the_principal_its_role_its_account_or_everyone(string principal, string named)
    {
        var given = Given.By(principal).OnResource(AllowTo(Aws(named)));
        Assert.True(given.Identity(AllowAll).Allows());
        Assert.False(given.Allows());
    }

    [Theory]
    [InlineData(User, User)]
    [InlineData(Session, Session)]
    public void Naming_the_user_or_session_does_not_lift_the_limits_of_its_own_account(string principal, string named)
    {
        var given = Given.By(principal).Identity(AllowAll).OnResource(AllowTo(Aws(named)));
        Assert.Equal(Decision.ImplicitlyDenied, given.Boundary(AllowOther).Decides());
        Assert.Equal(Decision.ImplicitlyDenied, given.Scps(AllowOther).Decides());
    }

    [Fact]
    public void A_session_policy_limits() =>
        Assert.False(Given.By(Session).Identity(AllowAll).SessionPolicy(AllowOther).OnResource(AllowTo(Aws(Session))).Allows());

    [Fact]
    public void The_root_user_has_what_its_account_is_granted()
    {
        Assert.True(Given.By(Root).OnResource(AllowTo(Aws(Here))).Allows());
        Assert.False(Given.By(Root).Allows());
    }

    [Fact]
    public void A_deny_in_either_account_denies()
    {
        var allowed = Given.Identity(AllowAll).OnResource(AllowTo(Aws(User)));
        Assert.Equal(Decision.ExplicitlyDenied, allowed.Identity(AllowAll, DenyAll).Decides());
        Assert.Equal(Decision.ExplicitlyDenied, allowed.OnResource(AllowTo(Aws(User)), DenyTo(Aws(Here))).Decides());
    }

    [Fact]
    public void Assuming_a_role_of_another_account_needs_both_sides()
    {
        var role = $"arn:aws:iam::{There}:role/deploy";
        var trusted = Given.OnResource($$"""{"Effect":"Allow","Principal":{"AWS":"{{Root}}"},"Action":"sts:AssumeRole"}""");
        Assert.False(trusted.Allows("sts:AssumeRole", role));
        Assert.True(trusted.Identity("""{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"ROLE"}""".Replace("ROLE", role, StringComparison.Ordinal)).Allows("sts:AssumeRole", role));
    }

    [Fact]
    public void The_account_of_an_ARN_counts_where_none_is_given()
    {
        var request = AuthorizationRequest.Parse(User, "sqs:SendMessage", $"arn:aws:sqs:us-east-1:{There}:q");
        Assert.Equal(There, request.Resource.AccountId);
        Assert.Null(AuthorizationRequest.Parse(User, "s3:GetObject", Bucket).Resource.AccountId);
    }

    /// <summary>The page's example of Carlos and the bucket of production.</summary>
    [Theory]
    [InlineData("s3:PutObject", "arn:aws:s3:::Production/x", true, Decision.Allowed)]
    [InlineData("s3:DeleteObject", "arn:aws:s3:::Production/x", true, Decision.ImplicitlyDenied)]
    [InlineData("s3:PutObject", "arn:aws:s3:::Production-logs/x", false, Decision.ExplicitlyDenied)]
    public void Carlos_and_production(string action, string resource, bool hasBucketPolicy, Decision decision)
    {
        var given = Given.Identity(
            """{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}""",
            """{"Effect":"Allow","Action":"s3:*Object*","Resource":"arn:aws:s3:::Production/*"}""",
            """{"Effect":"Deny","Action":"s3:*","Resource":["arn:aws:s3:::*log*","arn:aws:s3:::*log*/*"]}""");
        given = hasBucketPolicy
            ? given.OnResource($$"""{"Effect":"Allow","Action":["s3:GetObject*","s3:PutObject*","s3:ReplicateObject","s3:RestoreObject"],"Principal":{"AWS":"{{User}}"},"Resource":"arn:aws:s3:::Production/*"}""")
            : given;
        Assert.Equal(decision, given.Decides(action, resource));
    }
}
