using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Policies;

public class PolicyEquivalenceTests
{
    private const string Trust = """{"Effect":"Allow","Action":"sts:AssumeRole","Principal":""";

    /// <summary>Two lists of statements that mean the same.</summary>
    public static readonly TheoryData<string, string> Same = new()
    {
        // Scalar against list, order, repetition, Sid.
        { """{"Effect":"Allow","Action":"a:b","Resource":"*"}""", """{"Effect":"Allow","Action":["a:b"],"Resource":["*"],"Sid":"x"}""" },
        { """{"Effect":"Allow","Action":["a:b","a:c"],"Resource":"*"}""", """{"Effect":"Allow","Action":["a:c","a:b","a:c"],"Resource":"*"}""" },

        // Case where IAM ignores it.
        { """{"Effect":"Allow","Action":"iam:ListAccessKeys","Resource":"*"}""", """{"Effect":"Allow","Action":"IAM:listaccesskeys","Resource":"*"}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:SourceIp":"x"}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"stringequals":{"AWS:sourceIP":["x"]}}}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEqualsIgnoreCase":{"aws:x":"Ann"}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEqualsIgnoreCase":{"aws:x":"ANN"}}}""" },

        // Spread over statements.
        { """{"Effect":"Allow","Action":["a:b","a:c"],"Resource":"*"}""", """{"Effect":"Allow","Action":"a:c","Resource":"*"},{"Effect":"Allow","Action":"a:b","Resource":"*"}""" },
        {
            """{"Effect":"Allow","Action":["a:b","a:c"],"Resource":["arn:aws:x:::1","arn:aws:x:::2"]}""",
            """{"Effect":"Allow","Action":"a:c","Resource":["arn:aws:x:::2","arn:aws:x:::1"]},{"Effect":"Allow","Action":"a:b","Resource":"arn:aws:x:::1"},{"Effect":"Allow","Action":"a:b","Resource":"arn:aws:x:::2"}"""
        },

        // What a wider value beside it has already.
        { """{"Effect":"Allow","Action":["s3:*","s3:GetObject"],"Resource":"*"}""", """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""" },
        { """{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::b"}""", """{"Effect":"Allow","Action":"S3:*","Resource":"*"}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":["arn:aws:s3:::b/*","arn:aws:s3:::b/${aws:username}/*"]}""", """{"Effect":"Allow","Action":"a:b","Resource":"arn:aws:s3:::b/*"}""" },
        { """{"Effect":"Allow","Action":["*","a:b"],"Resource":"*"}""", """{"Effect":"Allow","Action":"*","Resource":"*"}""" },

        // Principals.
        { Trust + """{"AWS":"123456789012"}}""", Trust + """{"AWS":"arn:aws:iam::123456789012:root"}}""" },
        { Trust + "\"*\"}", Trust + """{"AWS":"*"}}""" },
        { Trust + """{"Service":["a.amazonaws.com","b.amazonaws.com"]}}""", Trust + """{"Service":"b.amazonaws.com"}},""" + Trust + """{"Service":"a.amazonaws.com"}}""" },

        // Conditions.
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*"}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Bool":{"aws:x":true}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Bool":{"aws:x":"true"}}}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"NumericLessThan":{"aws:x":10}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"NumericLessThan":{"aws:x":"10.0"}}}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"IpAddress":{"aws:x":"1.2.3.4"}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"IpAddress":{"aws:x":"1.2.3.4/32"}}}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"ArnEquals":{"aws:x":"arn:aws:x:::*"}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"ArnLike":{"aws:x":"arn:aws:x:::*"}}}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringLike":{"aws:x":"plain"}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:x":"plain"}}}""" },

