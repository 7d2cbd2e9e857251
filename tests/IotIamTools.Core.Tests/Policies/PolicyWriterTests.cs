using System.Text;
using System.Text.Json;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Policies;

public class PolicyWriterTests
{
    private static readonly PolicyDocument Document = new()
    {
        Id = "id",
        Statements =
        [
            new Statement
            {
                Sid = "One",
                Effect = Effect.Allow,
                Principal = new PrincipalSet { Principals = [new(PrincipalKind.Aws, "1"), new(PrincipalKind.Service, "s.amazonaws.com"), new(PrincipalKind.Aws, "2")] },
                Actions = ["iot:Connect"],
                Resources = ["arn:aws:iot:*:*:client/${iot:Connection.Thing.ThingName}", "arn:aws:iot:*:*:client/ä日😀'<+>&"],
                Conditions =
                [
                    new(new(ConditionOperatorKind.StringEquals), "aws:A", ["x"]),
                    new(new(ConditionOperatorKind.Bool, SetQualifier.None, IfExists: true), "aws:B", ["true"]),
                    new(new(ConditionOperatorKind.StringEquals), "aws:C", []),
                ],
            },
            new Statement { Effect = Effect.Deny, NotPrincipal = PrincipalSet.Star, NotActions = ["a:*", "b:*"], NotResources = ["*"] },
        ],
    };

    [Fact]
    public void Compact_text_has_no_white_space_and_single_values_as_strings() => Assert.Equal(
        """{"Version":"2012-10-17","Id":"id","Statement":[{"Sid":"One","Effect":"Allow","Principal":{"AWS":["1","2"],"Service":"s.amazonaws.com"},"Action":"iot:Connect","Resource":["arn:aws:iot:*:*:client/${iot:Connection.Thing.ThingName}","arn:aws:iot:*:*:client/ä\u65E5\uD83D\uDE00'<+>&"],"Condition":{"StringEquals":{"aws:A":"x","aws:C":[]},"BoolIfExists":{"aws:B":"true"}}},{"Effect":"Deny","NotPrincipal":"*","NotAction":["a:*","b:*"],"NotResource":"*"}]}""",
        PolicyWriter.Write(Document));

    [Fact]
    public void Indented_text_has_two_spaces_a_level_and_plain_line_ends()
    {
        var text = PolicyWriter.Write(new PolicyDocument { Statements = [new Statement { Effect = Effect.Allow, Actions = ["a:b"], Resources = ["*"] }] }, indented: true);

        Assert.Equal("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"a:b\",\n      \"Resource\": \"*\"\n    }\n  ]\n}", text);
    }

    [Fact]
    public void A_statement_can_be_written_alone()
    {
        var statement = new Statement { Effect = Effect.Deny, Actions = ["a:b"], Resources = ["*"] };

        Assert.Equal("""{"Effect":"Deny","Action":"a:b","Resource":"*"}""", PolicyWriter.Write(statement));
        Assert.Equal("{\n  \"Effect\": \"Deny\",\n  \"Action\": \"a:b\",\n  \"Resource\": \"*\"\n}", PolicyWriter.Write(statement, indented: true));
    }

    [Fact]
    public void A_document_can_be_a_part_of_a_larger_text()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("policy");
            PolicyWriter.Write(writer, Document);
            writer.WriteEndObject();
        }

        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.True(PolicyEquivalence.AreEquivalent(Document, PolicyDocument.Parse(json.RootElement.GetProperty("policy").GetRawText())));
    }

    [Theory]
    [InlineData("StringEquals", "a b", "b c", "b")]
    [InlineData("StringEquals", "a", "a", "a")]
    [InlineData("StringLike", "a* b*", "a*", "a*")]
    [InlineData("StringNotEquals", "a", "b", "a b")]
    [InlineData("ForAllValues:StringEquals", "a b", "b c", "b")]
    [InlineData("ForAllValues:StringNotLike", "a", "b", "a b")]
    [InlineData("ForAnyValue:StringNotEquals", "a", "a b", "a b")]
    [InlineData("NotIpAddressIfExists", "1.2.3.4", "5.6.7.8", "1.2.3.4 5.6.7.8")]
    public void Two_conditions_of_one_operator_and_key_become_one_where_they_can(string name, string first, string second, string expected)
    {
        Assert.True(ConditionOperator.TryParse(name, out var op));
        var both = WithConditions(new(op, "aws:X", first.Split(' ')), new(op, "aws:X", second.Split(' ')));

        var written = PolicyDocument.Parse(PolicyWriter.Write(both));
        Assert.Equal(expected.Split(' '), Assert.Single(written.Statements[0].Conditions).Values);
        Assert.True(PolicyEquivalence.AreEquivalent(both, written));
    }

    [Theory]
    [InlineData("StringLike", "a*", "*b")]
    [InlineData("StringEquals", "a", "b")]
    [InlineData("StringEquals", "a ${b}", "${b} c")]
    [InlineData("ForAnyValue:StringEquals", "a b", "b c")]
    [InlineData("ForAnyValue:StringNotEquals", "a", "b")]
    [InlineData("Null", "true", "false")]
    public void What_no_list_of_values_can_say_is_written_as_two_and_read_as_two(string name, string first, string second)
    {
        Assert.True(ConditionOperator.TryParse(name, out var op));
        var both = WithConditions(new(op, "aws:X", first.Split(' ')), new(op, "aws:X", second.Split(' ')));

        var written = PolicyDocument.Parse(PolicyWriter.Write(both));
        Assert.Equal([$"{op} aws:X {first}", $"{op} aws:X {second}"], written.Statements[0].Conditions.Select(c => $"{c.Operator} {c.Key} {string.Join(' ', c.Values)}"));
        Assert.True(PolicyEquivalence.AreEquivalent(both, written));
    }

    [Fact]
    public void A_key_twice_in_different_case_stays_as_it_is()
    {
        const string Text = """{"Statement":[{"Effect":"Allow","Action":"a:b","Condition":{"StringLike":{"aws:x":"a*","AWS:X":"*b"}}}]}""";
        Assert.Equal(Text, PolicyWriter.Write(PolicyDocument.Parse(Text)));
    }

    [Fact]
    public void All_spellings_of_an_operator_can_be_written()
    {
        var spellings = Enumerable.Range(0, 16).Select(n => string.Concat("Null".Select((c, i) => (n >> i & 1) == 1 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c))));
        var conditions = string.Join(',', spellings.Select((s, i) => $"\"{s}\":{{\"aws:x\":\"{i}\"}}"));
        var text = """{"Statement":[{"Effect":"Allow","Action":"a:b","Condition":{""" + conditions + "}}]}";
        var document = PolicyDocument.Parse(text);

        Assert.Equal(16, PolicyDocument.Parse(PolicyWriter.Write(document)).Statements[0].Conditions.Count);
    }

    private static PolicyDocument WithConditions(params Condition[] conditions) =>
        new() { Statements = [new Statement { Effect = Effect.Allow, Actions = ["a:b"], Resources = ["*"], Conditions = conditions }] };
}
