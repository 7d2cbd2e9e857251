using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>Drift is a difference in meaning: another way to write the same is none, and the smallest change is one, with a request that shows it.</summary>
public class MeaningDriftTests
{
    private const string Required = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::a/*","arn:aws:s3:::b/*"],"Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"},"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}},
          {"Effect":"Deny","Action":"s3:DeleteObject","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalTag/team":["prod","stage"]}}}]}
        """;

    public static TheoryData<string, string> Rewritings => new()
    {
        { "\"203.0.113.0/24\"", "[\"203.0.113.0/25\",\"203.0.113.128/25\"]" },
        { "\"203.0.113.0/24\"", "\"203.0.113.77/24\"" },
        { "\"StringEquals\":{\"aws:RequestedRegion\"", "\"StringLike\":{\"AWS:requestedregion\"" },
        { "[\"s3:GetObject\",\"s3:PutObject\"]", "[\"S3:putobject\",\"s3:GetObject\",\"s3:GetObject\"]" },
        { "[\"arn:aws:s3:::a/*\",\"arn:aws:s3:::b/*\"]", "[\"arn:aws:s3:::b/*\",\"arn:aws:s3:::a/x*\",\"arn:aws:s3:::a/*\"]" },
        { "\"arn:aws:s3:::a/*\"", "\"arn:aws:s3:::a/\",\"arn:aws:s3:::a/?*\"" },
        { "\"StringNotEquals\"", "\"StringNotLikeIfExists\"" },
        { "\"s3:DeleteObject\"", "[\"s3:deleteobject\",\"s3:DeleteObject\"],\"Sid\":\"Keep\"" },
        { "[\"prod\",\"stage\"]", "[\"stage\",\"prod\",\"stage\"]" },
        { "\"aws:RequestedRegion\":\"eu-west-1\"}", "\"aws:RequestedRegion\":\"eu-west-1\"},\"Null\":{\"aws:RequestedRegion\":false}" },
    };

    public static TheoryData<string, string, string> Changes => new()
    {
        { "203.0.113.0/24", "203.0.113.0/23", "instead: .*such as s3:" },
        { "eu-west-1", "eu-west-2", "required: .*eu-west-1.*such as s3:" },
        { "arn:aws:s3:::b/*", "arn:aws:s3:::B/*", "instead: .*arn:aws:s3:::B/" },
        { "s3:PutObject", "s3:PutObject?", "required: .*such as s3:PutObject" },
        { "s3:::a/*", "s3:::a*", "instead: .*arn:aws:s3:::a" },
        { "\"StringEquals\"", "\"StringEqualsIfExists\"", "instead: " },
        { "\"StringNotEquals\"", "\"StringEquals\"", "required: Deny .*such as s3:DeleteObject" },
        { "[\"prod\",\"stage\"]", "\"prod\\tstage\"", "such as s3:DeleteObject .*(prod|stage)" },
        { "\"prod\",", "\"Prod\",", "such as s3:DeleteObject" },
        { "\"Effect\":\"Deny\"", "\"Effect\":\"Allow\"", "instead: Allow s3:DeleteObject.*such as s3:DeleteObject" },
    };

    [Theory]
    [MemberData(nameof(Rewritings))]
    public async Task Another_way_to_write_the_same_is_no_drift(string text, string other)
    {
        Assert.Contains(text, Required, StringComparison.Ordinal);
        Assert.Empty(await DriftAsync(Required.Replace(text, other, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task The_smallest_change_is_drift_with_a_request_that_shows_it(string text, string other, string expected)
    {
        Assert.Contains(text, Required, StringComparison.Ordinal);
        Assert.Contains(await DriftAsync(Required.Replace(text, other, StringComparison.Ordinal)), l => System.Text.RegularExpressions.Regex.IsMatch(l, expected));
    }

    private static async Task<IReadOnlyList<string>> DriftAsync(string actual)
    {
        await using var account = Given.Account();
        await Given.InstallAsync(Given.OneRole(r => r with { InlinePolicies = [Policy(actual)] }), account);
        var plan = await Core.Plans.Planner.PlanAsync(Given.OneRole(r => r with { InlinePolicies = [Policy(Required)] }), account, Given.None);
        return [.. plan.Differences.SelectMany(d => d.Lines)];
    }

    private static Core.Blueprints.InlinePolicySpec Policy(string json) => new("p", PolicyDocument.Parse(json));
}