        // Negated elements keep together.
        { """{"Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*"}""", """{"Effect":"Deny","NotAction":["STS:*","iam:*"],"Resource":["*"]}""" },
        { """{"Effect":"Deny","Action":"*","NotResource":["arn:aws:x:::1","arn:aws:x:::2"]}""", """{"Effect":"Deny","Action":"*","NotResource":["arn:aws:x:::2","arn:aws:x:::1"]}""" },
    };

    /// <summary>Two lists of statements that do not mean the same.</summary>
    public static readonly TheoryData<string, string> Different = new()
    {
        { """{"Effect":"Allow","Action":"a:b","Resource":"*"}""", """{"Effect":"Deny","Action":"a:b","Resource":"*"}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"arn:aws:s3:::B"}""", """{"Effect":"Allow","Action":"a:b","Resource":"arn:aws:s3:::b"}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*"}""", """{"Effect":"Allow","NotAction":"a:b","Resource":"*"}""" },
        { """{"Effect":"Deny","NotAction":["a:b","a:c"],"Resource":"*"}""", """{"Effect":"Deny","NotAction":"a:b","Resource":"*"},{"Effect":"Deny","NotAction":"a:c","Resource":"*"}""" },
        {
            """{"Effect":"Allow","Action":"a:b","Resource":"arn:aws:x:::1"},{"Effect":"Allow","Action":"a:c","Resource":"arn:aws:x:::2"}""",
            """{"Effect":"Allow","Action":["a:b","a:c"],"Resource":["arn:aws:x:::1","arn:aws:x:::2"]}"""
        },

        // A wildcard stays within its field, and is no number of letters.
        { """{"Effect":"Allow","Action":"a:b","Resource":["arn:aws:iot:*:1:a","arn:aws:iot:x:1:1:a"]}""", """{"Effect":"Allow","Action":"a:b","Resource":"arn:aws:iot:*:1:a"}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":["arn:aws:s3:::b/????","arn:aws:s3:::b/${a}"]}""", """{"Effect":"Allow","Action":"a:b","Resource":"arn:aws:s3:::b/????"}""" },
        { """{"Effect":"Allow","Action":["a:?","a:*"],"Resource":"*"}""", """{"Effect":"Allow","Action":"a:?","Resource":"*"}""" },

        // Principals.
        { Trust + """{"AWS":"123456789012"}}""", Trust + """{"AWS":"arn:aws:iam::123456789012:user/root"}}""" },
        { Trust + """{"Service":"123456789012"}}""", Trust + """{"AWS":"123456789012"}}""" },
        { Trust + """{"AWS":"*"}}""", Trust + """{"AWS":["*","123456789012"]}}""" },

        // Conditions: both hold in one statement, either in two. Booleans have one spelling.
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Bool":{"aws:x":"True"}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Bool":{"aws:x":"true"}}}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:x":"A"}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:x":"a"}}}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:x":"a"}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEqualsIfExists":{"aws:x":"a"}}}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:x":"a"}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*"}""" },
        { """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringLike":{"aws:x":"a*"}}}""", """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:x":"a*"}}}""" },
        {
            """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:x":"a","aws:y":"b"}}}""",
            """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:x":"a"}}},{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"aws:y":"b"}}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void These_mean_the_same(string first, string second)
    {
        var (a, b) = (Policy(first), Policy(second));

        Assert.True(PolicyEquivalence.AreEquivalent(a, b));
        Assert.True(PolicyEquivalence.AreEquivalent(b, a));
        Assert.Empty(PolicyDifference.Lines(a, b));
    }

    [Theory]
    [MemberData(nameof(Different))]
    public void These_do_not_mean_the_same(string first, string second)
    {
        var (a, b) = (Policy(first), Policy(second));

        Assert.False(PolicyEquivalence.AreEquivalent(a, b));
        Assert.False(PolicyEquivalence.AreEquivalent(b, a));
        Assert.NotEmpty(PolicyDifference.Lines(a, b));
    }

    [Fact]
    public void The_version_counts_only_where_a_variable_may_stand()
    {
        var plain = Policy("""{"Effect":"Allow","Action":"a:b","Resource":"*"}""");
        var variable = Policy("""{"Effect":"Allow","Action":"a:b","Resource":"arn:aws:s3:::${aws:username}"}""");

        Assert.True(PolicyEquivalence.AreEquivalent(plain, plain with { Version = null }));
        Assert.True(PolicyEquivalence.AreEquivalent(variable with { Version = null }, variable with { Version = PolicyDocument.OldVersion }));
        Assert.False(PolicyEquivalence.AreEquivalent(variable, variable with { Version = null }));
        Assert.Equal("Allow a:b on arn:aws:s3:::${aws:username} (${...} as plain text)", Assert.Single(PolicyEquivalence.Added(variable, variable with { Version = null })));
    }

    [Fact]
    public void A_document_rewritten_without_changing_its_meaning_is_equivalent()
    {
        for (var seed = 0; seed < 5_000; seed++)
        {
            var generator = new PolicyGenerator(new Random(seed));
            var document = generator.AnyDocument();
            var same = generator.SameMeaning(document);

            Assert.True(PolicyEquivalence.AreEquivalent(document, same), $"seed {seed}\n{document}\n{same}\n{string.Join('\n', PolicyDifference.Lines(document, same))}");
        }
    }

    [Fact]
    public void A_document_with_one_thing_more_is_not_equivalent_and_the_one_thing_is_told()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var document = new PolicyGenerator(new Random(seed)).Document();
            var more = document with
            {
                Statements = [.. document.Statements, new Statement { Effect = Effect.Deny, Actions = ["lambda:InvokeFunction"], Resources = ["arn:aws:lambda:*:*:function:f"], Conditions = [new(new(ConditionOperatorKind.Bool), "aws:SecureTransport", ["false"])] }],
            };

            Assert.Equal(["+ Deny lambda:InvokeFunction on arn:aws:lambda:*:*:function:f if Bool aws:SecureTransport = false"], PolicyDifference.Lines(document, more));
            Assert.Equal(["- Deny lambda:InvokeFunction on arn:aws:lambda:*:*:function:f if Bool aws:SecureTransport = false"], PolicyDifference.Lines(more, document));
        }
    }

    [Fact]
    public void Without_wildcards_it_agrees_with_multiplying_everything_out()
    {
        var random = new Random(7);
        var equal = 0;
        for (var round = 0; round < 10_000; round++)
        {
            // Few names and few statements, so that documents that say the same in other words come up by chance.
            var (a, b) = (Small(), Small());
            var same = Triples(a).SetEquals(Triples(b));
            equal += same ? 1 : 0;

            Assert.True(same == PolicyEquivalence.AreEquivalent(a, b), $"{a}\n{b}");
            Assert.Equal(Triples(b).IsSubsetOf(Triples(a)), PolicyEquivalence.Added(a, b).Count == 0);
        }

        Assert.True(equal > 50, $"{equal}");

        PolicyDocument Small() => new()
        {
            Statements = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Statement
            {
                Effect = random.Next(6) == 0 ? Effect.Deny : Effect.Allow,
                Principal = new PrincipalSet { Principals = Some(i => new Principal(PrincipalKind.Service, $"s{i}.amazonaws.com")) },
                Actions = Some(i => $"a:b{i}"),
                Resources = Some(i => $"arn:aws:s3:::{i}"),
            }).ToList(),
        };

        List<T> Some<T>(Func<int, T> item) => random.Next(1, 4) switch { 1 => [item(1)], 2 => [item(2)], _ => [item(2), item(1)] };

        static HashSet<string> Triples(PolicyDocument document) =>
        [
            .. from s in document.Statements from p in s.Principal!.Principals from a in s.Actions from r in s.Resources select $"{s.Effect} {p} {a} {r}",
        ];
    }

    [Fact]
    public void The_difference_is_said_in_the_policys_own_spelling()
    {
        var expected = Policy(Trust + """{"Service":"greengrass.amazonaws.com"},"Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"},"ArnLike":{"aws:SourceArn":["arn:aws:greengrass:*:123456789012:*","arn:aws:iot:*:123456789012:*"]}}}""");
        var actual = Policy(Trust + """{"Service":["greengrass.amazonaws.com","iot.amazonaws.com"]}},""" + """{"Effect":"Deny","NotAction":["sts:AssumeRole","sts:TagSession"],"NotPrincipal":{"AWS":"arn:aws:iam::123456789012:root"}}""");

        Assert.Equal(
            [
                "- Allow sts:AssumeRole to Service: greengrass.amazonaws.com if ArnLike aws:SourceArn = arn:aws:greengrass:*:123456789012:* or arn:aws:iot:*:123456789012:* and StringEquals aws:SourceAccount = 123456789012",
                "+ Allow sts:AssumeRole to Service: greengrass.amazonaws.com, Service: iot.amazonaws.com",
                "+ Deny everything but sts:AssumeRole, sts:TagSession to everyone but AWS: 123456789012",
            ],
            PolicyDifference.Lines(expected, actual));
    }

    [Fact]
    public void Actions_that_lack_the_same_are_one_line_and_what_is_there_is_not_told()
    {
        var expected = Policy("""{"Effect":"Allow","Action":["iot:Connect","iot:Publish","iot:Receive"],"Resource":["arn:aws:iot:*:*:topic/a","arn:aws:iot:*:*:topic/b"]}""");
        var actual = Policy("""{"Effect":"Allow","Action":["iot:connect","iot:publish"],"Resource":"arn:aws:iot:*:*:topic/a"}""");

        Assert.Equal(
            [
                "- Allow iot:Connect, iot:Publish on arn:aws:iot:*:*:topic/b",
                "- Allow iot:Receive on arn:aws:iot:*:*:topic/a, arn:aws:iot:*:*:topic/b",
            ],
            PolicyDifference.Lines(expected, actual));
        Assert.Equal(["+ Allow iot:* on *"], PolicyDifference.Lines(actual, Policy("""{"Effect":"Allow","Action":"iot:*","Resource":"*"}""")));
    }

    [Fact]
    public void A_long_list_is_shortened()
    {
        var many = string.Join(',', Enumerable.Range(1, 50).Select(i => $"\"a:b{i}\""));
        var line = Assert.Single(PolicyEquivalence.Added(Policy("""{"Effect":"Allow","Action":"x:y","Resource":"*"}"""), Policy($$"""{"Effect":"Allow","Action":[{{many}}],"Resource":"*"}""")));

        Assert.EndsWith(" a:b20 and 30 more on *", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_policies_are_compared()
    {
        var config = PolicyDocument.Parse(PolicyRoundTripTests.ReadSample("AWS_ConfigRole.json"));
        var actions = config.Statements.SelectMany(s => s.Actions).ToList();
        Assert.True(actions.Count > 2000);

        // The product of these has 2300 x 2000 x 500 triples.
        var huge = new PolicyDocument
        {
            Statements =
            [
                new Statement
                {
                    Effect = Effect.Allow,
                    Actions = actions,
                    Resources = Enumerable.Range(0, 2000).Select(i => $"arn:aws:s3:::bucket{i}/*").ToList(),
                    Principal = new PrincipalSet { Principals = Enumerable.Range(0, 500).Select(i => new Principal(PrincipalKind.Aws, $"{100000000000 + i}")).ToList() },
                },
            ],
        };
        var reversed = huge with { Statements = [huge.Statements[0] with { Actions = actions.AsEnumerable().Reverse().ToList(), Resources = huge.Statements[0].Resources.Reverse().ToList() }] };
        var lacking = huge with { Statements = [huge.Statements[0] with { Resources = huge.Statements[0].Resources.Skip(1).ToList() }] };

        Assert.True(PolicyEquivalence.AreEquivalent(config, PolicyDocument.Parse(PolicyWriter.Write(config, indented: true))));
        Assert.True(PolicyEquivalence.AreEquivalent(huge, reversed));
        Assert.Equal(huge.Statements[0].Resources[0], Assert.Single(PolicyEquivalence.Added(lacking, huge)).Split(" on ")[1].Split(' ')[0]);
    }

    [Fact]
    public void Many_small_statements_are_compared()
    {
        var statements = Enumerable.Range(0, 2500).Select(i => new Statement { Effect = Effect.Allow, Actions = [$"a:b{i % 50}*"], Resources = [$"arn:aws:s3:::b{i}"] }).ToList();
        var document = new PolicyDocument { Statements = statements };

        Assert.True(PolicyEquivalence.AreEquivalent(document, document with { Statements = statements.AsEnumerable().Reverse().ToList() }));
        Assert.False(PolicyEquivalence.AreEquivalent(document, document with { Statements = statements.Skip(1).ToList() }));
    }

    private static PolicyDocument Policy(string statements) => PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");
}
