using IotIamTools.Core.Decisions;
using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>IAM user guide, access_policies_boundaries and access_policies (session policies).</summary>
public class AccessPoliciesBoundaries
{
    private const string Boundary = """{"Effect":"Allow","Action":["s3:*","cloudwatch:*","ec2:*"],"Resource":"*"}""";

    /// <summary>The page's example of ShirleyRodriguez: IAM is allowed to her, and S3, CloudWatch and EC2 by her boundary, so nothing is.</summary>
    [Theory]
    [InlineData("iam:CreateUser")]
    [InlineData("s3:GetObject")]
    public void The_intersection_of_policy_and_boundary_may_be_empty(string action) =>
        Assert.Equal(Decision.ImplicitlyDenied, Nothing.Identity("""{"Effect":"Allow","Action":"iam:CreateUser","Resource":"*"}""").Boundary(Boundary).Decides(action));

    [Fact]
    public void An_empty_boundary_is_attached_and_allows_nothing() => Assert.False(Nothing.Identity(AllowAll).Boundary().Allows());

    [Fact]
    public void A_boundary_does_not_limit_what_a_resource_grants_the_user()
    {
        var given = Nothing.Boundary(Boundary).OnResource(AllowTo(Aws(User)));
        Assert.True(given.Allows("secretsmanager:GetSecretValue", $"arn:aws:secretsmanager:us-east-1:{Here}:secret:x"));
        Assert.False(given.Boundary(Boundary, DenyAll).Allows("secretsmanager:GetSecretValue", $"arn:aws:secretsmanager:us-east-1:{Here}:secret:x"));
    }

    [Fact]
    public void An_unresolved_boundary_is_attached_and_the_answer_is_not_certain()
    {
        var given = Nothing.Identity(AllowAll).Unresolved(PolicyType.Boundary);
        var explanation = given.Explains();
        Assert.Equal(Decision.ImplicitlyDenied, explanation.Decision);
        Assert.Equal(PolicyType.Boundary, explanation.BlockedBy);
        Assert.False(explanation.IsCertain);
        Assert.Equal("The permissions boundary 'lost' is attached but not known: it is not in the export.", Assert.Single(explanation.Unresolved));
    }

    [Fact]
    public void What_is_denied_anyway_is_certain_whatever_an_unresolved_policy_holds()
    {
        Assert.True(Nothing.Identity(AllowOther).Unresolved(PolicyType.Boundary).Explains().IsCertain);
        Assert.True(Nothing.Identity(DenyAll).Unresolved(PolicyType.Boundary).Explains().IsCertain);
        Assert.False(Nothing.Unresolved(PolicyType.Identity).Explains().IsCertain);
        Assert.False(Nothing.Identity(AllowAll).Unresolved(PolicyType.Group).Explains().IsCertain);
    }

    /// <summary>access_policies: the session has what both its session policy and the role's policies allow.</summary>
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void A_session_policy_and_the_identity_policy_must_both_allow(bool identity, bool session, bool allowed) =>
        Assert.Equal(allowed, Nothing.By(Session).Identity(identity ? AllowAll : AllowOther).SessionPolicy(session ? AllowAll : AllowOther).Allows());

    [Fact]
    public void Boundary_session_policy_and_identity_policy_intersect()
    {
        var given = Nothing.By(Session).Identity(AllowAll).Boundary(AllowAll).SessionPolicy(AllowAll);
        Assert.True(given.Allows());
        Assert.False(given.Boundary(AllowOther).Allows());
        Assert.False(given.SessionPolicy(AllowOther).Allows());
    }
}
