using IotIamTools.Core.Decisions.Requests;
using static IotIamTools.Core.Tests.Decisions.Given;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>IAM user guide, reference_policies_multi-value-conditions and reference_policies_condition-single-vs-multi-valued-context-keys.</summary>
public class ReferencePoliciesMultiValueConditions
{
    private static bool IsMet(string conditionOperator, string values, params string[]? value) =>
        ReferencePoliciesElementsConditionOperators.IsMet(conditionOperator, values, value is null ? null : ContextValue.OfMany(value));

    [Theory]
    [InlineData("ForAllValues:StringEquals", true, "Message", "Tags")]
    [InlineData("ForAllValues:StringEquals", false, "Message", "UserName")]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAllValues:StringEquals", true, "")]
    [InlineData("ForAnyValue:StringEquals", true, "PostDateTime", "Message")]
    [InlineData("ForAnyValue:StringEquals", false, "UserName")]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringEquals", false, "")]
    [InlineData("ForAllValues:StringNotEquals", true, "UserName", "Password")]
    [InlineData("ForAllValues:StringNotEquals", false, "UserName", "Tags")]
    [InlineData("ForAnyValue:StringNotEquals", true, "UserName", "Tags")]
    [InlineData("ForAnyValue:StringNotEquals", false, "ID", "Tags")]
    [InlineData("ForAnyValue:StringLike", true, "x", "ID")]
    public void Set_operators(string conditionOperator, bool isMet, params string[] value) => Assert.Equal(isMet, IsMet(conditionOperator, """["ID","Message","Tags"]""", value));

    [Theory]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAllValues:StringNotEquals", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringNotEquals", false)]
    [InlineData("ForAllValues:StringEqualsIfExists", true)]
    [InlineData("ForAnyValue:StringEqualsIfExists", false)]
    public void An_absent_key(string conditionOperator, bool isMet) => Assert.Equal(isMet, IsMet(conditionOperator, "\"x\"", null));

    /// <summary>The table of the guide's example of denied tag keys (reference_policies_condition_examples-multi-valued-context-keys).</summary>
    [Theory]
    [InlineData(false, "key1:legal")]
    [InlineData(false, "key1:hr", "key1:personnel")]
    [InlineData(true, "key2:audit")]
    public void ForAllValues_with_a_negated_operator(bool isMet, params string[] keys) => Assert.Equal(isMet, IsMet("ForAllValues:StringNotLike", "\"key1*\"", keys));

    [Fact]
    public void A_Null_check_closes_the_gap_of_ForAllValues()
    {
        var given = Nothing.Identity("""
            {"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]},"Null":{"aws:TagKeys":"false"}}}
            """);
        Assert.False(given.Allows());
        Assert.False(given.With("aws:TagKeys", Array.Empty<string>()).Allows());
        Assert.False(given.With("aws:TagKeys", new[] { "" }).Allows());
        Assert.True(given.With("aws:TagKeys", new[] { "a" }).Allows());
    }

    [Fact]
    public void Operators_and_keys_are_ANDed_and_values_ORed()
    {
        var given = Nothing.Identity("""
            {"Effect":"Allow","Action":"*","Resource":"*","Condition":{
              "StringEqualsIgnoreCase":{"aws:PrincipalTag/department":["finance","hr","legal"],"aws:PrincipalTag/role":["audit","security"]},
              "StringEquals":{"aws:PrincipalAccount":"123456789012"}}}
            """);
        var all = given.With("aws:PrincipalTag/department", "HR").With("aws:PrincipalTag/role", "audit").With("aws:PrincipalAccount", "123456789012");
        Assert.True(all.Allows());
        Assert.False(all.With("aws:PrincipalTag/role", "dev").Allows());
        Assert.False(all.With("aws:PrincipalAccount", "1").Allows());
        Assert.False(given.With("aws:PrincipalTag/department", "HR").With("aws:PrincipalTag/role", "audit").Allows());
    }

    [Fact]
    public void Several_values_need_a_set_operator_and_the_explanation_says_so()
    {
        var given = Nothing.Identity("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:TagKeys":"a"}}}""").With("aws:TagKeys", new[] { "a", "b" });
        Assert.False(given.Allows());
        Assert.Contains("ForAllValues or ForAnyValue is missing", Assert.Single(given.Explains().Unresolved), StringComparison.Ordinal);
        Assert.True(given.With("aws:TagKeys", new[] { "a" }).Allows());
    }
}
