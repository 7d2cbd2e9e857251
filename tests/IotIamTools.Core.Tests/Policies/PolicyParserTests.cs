using IotIamTools.Core.Json;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Policies;

public class PolicyParserTests
{
    /// <summary>
    /// A document that is right by the grammar, and what it is read as: for each statement
    /// "effect|principal|not principal|actions|not actions|resources|not resources|conditions".
    /// </summary>
    public static readonly TheoryData<string, string> Right = new()
    {
        { """{"Statement":[]}""", "" },
        { """{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", "Allow|||*||*||" },
        { """{"Version":"2008-10-17","Id":"any text","Statement":[{"Sid":"","Effect":"Deny","NotAction":["iam:*"],"NotResource":["arn:aws:s3:::b"]}]}""", "Deny||||iam:*||arn:aws:s3:::b|" },

        // Blocks in any order.
        { """{"Statement":[{"Resource":"*","Condition":{},"Action":["a:b","c:d"],"Sid":"s","Effect":"Allow"}],"Version":"2012-10-17"}""", "Allow|||a:b,c:d||*||" },
        { """{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*"},{"Effect":"Deny","Action":"a:c","Resource":"*"}]}""", "Allow|||a:b||*||\nDeny|||a:c||*||" },

        // Principals in all forms.
        { S("\"Principal\":\"*\""), "Allow|AWS: *||a:b||||" },
        { S("\"NotPrincipal\":\"*\""), "Allow||AWS: *|a:b||||" },
        { S("\"Principal\":{\"AWS\":\"*\"}"), "Allow|AWS: *||a:b||||" },
        { S("\"Principal\":{\"AWS\":\"123456789012\"}"), "Allow|AWS: 123456789012||a:b||||" },
        { S("\"Principal\":{\"AWS\":[\"arn:aws:iam::123456789012:root\",\"arn:aws:sts::123456789012:assumed-role/r/s\"],\"CanonicalUser\":\"79a59d\"}"), "Allow|AWS: arn:aws:iam::123456789012:root,AWS: arn:aws:sts::123456789012:assumed-role/r/s,CanonicalUser: 79a59d||a:b||||" },
        { S("\"Principal\":{\"Service\":[\"a.amazonaws.com\",\"b.amazonaws.com\"],\"Federated\":\"graph.facebook.com\"}"), "Allow|Service: a.amazonaws.com,Service: b.amazonaws.com,Federated: graph.facebook.com||a:b||||" },

        // Actions and resources.
        { """{"Statement":{"Effect":"Allow","Action":["S3:get*","s3:REST.GET.OBJECT","execute-api:Invoke","*:*","a4b:?x*","s3:Delete_x-y"],"Resource":["arn:aws:s3:::b","arn:aws-us-gov:iot:*:*:topic/${iot:ClientId}/*","arn:*","*b","${x}","execute-api:/*"]}}""", "Allow|||S3:get*,s3:REST.GET.OBJECT,execute-api:Invoke,*:*,a4b:?x*,s3:Delete_x-y||arn:aws:s3:::b,arn:aws-us-gov:iot:*:*:topic/${iot:ClientId}/*,arn:*,*b,${x},execute-api:/*||" },

        // Conditions.
        { S("\"Condition\":{\"StringEquals\":{\"aws:x\":\"a\",\"aws:y\":[\"b\",\"c\"]},\"Null\":{\"aws:x\":false}}"), "Allow|||a:b||||StringEquals aws:x=a;StringEquals aws:y=b,c;Null aws:x=false" },
        { S("\"Condition\":{\"NumericEquals\":{\"s3:max-keys\":[10,\"20\",1.50,-3e2]},\"Bool\":{\"aws:x\":[true,\"false\"]}}"), "Allow|||a:b||||NumericEquals s3:max-keys=10,20,1.50,-3e2;Bool aws:x=true,false" },
        { S("\"Condition\":{\"ForAllValues:StringLikeIfExists\":{\"aws:TagKeys\":[]},\"forallvalues:stringlike\":{\"aws:TagKeys\":\"\"},\"StringLike\":{}}"), "Allow|||a:b||||ForAllValues:StringLikeIfExists aws:TagKeys=;ForAllValues:StringLike aws:TagKeys=" },
        { S("\"Condition\":{\"Bool\":{\"aws:x\":true,\"AWS:X\":false},\"bool\":{\"aws:x\":\"\"}}"), "Allow|||a:b||||Bool aws:x=true;Bool AWS:X=false;Bool aws:x=" },
        { S("\"Condition\":{\"StringEquals\":{\"token.actions.githubusercontent.com:aud\":\"a\",\"aws:ResourceTag/Ä b\":\"c\"}}"), "Allow|||a:b||||StringEquals token.actions.githubusercontent.com:aud=a;StringEquals aws:ResourceTag/Ä b=c" },
    };

    /// <summary>A document that is wrong, with '▶' before the place, at which path, and how it is.</summary>
    public static readonly TheoryData<string, string, string> Wrong = new()
    {
        // The document.
        { "▶[]", "$", "a policy document must be an object, and this is a list" },
        { "▶null", "$", "a policy document must be an object, and this is null" },
        { "▶{}", "$", "the policy has no 'Statement'" },
        { """{"Version":▶"2012-10-18","Statement":[]}""", "$.Version", "the version '2012-10-18' is unknown; write \"2012-10-17\"" },
        { """{"Version":▶20121017,"Statement":[]}""", "$.Version", "'Version' is a number; write a string" },
        { """{"Id":▶{},"Statement":[]}""", "$.Id", "'Id' is an object; write a string" },
        { """{▶"statement":[]}""", "$.statement", "a policy document has no element 'statement'; did you mean 'Statement'?" },
        { """{▶"PolicyDocument":{"Statement":[]}}""", "$.PolicyDocument", "a policy document has no element 'PolicyDocument'" },
        { """{▶"Effect":"Allow","Action":"a:b"}""", "$.Effect", "a policy document has no element 'Effect'; it belongs into a statement, inside 'Statement'" },
        { """{"Statement":▶"Allow"}""", "$.Statement", "a statement must be an object, and this is a string" },
        { """{"Statement":[▶[]]}""", "$.Statement[0]", "a statement must be an object, and this is a list" },
        { """{"Statement":[{▶"Version":"2012-10-17"}]}""", "$.Statement[0].Version", "a statement has no element 'Version'; it belongs beside 'Statement', not inside of it" },

        // The statement.
        { """{"Statement":[▶{"Action":"a:b"}]}""", "$.Statement[0]", "the statement has no 'Effect'; write \"Allow\" or \"Deny\"" },
        { """{"Statement":[▶{"Effect":"Allow"}]}""", "$.Statement[0]", "the statement has neither 'Action' nor 'NotAction'" },
        { """{"Statement":[{▶"Efect":"Allow"}]}""", "$.Statement[0].Efect", "a statement has no element 'Efect'; did you mean 'Effect'?" },
        { """{"Statement":[{"Effect":▶"allow","Action":"a:b"}]}""", "$.Statement[0].Effect", "the effect 'allow' is neither \"Allow\" nor \"Deny\"; write it in exactly that way" },
        { """{"Statement":[{"Effect":▶"Permit","Action":"a:b"}]}""", "$.Statement[0].Effect", "the effect 'Permit' is neither \"Allow\" nor \"Deny\"" },
        { """{"Statement":[{"Effect":▶["Allow"],"Action":"a:b"}]}""", "$.Statement[0].Effect", "'Effect' is a list; write a string" },
        { """{"Statement":[{"Sid":▶1,"Effect":"Allow","Action":"a:b"}]}""", "$.Statement[0].Sid", "'Sid' is a number; write a string" },
        { S("\"NotAction\":▶\"a:c\""), "$.Statement[0].NotAction", "the statement has both 'Action' and 'NotAction'; keep one of them" },
        { S("\"Resource\":\"*\",\"NotResource\":▶\"*\""), "$.Statement[0].NotResource", "the statement has both 'Resource' and 'NotResource'; keep one of them" },
        { S("\"Principal\":\"*\",\"NotPrincipal\":▶\"*\""), "$.Statement[0].NotPrincipal", "the statement has both 'Principal' and 'NotPrincipal'; keep one of them" },

        // Actions.
        { A("▶[]"), "$.Statement[0].Action", "the list of 'Action' is empty; write at least one value" },
        { A("▶null"), "$.Statement[0].Action", "'Action' is null; write a string" },
        { A("[\"a:b\",▶7]"), "$.Statement[0].Action[1]", "'Action' is a number; write a string" },
        { A("▶\"\""), "$.Statement[0].Action", "a value of 'Action' is empty" },
        { A("▶\"GetObject\""), "$.Statement[0].Action", "'GetObject' is not an action; write SERVICE:ACTION with one colon, such as iot:Publish, or *" },
        { A("[\"a:b\",▶\"s3:Get:Object\"]"), "$.Statement[0].Action[1]", "'s3:Get:Object' is not an action; write SERVICE:ACTION with one colon, such as iot:Publish, or *" },
        { A("▶\"s3: Get\""), "$.Statement[0].Action", "'s3: Get' is not an action; write SERVICE:ACTION with one colon, such as iot:Publish, or *" },
        { A("▶\":Get\""), "$.Statement[0].Action", "':Get' is not an action; write SERVICE:ACTION with one colon, such as iot:Publish, or *" },
        { A("▶\"s3:\""), "$.Statement[0].Action", "'s3:' is not an action; write SERVICE:ACTION with one colon, such as iot:Publish, or *" },
        { A("▶\"**\""), "$.Statement[0].Action", "'**' is not an action; write SERVICE:ACTION with one colon, such as iot:Publish, or *" },

        // Resources.
        { S("\"Resource\":▶\"mybucket\""), "$.Statement[0].Resource", "'mybucket' is not a resource; write an ARN (arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE) or *" },
        { S("\"Resource\":[\"*\",▶\"arn:aws:s3:b\"]"), "$.Statement[0].Resource[1]", "'arn:aws:s3:b' is not a resource; write an ARN (arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE) or *" },
        { S("\"NotResource\":▶[]"), "$.Statement[0].NotResource", "the list of 'NotResource' is empty; write at least one value" },

        // Principals.
        { S("\"Principal\":▶\"123456789012\""), "$.Statement[0].Principal", "'Principal' is \"*\" or an object such as {\"Service\": \"greengrass.amazonaws.com\"}, not \"123456789012\"" },
        { S("\"Principal\":▶[\"*\"]"), "$.Statement[0].Principal", "'Principal' is \"*\" or an object such as {\"Service\": \"greengrass.amazonaws.com\"}, not a list" },
        { S("\"Principal\":▶{}"), "$.Statement[0].Principal", "'Principal' names no principal" },
        { S("\"Principal\":{\"AWS\":▶[]}"), "$.Statement[0].Principal.AWS", "the list of 'AWS' is empty; write at least one value" },
        { S("\"Principal\":{▶\"aws\":\"*\"}"), "$.Statement[0].Principal.aws", "'Principal' has no element 'aws'; did you mean 'AWS'?" },
        { S("\"NotPrincipal\":{▶\"Services\":\"x\"}"), "$.Statement[0].NotPrincipal.Services", "'NotPrincipal' has no element 'Services'; did you mean 'Service'?" },
        { S("\"Principal\":{\"AWS\":[▶123456789012]}"), "$.Statement[0].Principal.AWS[0]", "'AWS' is a number; write a string" },
        { S("\"Principal\":{\"AWS\":▶\"\"}"), "$.Statement[0].Principal.AWS", "a value of 'AWS' is empty" },

        // Conditions.
        { S("\"Condition\":▶[]"), "$.Statement[0].Condition", "'Condition' is a list; write an object such as {\"StringEquals\": {\"aws:SourceAccount\": \"123456789012\"}}" },
        { S("\"Condition\":{▶\"StringEqual\":{}}"), "$.Statement[0].Condition.StringEqual", "'StringEqual' is not a condition operator; did you mean 'StringEquals'?" },
        { S("\"Condition\":{▶\"aws:SourceIp\":\"x\"}"), "$.Statement[0].Condition['aws:SourceIp']", "'aws:SourceIp' is not a condition operator" },
        { S("\"Condition\":{▶\"ForAnyValues:StringLkeIfExists\":{}}"), "$.Statement[0].Condition['ForAnyValues:StringLkeIfExists']", "'ForAnyValues:StringLkeIfExists' is not a condition operator; did you mean 'ForAnyValue:StringLikeIfExists'?" },
        { S("\"Condition\":{▶\"NullIfExists\":{}}"), "$.Statement[0].Condition.NullIfExists", "'NullIfExists' is not a condition operator; Null asks whether the key exists, so it takes no IfExists" },
        { S("\"Condition\":{▶\"ForAllValues,ForAnyValue:Bool\":{}}"), "$.Statement[0].Condition['ForAllValues,ForAnyValue:Bool']", "'ForAllValues,ForAnyValue:Bool' is not a condition operator" },
        { S("\"Condition\":{▶\"1:Bool\":{}}"), "$.Statement[0].Condition['1:Bool']", "'1:Bool' is not a condition operator" },
        { S("\"Condition\":{\"Bool\":▶[]}"), "$.Statement[0].Condition.Bool", "'Bool' is a list; write an object of condition keys and their values" },
        { S("\"Condition\":{\"Bool\":{▶\"\":true}}"), "$.Statement[0].Condition.Bool['']", "a condition key cannot be empty; write one such as aws:SourceAccount" },
        { S("\"Condition\":{\"Bool\":{\"aws:x\":▶null}}"), "$.Statement[0].Condition.Bool['aws:x']", "a value of 'aws:x' is null; write a string, a number or a boolean" },
        { S("\"Condition\":{\"Bool\":{\"aws:x\":[true,▶{}]}}"), "$.Statement[0].Condition.Bool['aws:x'][1]", "a value of 'aws:x' is an object; write a string, a number or a boolean" },

        // The text.
        { """{"Statement":[{"Effect":"Allow",▶"Effect":"Deny","Action":"a:b"}]}""", "$.Statement[0].Effect", "the name 'Effect' occurs twice in one object, first at line 1, column 16; keep one of the two" },
        { """{"Statement":[{"Effect":"Allow","Action":["a:b" ▶"a:c"]}]}""", "$.Statement[0].Action", "a ',' is missing before this value" },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void What_the_grammar_allows_is_read(string text, string expected)
    {
        var document = PolicyDocument.Parse(text);

        Assert.Equal(expected, string.Join('\n', document.Statements.Select(Shown)));
        Assert.True(PolicyParser.TryParse(text, out _, out _));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_it_does_not_allow_is_told_with_its_place_its_path_and_what_to_do(string marked, string path, string problem)
    {
        var column = marked.IndexOf('▶', StringComparison.Ordinal) + 1;
        var text = marked.Remove(column - 1, 1);
        Assert.False(PolicyParser.TryParse(text, out var document, out var error));
        Assert.Null(document);
        Assert.Equal((problem, path, new TextPosition(1, column)), (error.Problem, error.Path, error.Position));

        // On another line, in another source.
        error = Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse("\r\n\r\n" + text, "trust.json"));
        Assert.Equal(new TextPosition(3, column), error.Position);
        Assert.Equal("trust.json", error.DocumentSource);
        Assert.StartsWith($"trust.json: line 3, column {column}, at {path}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unclosed_statement_list_of_the_documented_sample_is_named_with_its_place()
    {
        var error = Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(PolicyRoundTripTests.ReadSample("ThingsGraphCreateSystemInstance.unclosed.txt")));

        Assert.Equal((13, 1), (error.Position.Line, error.Position.Column));
        Assert.Equal("$.Statement", error.Path);
        Assert.Equal("the list that opens at line 3, column 18 is not closed: expected ',' or ']' but found '}'", error.Problem);
    }

    [Fact]
    public void The_other_documented_sample_is_right()
    {
        var statement = Assert.Single(PolicyDocument.Parse(PolicyRoundTripTests.ReadSample("ThingsGraphAllActions.json")).Statements);

        Assert.Equal("Allow|||iotthingsgraph:*||*||", Shown(statement));
    }

    [Fact]
    public void All_operators_are_read_with_both_qualifiers_and_IfExists()
    {
        foreach (var name in ConditionOperator.Names)
        {
            foreach (var qualifier in Enum.GetValues<SetQualifier>())
            {
                foreach (var ifExists in (bool[])[false, true])
                {
                    var text = $"{(qualifier == SetQualifier.None ? "" : qualifier + ":")}{name}{(ifExists ? "IfExists" : "")}";
                    Assert.Equal(!(ifExists && name == "Null"), ConditionOperator.TryParse(text, out var op));
                    if (ifExists && name == "Null")
                    {
                        continue;
                    }

                    Assert.Equal(text, op.ToString());
                    Assert.True(ConditionOperator.TryParse(text.ToUpperInvariant(), out var upper));
                    Assert.Equal(op, upper);
                    Assert.Equal(name.Contains("Not", StringComparison.Ordinal), op.IsNegated);
                }
            }
        }

        Assert.Equal(27, ConditionOperator.Names.Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("IfExists")]
    [InlineData("StringEqualsIfExistsIfExists")]
    [InlineData("ForAllValues:")]
    [InlineData("ForAllValues:ForAnyValue:Bool")]
    [InlineData("None:Bool")]
    [InlineData(" Bool")]
    [InlineData("0")]
    public void Other_texts_are_no_operators(string text) => Assert.False(ConditionOperator.TryParse(text, out _));

    [Fact]
    public void Parts_of_a_larger_text_are_read_too()
    {
        var text = JsonText.Parse("{\"roles\": [\n  {\"trust\": {\"Statement\": {\"Effect\": \"Allow\"}}}\n]}");
        var error = Assert.Throws<PolicyFormatException>(() => PolicyParser.Parse(text, text.Root["roles"]!.Items[0]["trust"]!, "blueprint.json"));
        Assert.Equal("blueprint.json: line 2, column 27, at $.roles[0].trust.Statement: the statement has neither 'Action' nor 'NotAction'", error.Message);
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Id":"i","Statement":[{"Effect":"Allow","Action":"a:b"},{"Effect":"Deny","Action":"c:d"}]}""", "a:b c:d")]
    [InlineData("""{"Effect":"Allow","Action":"a:b"}""", "a:b")]
    [InlineData("""[{"Effect":"Allow","Action":"a:b"},{"Effect":"Deny","Action":"c:d"}]""", "a:b c:d")]
    [InlineData("[]", "")]
    public void A_part_of_a_policy_is_read_as_a_policy(string json, string actions) =>
        Assert.Equal(actions, string.Join(' ', PolicyParser.ParsePart(json).Statements.SelectMany(s => s.Actions)));

    [Theory]
    [InlineData("""{"Action":"a:b"}""", "x: line 1, column 2, at $.Action: a policy document has no element 'Action'; it belongs into a statement, inside 'Statement'")]
    [InlineData("""{"Effect":"Allow"}""", "x: line 1, column 1, at $: the statement has neither 'Action' nor 'NotAction'")]
    [InlineData("""[{"Effect":"Allow","Action":"a:b"},{"Effect":"Allow","Action":"a"}]""", "x: line 1, column 63, at $[1].Action: 'a' is not an action; write SERVICE:ACTION with one colon, such as iot:Publish, or *")]
    [InlineData("""[""", "x: line 1, column 2")]
    [InlineData("""1""", "x: line 1, column 1, at $: a policy document must be an object, and this is a number")]
    public void What_is_no_part_of_a_policy_is_told_with_its_place(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<PolicyFormatException>(() => PolicyParser.ParsePart(json, "x")).Message, StringComparison.Ordinal);

    private static string S(string element) => $$"""{"Statement":[{"Effect":"Allow","Action":"a:b",{{element}}}]}""";

    private static string A(string action) => $$"""{"Statement":[{"Effect":"Allow","Action":{{action}}}]}""";

    private static string Shown(Statement s) => string.Join('|',
        s.Effect,
        s.Principal is null ? "" : string.Join(',', s.Principal.Principals),
        s.NotPrincipal is null ? "" : string.Join(',', s.NotPrincipal.Principals),
        string.Join(',', s.Actions),
        string.Join(',', s.NotActions),
        string.Join(',', s.Resources),
        string.Join(',', s.NotResources),
        string.Join(';', s.Conditions.Select(c => $"{c.Operator} {c.Key}={string.Join(',', c.Values)}")));
}
