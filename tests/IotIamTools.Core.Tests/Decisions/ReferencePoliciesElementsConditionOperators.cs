using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>IAM user guide, reference_policies_elements_condition_operators.</summary>
public class ReferencePoliciesElementsConditionOperators
{
    /// <summary>Whether a statement with that condition applies; the key is in the request unless the value is null.</summary>
    internal static bool IsMet(string conditionOperator, string values, ContextValue? value)
    {
        var given = Given.Nothing.Identity($$$$$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{{{{{conditionOperator}}}}}}":{"aws:Key":{{{{{{values}}}}}}}}}""");
        return (value is null ? given : given.With("aws:key", value)).Allows();
    }

    [Theory]
    [InlineData("StringEquals", "\"Ann\"", "Ann", true)]
    [InlineData("StringEquals", "\"Ann\"", "ann", false)]
    [InlineData("StringEquals", "\"A*\"", "Ann", false)]
    [InlineData("StringEquals", "\"A*\"", "A*", true)]
    [InlineData("StringEquals", "[\"Bob\",\"Ann\"]", "Ann", true)]
    [InlineData("StringEquals", "[]", "Ann", false)]
    [InlineData("StringNotEquals", "\"Ann\"", "ann", true)]
    [InlineData("StringNotEquals", "\"Ann\"", "Ann", false)]
    [InlineData("StringNotEquals", "[\"Bob\",\"Ann\"]", "Ann", false)]
    [InlineData("StringNotEquals", "[\"Bob\",\"Ann\"]", "Cid", true)]
    [InlineData("StringEqualsIgnoreCase", "\"Ann\"", "aNN", true)]
    [InlineData("StringNotEqualsIgnoreCase", "\"Ann\"", "aNN", false)]
    [InlineData("StringNotEqualsIgnoreCase", "\"Ann\"", "Bob", true)]
    [InlineData("StringLike", "\"home/*\"", "home/ann/x", true)]
    [InlineData("StringLike", "\"HOME/*\"", "home/ann/x", false)]
    [InlineData("StringLike", "\"h?me/*/x\"", "home/a:b/x", true)]
    [InlineData("StringLike", "[\"\",\"home/\"]", "", true)]
    [InlineData("StringLike", "\"*\"", "", true)]
    [InlineData("StringLike", "\"?\"", "", false)]
    [InlineData("StringLike", "\"a*b*c\"", "abbbcabc", true)]
    [InlineData("StringLike", "\"a*b*c\"", "abbbcabd", false)]
    [InlineData("StringNotLike", "\"home/*\"", "home/x", false)]
    [InlineData("StringNotLike", "[\"home/*\",\"tmp/*\"]", "etc/x", true)]
    public void Strings(string conditionOperator, string values, string value, bool isMet) => Assert.Equal(isMet, IsMet(conditionOperator, values, value));

    [Theory]
    [InlineData("NumericEquals", "10", "10", true)]
    [InlineData("NumericEquals", "\"10\"", "10.0", true)]
    [InlineData("NumericEquals", "0.1", "0.10", true)]
    [InlineData("NumericEquals", "10", "ten", false)]
    [InlineData("NumericNotEquals", "10", "11", true)]
    [InlineData("NumericNotEquals", "10", "10.0", false)]
    [InlineData("NumericNotEquals", "[10,11]", "11", false)]
    [InlineData("NumericLessThan", "10", "9.99", true)]
    [InlineData("NumericLessThan", "10", "10", false)]
    [InlineData("NumericLessThan", "10", "-11", true)]
    [InlineData("NumericLessThanEquals", "\"10\"", "10", true)]
    [InlineData("NumericLessThanEquals", "\"10\"", "11", false)]
    [InlineData("NumericGreaterThan", "10", "10.01", true)]
    [InlineData("NumericGreaterThan", "10", "9", false)]
    [InlineData("NumericGreaterThanEquals", "10", "10", true)]
    [InlineData("NumericGreaterThanEquals", "10", "2", false)]
    [InlineData("NumericLessThan", "\"ten\"", "1", false)]
    public void Numbers(string conditionOperator, string values, string value, bool isMet) => Assert.Equal(isMet, IsMet(conditionOperator, values, value));

    [Theory]
    [InlineData("DateGreaterThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:02Z", true)]
    [InlineData("DateGreaterThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:01Z", false)]
    [InlineData("DateGreaterThanEquals", "2020-01-01T00:00:01Z", "2020-01-01T00:00:01Z", true)]
    [InlineData("DateLessThan", "2020-06-30T23:59:59Z", "2020-06-30T23:59:58.999Z", true)]
    [InlineData("DateLessThanEquals", "2020-06-30", "2020-06-30T00:00:00Z", true)]
    [InlineData("DateLessThanEquals", "2020-06-30", "2020-06-30T00:00:01Z", false)]
    [InlineData("DateEquals", "2020-01-01T01:30:00+01:30", "2020-01-01", true)]
    [InlineData("DateEquals", "2019-12-31T22:30:00-01:30", "2020-01", true)]
    [InlineData("DateEquals", "1577836800", "2020-01-01T00:00Z", true)]
    [InlineData("DateEquals", "2020", "1577836800", true)]
    [InlineData("DateNotEquals", "2020", "1577836801", true)]
    [InlineData("DateNotEquals", "2020", "1577836800", false)]
    [InlineData("DateEquals", "2020-01-01T00:00:00.250Z", "2020-01-01T00:00:00.25Z", true)]
    [InlineData("DateLessThan", "2020-02-30", "2019-01-01", false)]
    [InlineData("DateLessThan", "tomorrow", "2019-01-01", false)]
    [InlineData("DateLessThan", "2020-01-01T24:00Z", "2019-01-01", false)]
    [InlineData("DateLessThan", "2020-01-01T00:00:00Zx", "2019-01-01", false)]
    [InlineData("DateLessThan", "253402300800", "99999999999999", true)]
    public void Dates(string conditionOperator, string date, string value, bool isMet)
    {
        // An epoch value beyond year 9999 is later than any date; two such are not told apart.
        isMet = date != "253402300800" && isMet;
        Assert.Equal(isMet, IsMet(conditionOperator, $"\"{date}\"", value));
    }

    [Theory]
    [InlineData("true", "true", true)]
    [InlineData("\"true\"", "TRUE", true)]
    [InlineData("\"false\"", "true", false)]
    [InlineData("\"yes\"", "yes", false)]
    [InlineData("[\"true\",\"false\"]", "false", true)]
    public void Booleans(string values, string value, bool isMet) => Assert.Equal(isMet, IsMet("Bool", values, value));

    [Theory]
    [InlineData("QmluYXJ5VmFsdWVJbkJhc2U2NA==", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", true)]
    [InlineData("QUJD", "QUJE", false)]
    [InlineData("not base64!", "not base64!", false)]
    public void Bytes(string policyValue, string value, bool isMet) => Assert.Equal(isMet, IsMet("BinaryEquals", $"\"{policyValue}\"", value));

    [Theory]
    [InlineData("IpAddress", "\"203.0.113.0/24\"", "203.0.113.255", true)]
    [InlineData("IpAddress", "\"203.0.113.0/24\"", "203.0.114.0", false)]
    [InlineData("IpAddress", "\"203.0.113.7\"", "203.0.113.7", true)]
    [InlineData("IpAddress", "\"203.0.113.7\"", "203.0.113.8", false)]
    [InlineData("IpAddress", "\"0.0.0.0/0\"", "8.8.8.8", true)]
    [InlineData("IpAddress", "\"0.0.0.0/0\"", "2001:db8::1", false)]
    [InlineData("IpAddress", "[\"203.0.113.0/24\",\"2001:DB8:1234:5678::/64\"]", "2001:db8:1234:5678:0:0:0:9", true)]
    [InlineData("IpAddress", "[\"203.0.113.0/24\",\"2001:DB8:1234:5678::/64\"]", "2001:db8:1234:5679::9", false)]
    [InlineData("IpAddress", "\"2001:db8::1\"", "2001:0DB8::1", true)]
    [InlineData("IpAddress", "\"203.0.113.77/25\"", "203.0.113.1", true)]
    [InlineData("IpAddress", "\"203.0.113.0/33\"", "203.0.113.1", false)]
    [InlineData("IpAddress", "\"203.0.113\"", "203.0.0.113", false)]
    [InlineData("IpAddress", "\"203.0.113.0/24\"", "203.0.113.0/24", false)]
    [InlineData("NotIpAddress", "\"203.0.113.0/24\"", "203.0.113.7", false)]
    [InlineData("NotIpAddress", "[\"203.0.113.0/24\",\"192.0.2.0/24\"]", "192.0.2.1", false)]
    [InlineData("NotIpAddress", "\"203.0.113.0/24\"", "198.51.100.1", true)]
    public void Addresses(string conditionOperator, string values, string value, bool isMet) => Assert.Equal(isMet, IsMet(conditionOperator, values, value));

    [Theory]
    [InlineData("ArnLike", "arn:aws:someservice:*:111122223333:finance/*", "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt", false)]
    [InlineData("StringLike", "arn:aws:someservice:*:111122223333:finance/*", "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt", true)]
    [InlineData("ArnEquals", "arn:aws:sns:*:111122223333:t?pic*", "arn:aws:sns:us-east-1:111122223333:topic:sub", true)]
    [InlineData("ArnLike", "arn:aws:sns:us-east-1:111122223333:topic", "arn:aws:sns:us-east-1:111122223333:Topic", false)]
    [InlineData("ArnLike", "arn:aws:*:*:*:*", "arn:aws:s3:::bucket", true)]
    [InlineData("ArnLike", "arn:aws:s3:*", "arn:aws:s3:::bucket", false)]
    [InlineData("ArnLike", "*", "arn:aws:s3:::bucket", false)]
    [InlineData("ArnLike", "arn:aws:s3:::bucket", "bucket", false)]
    [InlineData("ArnNotEquals", "arn:aws:s3:::bucket", "arn:aws:s3:::other", true)]
    [InlineData("ArnNotLike", "arn:aws:s3:::b*", "arn:aws:s3:::bucket", false)]
    public void Arns(string conditionOperator, string pattern, string value, bool isMet) => Assert.Equal(isMet, IsMet(conditionOperator, $"\"{pattern}\"", value));

    /// <summary>What cannot be compared is said: a Deny that vanishes by a typing error is the worst of answers.</summary>
    [Theory]
    [InlineData("DateGreaterThan", "2020-01-01T00:00:00Z", "2026-01-01 00:00:00", "the request's value '2026-01-01 00:00:00' is not a date")]
    [InlineData("DateGreaterThan", "2020-01-01T00:00:00Z", "2026-01-01T00:00:00.000+0000", "the request's value '2026-01-01T00:00:00.000+0000' is not a date")]
    [InlineData("DateGreaterThan", "2020-01-01T00:00:00Z", "2026-01-01t00:00:00z", "the request's value '2026-01-01t00:00:00z' is not a date")]
    [InlineData("DateGreaterThan", "31 January 2020", "2026-01-01T00:00:00Z", "with the value '31 January 2020', which is not a date")]
    [InlineData("DateGreaterThan", "31 January 2020", null, "with the value '31 January 2020', which is not a date")]
    [InlineData("IpAddress", "203.0.113", "203.0.113.5", "with the value '203.0.113', which is not an address")]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.113.0/24", "the request's value '203.0.113.0/24' is not an address")]
    [InlineData("NumericEquals", "10", "ten", "the request's value 'ten' is not a number")]
    [InlineData("ForAnyValue:NumericEqualsIfExists", "ten", "10", "with the value 'ten', which is not a number")]
    [InlineData("BinaryEquals", "QUJD", "A!", "the request's value 'A!' is not base64")]
    [InlineData("Bool", "yes", "true", "with the value 'yes', which is not true or false")]
    public void A_value_that_is_not_of_the_operators_type_is_told(string conditionOperator, string policyValue, string? value, string told)
    {
        var sentence = Assert.Single(Denying(conditionOperator, policyValue, value).Explains().Unresolved);
        Assert.StartsWith($"Statement 2 of identity policy 'identity' compares the key 'aws:Key' by {conditionOperator}", sentence, StringComparison.Ordinal);
        Assert.Contains(told, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_on_which_nothing_depends_is_not_told()
    {
        Assert.Empty(Denying("DateGreaterThan", "2020-01-01", "").Explains().Unresolved);
        Assert.Empty(Denying("Bool", "${aws:x}", "true").Explains().Unresolved);
        Assert.Empty(Given.Nothing.Identity("""{"Effect":"Deny","Action":"iot:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:Key":"soon"}}}""").Explains().Unresolved);
        Assert.Empty(Given.Nothing.Identity("""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateGreaterThan":{"aws:Key":"soon"},"StringEquals":{"aws:Other":"a"}}}""").With("aws:Other", "b").Explains().Unresolved);
    }

    private static Given Denying(string conditionOperator, string policyValue, string? value)
    {
        var given = Given.Nothing.Identity(
            Given.AllowAll, $$$$$"""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"{{{{{conditionOperator}}}}}":{"aws:Key":"{{{{{policyValue}}}}}"}}}""");
        return value is null ? given : given.With("aws:key", value);
    }

    /// <summary>An absent key: no match, so negated operators are met.</summary>
    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringEqualsIgnoreCase", false)]
    [InlineData("StringLike", false)]
    [InlineData("StringNotEquals", true)]
    [InlineData("StringNotEqualsIgnoreCase", true)]
    [InlineData("StringNotLike", true)]
    [InlineData("NumericEquals", false)]
    [InlineData("NumericLessThan", false)]
    [InlineData("NumericNotEquals", true)]
    [InlineData("DateGreaterThan", false)]
    [InlineData("DateNotEquals", true)]
    [InlineData("Bool", false)]
    [InlineData("BinaryEquals", false)]
    [InlineData("IpAddress", false)]
    [InlineData("NotIpAddress", true)]
    [InlineData("ArnLike", false)]
    [InlineData("ArnEquals", false)]
    [InlineData("ArnNotLike", true)]
    [InlineData("ArnNotEquals", true)]
    public void An_absent_key(string conditionOperator, bool isMet)
    {
        Assert.Equal(isMet, IsMet(conditionOperator, "\"1\"", null));
        Assert.True(IsMet(conditionOperator + "IfExists", "\"1\"", null));
    }

    [Theory]
    [InlineData("t2.micro", true)]
    [InlineData("m4.large", false)]
    public void IfExists_processes_a_key_that_is_there(string value, bool isMet) => Assert.Equal(isMet, IsMet("StringLikeIfExists", """["t1.*","t2.*","m3.*"]""", value));

    [Theory]
    [InlineData("true", null, true)]
    [InlineData("false", null, false)]
    [InlineData("true", "x", false)]
    [InlineData("false", "x", true)]
    [InlineData("\"TRUE\"", null, true)]
    [InlineData("true", "", true)]
    [InlineData("false", "", false)]
    [InlineData("[true,false]", "x", true)]
    public void Null_tells_whether_a_key_exists_and_is_not_null(string values, string? value, bool isMet) => Assert.Equal(isMet, IsMet("Null", values, value is null ? null : ContextValue.Of(value)));

    [Fact]
    public void Operator_names_ignore_case() => Assert.True(IsMet("stringequalsIFEXISTS", "\"1\"", "1"));
}
