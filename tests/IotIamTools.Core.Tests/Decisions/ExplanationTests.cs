using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

public class ExplanationTests
{
    private const string Named = """{"Sid":"Read","Effect":"Allow","Action":"s3:Get*","Resource":"*"}""";

    [Fact]
    public void An_allow_names_the_statement_that_grants()
    {
        var explanation = Nothing.Identity(AllowOther, Named).Boundary(AllowAll).Explains();
        Assert.Equal("Allowed by statement 'Read' of identity policy 'identity'.", explanation.Sentence);
        Assert.Equal([(PolicyType.Identity, "Read", 1), (PolicyType.Boundary, null, 0)], explanation.Matched.Select(m => (m.Type, m.Sid, m.Index)));
        Assert.Null(explanation.BlockedBy);
    }

    [Fact]
    public void An_allow_by_identity_policies_does_not_name_what_the_resource_says_to_the_account() =>
        Assert.DoesNotContain(Nothing.Identity(Named).OnResource(AllowTo(Aws(Here))).Explains().Matched, m => m.Type == PolicyType.Resource);

    [Fact]
    public void An_allow_across_accounts_names_both_sides() =>
        Assert.Equal([PolicyType.Resource, PolicyType.Identity], Nothing.InAccount(There).Identity(Named).OnResource(AllowTo(Aws(Here))).Explains().Matched.Select(m => m.Type));

    [Fact]
    public void A_deny_names_all_statements_that_deny()
    {
        var explanation = Nothing.Identity(Named, DenyAll).Scps(AllowAll, AllowAll + "," + DenyAll).Explains();
        Assert.Equal("Denied by statement 2 of identity policy 'identity', which no allow can override.", explanation.Sentence);
        Assert.Equal([(PolicyType.Identity, null), (PolicyType.ServiceControl, "level1")], explanation.Matched.Select(m => (m.Type, m.OrganizationLevel)));
        Assert.Equal(PolicyType.Identity, explanation.BlockedBy);
    }

    [Fact]
    public void An_implicit_deny_names_the_type_of_policy_that_did_not_allow()
    {
        Assert.Equal("Denied: no identity, group or resource policy allows s3:GetObject on arn:aws:s3:::bucket/key.", Nothing.Explains().Sentence);
        Assert.Equal("Denied: the permissions boundary does not allow s3:GetObject on arn:aws:s3:::bucket/key.", Nothing.Identity(Named).Boundary().Explains().Sentence);
        Assert.Equal("Denied: no service control policy at 'level1' allows s3:GetObject on arn:aws:s3:::bucket/key.", Nothing.Identity(Named).Scps(AllowAll, "").Explains().Sentence);
        Assert.Equal(
            $"Denied: the role's trust policy must allow {User} sts:AssumeRole on {Role} explicitly, and does not.", Nothing.Identity(AllowAll).Explains("sts:AssumeRole", Role).Sentence);
        Assert.Equal(
            $"Denied: the resource is in account {There}, and no resource policy there allows {User} s3:GetObject on arn:aws:s3:::bucket/key.", Nothing.InAccount(There).Identity(AllowAll).Explains().Sentence);
    }

    [Fact]
    public void Missing_keys_are_those_that_could_change_the_decision()
    {
        const string FromOffice = """{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"},"StringEquals":{"aws:PrincipalTag/team":"a"}}}""";
        const string Blocked = """{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/locked":"true"}}}""";
        Assert.Equal(["aws:PrincipalTag/team", "aws:SourceIp"], Nothing.Identity(FromOffice, Blocked).Explains().MissingContextKeys);
        Assert.Empty(Nothing.Identity(FromOffice).With("aws:PrincipalTag/team", "b").Explains().MissingContextKeys);
        Assert.Empty(Nothing.Identity(FromOffice).Explains("iot:Publish", "*").MissingContextKeys);
        var allowed = Nothing.Identity(Named, Blocked).Explains();
        Assert.Equal(["aws:ResourceTag/locked"], allowed.MissingContextKeys);
        Assert.Equal("Allowed by statement 'Read' of identity policy 'identity'; it may depend on what the request does not have: aws:ResourceTag/locked.", allowed.Sentence);
    }

    [Fact]
    public void A_deny_that_rests_on_a_missing_key_says_so()
    {
        const string NotHere = """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}}""";
        Assert.Equal(["aws:RequestedRegion"], Nothing.Identity(AllowAll, NotHere).Explains().MissingContextKeys);
        Assert.Empty(Nothing.Identity(AllowAll, NotHere, DenyAll).Explains().MissingContextKeys);
    }

    [Fact]
    public void The_account_that_a_resource_was_taken_to_belong_to_is_told_where_a_resource_policy_has_a_say()
    {
        var toOthers = new PolicySet
        {
            IdentityPolicies = [CompiledPolicy.Parse($$"""{"Statement":[{{AllowAll}}]}""", "identity")],
            ResourcePolicy = CompiledPolicy.Parse($$"""{"Statement":[{{AllowTo(Aws(There))}}]}""", "resource"),
        };
        Assert.Equal(
            [$"The resource {Bucket} was taken to belong to {Here}, the account of the principal: neither its ARN nor the request names another."],
            PolicyDecider.Explain(toOthers, AuthorizationRequest.Parse(User, "s3:GetObject", Bucket)).Unresolved);
        Assert.Empty(PolicyDecider.Explain(toOthers, AuthorizationRequest.Parse(User, "s3:GetObject", Bucket, There)).Unresolved);
        Assert.Empty(PolicyDecider.Explain(toOthers, AuthorizationRequest.Parse(User, "sqs:SendMessage", $"arn:aws:sqs:eu-west-1:{There}:q")).Unresolved);
        Assert.Empty(PolicyDecider.Explain(toOthers, AuthorizationRequest.Parse("iot.amazonaws.com", "s3:GetObject", Bucket)).Unresolved);
        Assert.Empty(PolicyDecider.Explain(toOthers with { ResourcePolicy = null }, AuthorizationRequest.Parse(User, "s3:GetObject", Bucket)).Unresolved);
    }

    [Fact]
    public void The_root_user_needs_no_statement() =>
        Assert.Equal("Allowed: an account's root user may do everything that no policy denies it.", Nothing.By(Root).Explains().Sentence);

    [Theory]
    [InlineData("s3")]
    [InlineData("s3:")]
    [InlineData(":x")]
    [InlineData("s3:*")]
    [InlineData("s3:Get:Object")]
    public void A_request_has_one_action(string action) => Assert.Throws<FormatException>(() => RequestAction.Parse(action));

    [Theory]
    [InlineData("bucket", null)]
    [InlineData("arn:aws:s3", null)]
    [InlineData("arn:aws:s3:::b", "12")]
    public void A_request_has_an_ARN_and_an_account_of_twelve_digits(string arn, string? account) => Assert.Throws<FormatException>(() => RequestResource.Parse(arn, account));

    [Fact]
    public void Deciding_allocates_nothing()
    {
        var policies = new PolicySet
        {
            IdentityPolicies = [CompiledPolicy.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:Get*","iot:Publish"],"Resource":"arn:aws:s3:::b/${aws:username}/*"},{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}}]}""", "p")],
            GroupPolicies = [CompiledPolicy.Parse("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", "g")],
        };
        var request = AuthorizationRequest.Parse(User, "s3:GetObject", "arn:aws:s3:::b/ann/x", context: new RequestContext([new("aws:username", "ann"), new("aws:RequestedRegion", "eu-west-1")]));
        Assert.Equal(Decision.Allowed, PolicyDecider.Decide(policies, request));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            PolicyDecider.Decide(policies, request);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }
}
