using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>IAM user guide, reference_policies_variables and reference_policies_elements_version.</summary>
public class ReferencePoliciesVariables
{
    private static Given On(string resource) => Nothing.Identity($$"""{"Effect":"Allow","Action":"*","Resource":"{{resource}}"}""");

    private static Given If(string conditionOperator, string value) =>
        Nothing.Identity($$$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{{{conditionOperator}}}}":{"s3:prefix":"{{{{value}}}}"}}}""");

    [Theory]
    [InlineData("arn:aws:s3:::mybucket/David/x", true)]
    [InlineData("arn:aws:s3:::mybucket/Ann/x", false)]
    [InlineData("arn:aws:s3:::mybucket/${aws:username}/x", false)]
    public void A_variable_in_Resource_is_replaced(string resource, bool allowed) =>
        Assert.Equal(allowed, On("arn:aws:s3:::mybucket/${aws:username}/*").With("aws:username", "David").Allows(resource: resource));

    [Fact]
    public void Names_of_variables_ignore_case() => Assert.True(On("arn:aws:s3:::b/${AWS:UserName}").With("aws:username", "ann").Allows(resource: "arn:aws:s3:::b/ann"));

    [Fact]
    public void A_variable_before_the_fifth_colon_matches_nothing()
    {
        Assert.False(On("arn:aws:${x}:::b/*").With("x", "s3").Allows(resource: "arn:aws:s3:::b/k"));
        Assert.False(On("arn:aws:sqs:us-east-1:${aws:PrincipalAccount}:q").With("aws:PrincipalAccount", Here).Allows("sqs:SendMessage", $"arn:aws:sqs:us-east-1:{Here}:q"));
    }

    [Fact]
    public void A_variable_before_the_fifth_colon_is_told()
    {
        const string Thing = $"arn:aws:iot:eu-west-1:{Here}:thing/one";
        Assert.Contains(
            "'arn:aws:iot:${aws:RequestedRegion}:*:*', which was taken to match nothing: it has a variable before the fifth colon",
            Assert.Single(On("arn:aws:iot:${aws:RequestedRegion}:*:*").Explains("iot:DeleteThing", Thing).Unresolved),
            StringComparison.Ordinal);
        Assert.Empty(On("arn:aws:iot:${aws:RequestedRegion}:*:*").Explains().Unresolved);
        Assert.Equal(["aws:username"], On("arn:aws:iot:${aws:RequestedRegion}:*:thing/${aws:username}").Explains("iot:DeleteThing", Thing).MissingContextKeys);
    }

    [Fact]
    public void A_variable_without_value_matches_no_resource()
    {
        Assert.False(On("arn:aws:s3:::b/${aws:username}").Allows(resource: "arn:aws:s3:::b/"));
        Assert.False(On("arn:aws:s3:::b/${aws:username}*").With("aws:username", "").Allows(resource: "arn:aws:s3:::b/x"));
        Assert.False(On("arn:aws:s3:::b/${aws:username}").Allows(resource: "arn:aws:s3:::b/${aws:username}"));
    }

    [Fact]
    public void Nor_in_NotResource_so_that_all_resources_are_other_than_it() =>
        Assert.True(Nothing.Identity("""{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::b/${aws:username}"}""").Allows(resource: "arn:aws:s3:::b/x"));

    [Fact]
    public void A_multivalued_key_is_no_variable()
    {
        Assert.False(On("arn:aws:s3:::b/${aws:TagKeys}").With("aws:TagKeys", new[] { "x" }).Allows(resource: "arn:aws:s3:::b/x"));
        Assert.True(On("arn:aws:s3:::b/${aws:TagKeys}").With("aws:TagKeys", "x").Allows(resource: "arn:aws:s3:::b/x"));
    }

    [Theory]
    [InlineData("yellow", "arn:aws:s3:::DOC-EXAMPLE-BUCKET-yellow", true)]
    [InlineData("yellow", "arn:aws:s3:::DOC-EXAMPLE-BUCKET-company-wide", false)]
    [InlineData(null, "arn:aws:s3:::DOC-EXAMPLE-BUCKET-company-wide", true)]
    [InlineData(null, "arn:aws:s3:::DOC-EXAMPLE-BUCKET-yellow", false)]
    public void A_default_stands_in_for_a_value_that_is_not_there(string? team, string resource, bool allowed)
    {
        var given = On("arn:aws:s3:::DOC-EXAMPLE-BUCKET-${aws:PrincipalTag/team, 'company-wide'}");
        Assert.Equal(allowed, (team is null ? given : given.With("aws:PrincipalTag/team", team)).Allows(resource: resource));
    }

    [Fact]
    public void A_default_may_hold_a_brace() => Assert.True(On("arn:aws:s3:::b/${x, 'a}b'}c").Allows(resource: "arn:aws:s3:::b/a}bc"));

    [Theory]
    [InlineData("${*}", "*", "x")]
    [InlineData("${?}", "?", "x")]
    [InlineData("${$}", "$", "x")]
    [InlineData("${$}{aws:username}", "${aws:username}", "ann")]
    public void Special_characters_stand_for_themselves(string pattern, string literal, string other)
    {
        Assert.True(On($"arn:aws:s3:::b/{pattern}").With("aws:username", "ann").Allows(resource: $"arn:aws:s3:::b/{literal}"));
        Assert.False(On($"arn:aws:s3:::b/{pattern}").With("aws:username", "ann").Allows(resource: $"arn:aws:s3:::b/{other}"));
        Assert.True(If("StringEquals", pattern).With("s3:prefix", literal).Allows());
        Assert.True(If("StringLike", pattern).With("s3:prefix", literal).Allows());
        Assert.False(If("StringLike", pattern).With("s3:prefix", other).Allows());
    }

    [Fact]
    public void A_wildcard_in_a_variables_value_is_a_character()
    {
        Assert.False(On("arn:aws:s3:::b/${aws:username}").With("aws:username", "*").Allows(resource: "arn:aws:s3:::b/x"));
        Assert.True(On("arn:aws:s3:::b/${aws:username}").With("aws:username", "*").Allows(resource: "arn:aws:s3:::b/*"));
        Assert.False(If("StringLike", "${aws:username}").With("aws:username", "?").With("s3:prefix", "x").Allows());
    }

    [Theory]
    [InlineData("StringEquals", "x-ann", true)]
    [InlineData("StringEquals", "x-Ann", false)]
    [InlineData("StringEqualsIgnoreCase", "X-ANN", true)]
    [InlineData("StringLike", "x-ann", true)]
    [InlineData("StringNotEquals", "x-ann", false)]
    [InlineData("StringNotLike", "x-bob", true)]
    public void Variables_work_in_string_conditions(string conditionOperator, string prefix, bool isMet) =>
        Assert.Equal(isMet, If(conditionOperator, "x-${aws:username}").With("aws:username", "ann").With("s3:prefix", prefix).Allows());

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringLike", false)]
    [InlineData("StringNotEquals", true)]
    [InlineData("StringNotLike", true)]
    public void A_variable_without_value_is_equal_to_nothing(string conditionOperator, bool isMet) =>
        Assert.Equal(isMet, If(conditionOperator, "${aws:username}").With("s3:prefix", "ann").Allows());

    [Fact]
    public void Variables_work_in_ARN_conditions()
    {
        Assert.True(If("ArnLike", "arn:aws:s3:::${aws:username}*").With("aws:username", "ann").With("s3:prefix", "arn:aws:s3:::ann-1").Allows());
        Assert.True(If("ArnEquals", "${aws:PrincipalArn}").With("aws:PrincipalArn", User).With("s3:prefix", User).Allows());
        Assert.False(If("ArnEquals", "${aws:PrincipalArn}").With("s3:prefix", User).Allows());
    }

    [Fact]
    public void Variables_work_in_Bool_and_not_in_numbers_dates_and_addresses()
    {
        Assert.True(If("Bool", "${x}").With("x", "true").With("s3:prefix", "true").Allows());
        Assert.False(If("NumericEquals", "${x}").With("x", "1").With("s3:prefix", "1").Allows());
        Assert.False(If("DateEquals", "${x}").With("x", "2020").With("s3:prefix", "2020").Allows());
        Assert.False(If("IpAddress", "${x}").With("x", "203.0.113.1").With("s3:prefix", "203.0.113.1").Allows());
    }

    [Fact]
    public void In_an_old_policy_variables_are_plain_text()
    {
        var given = Nothing.OldIdentity("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${aws:username}"}""").With("aws:username", "ann");
        Assert.False(given.Allows(resource: "arn:aws:s3:::b/ann"));
        Assert.True(given.Allows(resource: "arn:aws:s3:::b/${aws:username}"));
    }

    [Theory]
    [InlineData("arn:aws:s3:::b/$")]
    [InlineData("arn:aws:s3:::b/${")]
    [InlineData("arn:aws:s3:::b/${aws:username")]
    [InlineData("arn:aws:s3:::b/$x{y}")]
    public void What_is_no_variable_is_text(string resource) => Assert.True(On(resource).Allows(resource: resource));

    [Fact]
    public void A_missing_variable_is_named() => Assert.Equal(["aws:username"], On("arn:aws:s3:::b/${aws:username}").Explains(resource: "arn:aws:s3:::b/x").MissingContextKeys);
}
