using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>IAM user guide, reference_policies_elements_condition.</summary>
public class ReferencePoliciesElementsCondition
{
    private const string Mfa = """
        {"Effect":"Allow","Action":"iam:DeactivateMFADevice","Resource":"arn:aws:iam::*:user/${aws:username}","Condition":{"NumericLessThanEquals":{"aws:MultiFactorAuthAge":"3600"}}}
        """;

    [Theory]
    [InlineData("100", true)]
    [InlineData("3600", true)]
    [InlineData("3601", false)]
    [InlineData(null, false)]
    public void The_example_of_recent_MFA(string? age, bool allowed)
    {
        var given = Nothing.Identity(Mfa).With("aws:username", "exampleuser");
        Assert.Equal(allowed, (age is null ? given : given.With("aws:MultiFactorAuthAge", age)).Allows("iam:DeactivateMFADevice", User));
    }

    [Fact]
    public void Key_names_are_not_case_sensitive()
    {
        var given = Nothing.Identity("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:SourceIP":"x","aws:ResourceTag/TagKey1":"Value1"}}}""");
        Assert.True(given.With("AWS:sourceIp", "x").With("aws:resourcetag/tagkey1", "Value1").Allows());
        Assert.False(given.With("AWS:sourceIp", "x").With("aws:resourcetag/tagkey1", "value1").Allows());
    }

    [Fact]
    public void A_context_cannot_hold_a_key_twice() =>
        Assert.Throws<ArgumentException>(() => new Core.Decisions.Requests.RequestContext([new("aws:a", "1"), new("AWS:A", "2")]));
}
