using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>IAM user guide, reference_policies_elements_resource and reference_policies_elements_notresource.</summary>
public class ReferencePoliciesElementsResource
{
    private static bool Allows(string element, string resource) => Nothing.Identity($$"""{"Effect":"Allow","Action":"*",{{element}}}""").Allows("s3:GetObject", resource);

    [Theory]
    [InlineData("arn:aws:sqs:us-east-2:111122223333:queue1", "arn:aws:sqs:us-east-2:111122223333:queue1", true)]
    [InlineData("arn:aws:iam::111122223333:user/Bob", "arn:aws:iam::111122223333:user/bob", false)]
    [InlineData("arn:aws:iam::111122223333:user/accounting/*", "arn:aws:iam::111122223333:user/accounting/ann", true)]
    [InlineData("arn:aws:iam::111122223333:user/accounting/*", "arn:aws:iam::111122223333:user/ann", false)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/k", true)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/", true)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b", false)]
    [InlineData("arn:aws:s3:::b?", "arn:aws:s3:::b1", true)]
    [InlineData("arn:aws:s3:::b?", "arn:aws:s3:::b", false)]
    [InlineData("*", "*", true)]
    [InlineData("arn:aws:s3:::*", "*", false)]
    public void A_resource_matches(string pattern, string resource, bool matches) => Assert.Equal(matches, Allows($"\"Resource\":\"{pattern}\"", resource));

    /// <summary>The page's list of objects that DOC-EXAMPLE-BUCKET/*/test/* matches, and of those it does not.</summary>
    [Theory]
    [InlineData("1/test/object.jpg", true)]
    [InlineData("1/2/test/object.jpg", true)]
    [InlineData("1/2/test/3/object.jpg", true)]
    [InlineData("1/2/3/test/4/object.jpg", true)]
    [InlineData("1///test///object.jpg", true)]
    [InlineData("1/test/.jpg", true)]
    [InlineData("/test/object.jpg", true)]
    [InlineData("1/test/", true)]
    [InlineData("1-test/object.jpg", false)]
    [InlineData("test/object.jpg", false)]
    [InlineData("1/2/test.jpg", false)]
    public void A_star_takes_in_slashes(string key, bool matches) =>
        Assert.Equal(matches, Allows("\"Resource\":\"arn:aws:s3:::DOC-EXAMPLE-BUCKET/*/test/*\"", $"arn:aws:s3:::DOC-EXAMPLE-BUCKET/{key}"));

    [Theory]
    [InlineData("arn:aws:sqs:us-*-1:111122223333:q", "arn:aws:sqs:us-east-1:111122223333:q", true)]
    [InlineData("arn:aws:sqs:us*1:111122223333:q", "arn:aws:sqs:us:1:111122223333:q", false)]
    [InlineData("arn:aws:sqs:u?:111122223333:q", "arn:aws:sqs:us:111122223333:q", true)]
    [InlineData("arn:aws:sqs:us?1:x:q", "arn:aws:sqs:us:1:x:q", false)]
    [InlineData("arn:aws:sqs:*:111122223333:q", "arn:aws:sqs:us-east-1:111122223333:q", true)]
    [InlineData("arn:aws:sqs:*:q", "arn:aws:sqs:us-east-1:111122223333:q", true)]
    [InlineData("arn:aws:sqs:us-east-1:*", "arn:aws:sqs:us-east-1:111122223333:q", true)]
    [InlineData("arn:aws:sqs:us-e*", "arn:aws:sqs:us-east-1:111122223333:q", true)]
    [InlineData("arn:aws:sqs:us-e*:q", "arn:aws:sqs:us-east-1:111122223333:q", true)]
    [InlineData("arn:aws:sqs:us-e*t:q", "arn:aws:sqs:us-east-1:111122223333:q", false)]
    public void Wildcards_work_within_a_segment_and_a_star_that_ends_one_may_run_on(string pattern, string resource, bool matches) =>
        Assert.Equal(matches, Allows($"\"Resource\":\"{pattern}\"", resource));

    [Theory]
    [InlineData("arn:aws:s3:::b/a*c", "arn:aws:s3:::b/a:c")]
    [InlineData("arn:aws:s3:::b/a?c", "arn:aws:s3:::b/a:c")]
    [InlineData("arn:aws:logs:us-east-1:111122223333:log-group:*:log-stream:x", "arn:aws:logs:us-east-1:111122223333:log-group:a:b:log-stream:x")]
    public void Colons_in_the_resource_part_are_characters_like_others(string pattern, string resource) => Assert.True(Allows($"\"Resource\":\"{pattern}\"", resource));

    [Theory]
    [InlineData("arn:aws:*:::b")]
    [InlineData("arn:aws:s*:::b")]
    [InlineData("arn:aws:s?:::b")]
    [InlineData("arn:aws:*")]
    public void A_wildcard_in_the_service_segment_matches_nothing(string pattern) => Assert.False(Allows($"\"Resource\":\"{pattern}\"", "arn:aws:s3:::b"));

    /// <summary>And access-analyzer-reference-policy-checks (wildcard in service name), by which it may match more than is meant.</summary>
    [Theory]
    [InlineData("Resource", "arn:aws:*")]
    [InlineData("Resource", "arn:aws:*:*:*:*")]
    [InlineData("Resource", "arn:aws:i?t:eu-west-1:*:thing/*")]
    [InlineData("NotResource", "arn:aws:*:*:*:*")]
    public void A_wildcard_in_the_service_segment_is_told_where_something_depends_on_it(string element, string pattern)
    {
        const string Thing = $"arn:aws:iot:eu-west-1:{Here}:thing/one";
        var given = Nothing.Identity(AllowAll, $$"""{"Effect":"Deny","Action":"iot:*","{{element}}":"{{pattern}}"}""");
        Assert.Equal(
            $"Statement 2 of identity policy 'identity' has the {element} '{pattern}', which was taken to match nothing: it has a wildcard in the service segment, on which AWS's pages disagree; write the service.",
            Assert.Single(given.Explains("iot:DeleteThing", Thing).Unresolved));
        Assert.Empty(given.Explains().Unresolved);
    }

    [Fact]
    public void A_doubtful_resource_beside_one_that_matches_is_not_told()
    {
        Assert.Empty(Nothing.Identity("""{"Effect":"Deny","Action":"*","Resource":["arn:aws:*","*"]}""").Explains().Unresolved);
        Assert.Empty(Nothing.Identity("""{"Effect":"Deny","Action":"*","Resource":"arn:aws:*:::other/*"}""").Explains().Unresolved);
    }

    [Theory]
    [InlineData("arn:aws:s3:::HRBucket/x", false)]
    [InlineData("arn:aws:s3:::Other/x", true)]
    [InlineData("*", true)]
    public void NotResource_matches_all_but_the_listed(string resource, bool matches) =>
        Assert.Equal(matches, Allows("\"NotResource\":[\"arn:aws:s3:::HRBucket\",\"arn:aws:s3:::HRBucket/*\"]", resource));

    [Fact]
    public void An_identity_policy_without_Resource_is_refused_by_IAM_so_it_counts_for_nothing()
    {
        var explanation = Nothing.Identity("""{"Effect":"Allow","Action":"*"}""").Explains();
        Assert.Equal(Core.Decisions.Decision.ImplicitlyDenied, explanation.Decision);
        Assert.Contains("neither Resource nor NotResource", Assert.Single(explanation.Unresolved), StringComparison.Ordinal);
    }
}
