using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Iam;

public class NameTests
{
    [Fact]
    public void Names_have_their_characters_and_lengths()
    {
        Assert.Null(IamNames.CheckRoleName("Az09_+=,.@-"));
        Assert.Null(IamNames.CheckRoleName(new string('a', 64)));
        Assert.Null(IamNames.CheckGroupName(new string('a', 128)));
        Assert.Null(IamNames.CheckPolicyName(new string('a', 128)));
        Assert.Equal(
            new IamProblem("ValidationError", $"1 validation error detected: Value '{new string('a', 65)}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64"),
            IamNames.CheckRoleName(new string('a', 65)));
        Assert.Equal(
            new IamProblem("ValidationError", "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"),
            IamNames.CheckUserName("a b"));
        foreach (var bad in new[] { "", "a/b", "ä", "a*", "a:b", "a\n", new string('a', 129) })
        {
            Assert.NotNull(IamNames.CheckGroupName(bad));
            Assert.NotNull(IamNames.CheckPolicyName(bad));
        }
    }

    [Theory]
    [InlineData("/", true, true)]
    [InlineData("/service-role/", true, true)]
    [InlineData("/a/b/c/", true, true)]
    [InlineData("/!#/", true, false)]
    [InlineData("/a//b/", true, false)]
    [InlineData("", false, false)]
    [InlineData("a/", false, false)]
    [InlineData("/a", false, false)]
    [InlineData("/a b/", false, false)]
    [InlineData("/ä/", false, false)]
    public void Paths_begin_and_end_with_a_slash(string path, bool ofEntity, bool ofPolicy)
    {
        Assert.Equal(ofEntity, IamNames.CheckPath(path) is null);
        Assert.Equal(ofPolicy, IamNames.CheckPolicyPath(path) is null);
    }

    [Fact]
    public void Descriptions_and_durations_have_their_ranges()
    {
        Assert.Null(IamNames.CheckRoleDescription(null));
        Assert.Null(IamNames.CheckRoleDescription("tab\t, line\r\n, Grüße ÿ ~"));
        Assert.NotNull(IamNames.CheckRoleDescription("\u0080"));
        Assert.NotNull(IamNames.CheckRoleDescription("€"));
        Assert.NotNull(IamNames.CheckRoleDescription(new string('a', 1001)));
        Assert.Null(IamNames.CheckPolicyDescription("€"));
        Assert.Null(IamNames.CheckSessionDuration(3600));
        Assert.Null(IamNames.CheckSessionDuration(43200));
        Assert.EndsWith("greater than or equal to 3600", IamNames.CheckSessionDuration(3599)!.Message, StringComparison.Ordinal);
        Assert.EndsWith("less than or equal to 43200", IamNames.CheckSessionDuration(43201)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_have_unique_keys_that_are_not_those_of_AWS()
    {
        Assert.Null(IamTags.Check([new Tag("Tëam 1:/=+-@_.", ""), new Tag("b", new string('v', 256))]));
        Assert.Equal("Duplicate tag keys found. Please note that Tag keys are case insensitive.", IamTags.Check([new Tag("a", ""), new Tag("A", "")])!.Message);
        Assert.Equal(IamErrorCodes.InvalidInput, IamTags.Check([new Tag("AWS:x", "")])!.Code);
        Assert.Equal(IamErrorCodes.ValidationError, IamTags.Check([new Tag("", "")])!.Code);
        Assert.Equal(IamErrorCodes.ValidationError, IamTags.Check([new Tag(new string('k', 129), "")])!.Code);
        Assert.Equal(IamErrorCodes.ValidationError, IamTags.Check([new Tag("k", new string('v', 257))])!.Code);
        Assert.Equal(IamErrorCodes.ValidationError, IamTags.Check([new Tag("k*", "")])!.Code);
        Assert.Equal(IamErrorCodes.ValidationError, IamTags.Check([.. Enumerable.Range(0, 51).Select(i => new Tag($"k{i}", ""))])!.Code);
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", true)]
    [InlineData("arn:aws-us-gov:iam::123456789012:policy/x/y/Name", true)]
    [InlineData("arn:aws:iam::123456789012:role/a-role-name", false)]
    [InlineData("arn:aws:iam:us-east-1:aws:policy/Name", false)]
    [InlineData("arn:aws:iam::12345:policy/LongEnoughName", false)]
    [InlineData("arn:aws:iam::123456789012:policy/", false)]
    [InlineData("AmazonS3FullAccess-is-no-arn", false)]
    public void ARNs_of_policies_are_known(string arn, bool valid)
    {
        Assert.Equal(valid, IamNames.CheckPolicyArn(arn) is null);
        Assert.Equal(valid ? arn : null, PolicyArn.Find(arn)?.ToString());
    }

    [Fact]
    public void The_catalogue_knows_what_AWS_has_retired_and_what_replaces_it()
    {
        Assert.Equal(25, AwsManagedPolicies.All.Count);
        Assert.Equal(["AWSConfigRole", "AWSLambdaFullAccess", "AWSLambdaReadOnlyAccess"], AwsManagedPolicies.All.Where(p => p.IsDeprecated).Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal("AWS_ConfigRole", AwsManagedPolicies.Replacement("arn:aws:iam::aws:policy/service-role/AWSConfigRole")!.Name);
        Assert.Equal("AWSLambda_FullAccess", AwsManagedPolicies.Replacement("AWSLambdaFullAccess")!.Name);
        Assert.Null(AwsManagedPolicies.Replacement("AmazonS3FullAccess"));
        Assert.Null(AwsManagedPolicies.Find("arn:aws:iam::123456789012:policy/AWSLambdaFullAccess"));
        Assert.Null(AwsManagedPolicies.Find("arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole"));
        var china = AwsManagedPolicies.Find("arn:aws-cn:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy")!;
        Assert.Equal("arn:aws-cn:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy", china.ArnIn("aws-cn"));
        Assert.Contains("\"arn:aws-cn:iot:*:*:thing/deeplens*\"", china.DocumentIn("aws-cn"), StringComparison.Ordinal);
        Assert.All(AwsManagedPolicies.All, p => Assert.Null(IamDocuments.CheckPermissions(p.Document)));
    }
}
