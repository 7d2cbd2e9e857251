using IotIamTools.Core.Decisions;
using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>IAM user guide, reference_policies_elements_notprincipal.</summary>
public class ReferencePoliciesElementsNotPrincipal
{
    private const string Bob = $"arn:aws:iam::{There}:user/Bob";
    private const string Audit = $"arn:aws:sts::{There}:assumed-role/cross-account-read-only-role/cross-account-audit-app";
    private const string AuditRole = $"arn:aws:iam::{There}:role/cross-account-read-only-role";

    private static string DenyAllBut(params string[] arns) => $$"""{"Effect":"Deny","NotPrincipal":{{Aws(arns)}},"Action":"s3:*","Resource":["arn:aws:s3:::bucket","arn:aws:s3:::bucket/*"]}""";

    /// <summary>The page's example of Bob: the deny spares him, and neither the other users of his account nor others.</summary>
    [Theory]
    [InlineData(Bob, Decision.Allowed)]
    [InlineData($"arn:aws:iam::{There}:user/Alice", Decision.ExplicitlyDenied)]
    [InlineData($"arn:aws:iam::{There}:root", Decision.Allowed)]
    [InlineData(User, Decision.ExplicitlyDenied)]
    public void A_deny_spares_the_named_user_only(string principal, Decision decision) => Assert.Equal(decision, Nothing.By(principal).InAccount(There).Identity(AllowAll)
        .OnResource(DenyAllBut(Bob, $"arn:aws:iam::{There}:root"), AllowTo(Aws(Here, There))).Decides());

    /// <summary>The page's example of a role session, which must be named itself.</summary>
    [Theory]
    [InlineData(Audit, Decision.Allowed)]
    [InlineData($"arn:aws:sts::{There}:assumed-role/cross-account-read-only-role/other", Decision.ExplicitlyDenied)]
    public void A_deny_spares_the_named_session_only(string principal, Decision decision) => Assert.Equal(decision, Nothing.By(principal).InAccount(There).Identity(AllowAll)
        .OnResource(DenyAllBut(Audit, AuditRole, $"arn:aws:iam::{There}:root")).Decides());

    [Fact]
    public void An_allow_goes_to_all_but_the_named_the_anonymous_included()
    {
        var given = Nothing.OnResource($$"""{"Effect":"Allow","NotPrincipal":{{Aws(User)}},"Action":"*","Resource":"*"}""");
        Assert.False(given.Allows());
        Assert.True(given.By(Session).Allows());
        Assert.True(given.By("anonymous").Allows());
    }

    [Fact]
    public void Services_can_be_excepted()
    {
        var given = Nothing.OnResource("""{"Effect":"Deny","NotPrincipal":{"Service":"iot.amazonaws.com"},"Action":"*","Resource":"*"}""", AllowTo("\"*\""));
        Assert.True(given.By("iot.amazonaws.com").Allows());
        Assert.Equal(Decision.ExplicitlyDenied, given.By("s3.amazonaws.com").Decides());
    }
}
