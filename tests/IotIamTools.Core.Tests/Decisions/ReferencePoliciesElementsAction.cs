using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>IAM user guide, reference_policies_elements_action and reference_policies_elements_notaction.</summary>
public class ReferencePoliciesElementsAction
{
    private static bool Allows(string element, string action) => Nothing.Identity($$"""{"Effect":"Allow",{{element}},"Resource":"*"}""").Allows(action, "*");

    [Theory]
    [InlineData("sqs:SendMessage", "sqs:SendMessage", true)]
    [InlineData("sqs:SendMessage", "sqs:ReceiveMessage", false)]
    [InlineData("IAM:listaccesskeys", "iam:ListAccessKeys", true)]
    [InlineData("iam:ListAccessKeys", "IAM:LISTACCESSKEYS", true)]
    [InlineData("s3:*", "s3:GetObject", true)]
    [InlineData("s3:*", "s3express:CreateSession", false)]
    [InlineData("*", "iot:Publish", true)]
    [InlineData("iam:*AccessKey*", "iam:CreateAccessKey", true)]
    [InlineData("iam:*AccessKey*", "iam:ListAccessKeys", true)]
    [InlineData("iam:*AccessKey*", "iam:CreateUser", false)]
    [InlineData("iam:*AccessKey", "iam:ListAccessKeys", false)]
    [InlineData("s3:Get*", "s3:GetObject", true)]
    [InlineData("s3:Get*", "s3:ForgetObject", false)]
    [InlineData("s3:?etObject", "s3:GetObject", true)]
    [InlineData("s3:??etObject", "s3:GetObject", false)]
    [InlineData("s3:Get*Object*Tagging", "s3:GetObjectVersionTagging", true)]
    [InlineData("s3:G*t*t", "s3:GetObject", true)]
    public void An_action_matches(string pattern, string action, bool matches) => Assert.Equal(matches, Allows($"\"Action\":\"{pattern}\"", action));

    [Fact]
    public void Any_of_several_actions_matches()
    {
        const string Element = """
            "Action":["sqs:SendMessage","sqs:ReceiveMessage","ec2:StartInstances","iam:ChangePassword","s3:GetObject"]
            """;
        Assert.True(Allows(Element, "ec2:StartInstances"));
        Assert.True(Allows(Element, "s3:GetObject"));
        Assert.False(Allows(Element, "ec2:StopInstances"));
    }

    [Theory]
    [InlineData("iot:Publish", true)]
    [InlineData("IAM:CreateUser", false)]
    public void NotAction_matches_all_but_the_listed(string action, bool matches) => Assert.Equal(matches, Allows("\"NotAction\":\"iam:*\"", action));

    /// <summary>The page's example: all S3 actions on S3 resources but deleting a bucket, and none that has no S3 resource.</summary>
    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/k", true)]
    [InlineData("s3:DeleteBucket", "arn:aws:s3:::b", false)]
    [InlineData("s3:ListAllMyBuckets", "*", false)]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:us-east-1:111122223333:q", false)]
    public void NotAction_is_scoped_by_the_resource(string action, string resource, bool allowed) =>
        Assert.Equal(allowed, Nothing.Identity("""{"Effect":"Allow","NotAction":"s3:DeleteBucket","Resource":"arn:aws:s3:::*"}""").Allows(action, resource));

    /// <summary>The page's example of denying all but IAM without MFA.</summary>
    [Theory]
    [InlineData("iot:Publish", "false", false)]
    [InlineData("iot:Publish", null, false)]
    [InlineData("iot:Publish", "true", true)]
    [InlineData("iam:GetUser", "false", true)]
    public void NotAction_with_deny(string action, string? mfa, bool allowed)
    {
        var given = Nothing.Identity(AllowAll, """{"Effect":"Deny","NotAction":"iam:*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}""");
        Assert.Equal(allowed, (mfa is null ? given : given.With("aws:MultiFactorAuthPresent", mfa)).Allows(action, "*"));
    }
}
