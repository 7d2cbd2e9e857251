using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Blueprints;

public class BlueprintCatalogTests
{
    private static readonly BlueprintPlace Place = new("123456789012", "aws", "eu-west-1");

    [Fact]
    public void The_five_documented_set_ups_are_built_in() =>
        Assert.Equal(["deeplens", "greengrass-service", "greengrass-v2", "jets-deploy", "things-graph"], BlueprintCatalog.Names);

    [Fact]
    public void Every_built_in_blueprint_resolves_with_its_defaults()
    {
        foreach (var blueprint in BlueprintCatalog.All)
        {
            var setup = Resolve(blueprint.Name);
            Assert.True(setup.Roles.Count + setup.Groups.Count > 0, blueprint.Name);
        }
    }

    [Fact]
    public void Things_graph_has_what_the_document_asks_for_in_the_least_form()
    {
        var role = Assert.Single(Resolve("things-graph").Roles);

        Assert.Equal("Service: iotthingsgraph.amazonaws.com", role.Trust.Statements[0].Principal!.ToString());
        Assert.Equal("arn:aws:iam::aws:policy/AWSIoTDataAccess", Assert.Single(role.ManagedPolicies).Arn);
        Assert.Equal(["iot:DescribeEndpoint"], Assert.Single(role.InlinePolicies).Document.Statements[0].Actions);
    }

    [Fact]
    public void Things_graph_can_have_the_mqtt_actions_only()
    {
        var role = Assert.Single(Resolve("things-graph", ("Access", "Mqtt")).Roles);

        Assert.Empty(role.ManagedPolicies);
        Assert.Equal(["iot:Connect", "iot:DescribeEndpoint", "iot:Publish"], Assert.Single(role.InlinePolicies).Document.Statements[0].Actions);
    }

    [Fact]
    public void Buckets_take_the_place_of_full_access_to_s3()
    {
        var role = Assert.Single(Resolve("greengrass-service", ("S3Bucket", "one"), ("S3Bucket", "two")).Roles);

        Assert.DoesNotContain(role.ManagedPolicies, p => p.Name == "AmazonS3FullAccess");
        Assert.Equal(["arn:aws:s3:::one/*", "arn:aws:s3:::two/*"], Assert.Single(role.InlinePolicies).Document.Statements[0].Resources);
    }

    [Fact]
    public void The_greengrass_trust_is_for_this_account_and_region_only()
    {
        var statement = Assert.Single(Resolve("greengrass-service").Roles[0].Trust.Statements);

        Assert.Equal(
            ["aws:SourceAccount = 123456789012", "aws:SourceArn = arn:aws:greengrass:eu-west-1:123456789012:*"],
            statement.Conditions.Select(c => $"{c.Key} = {Assert.Single(c.Values)}"));
        Assert.Empty(Resolve("greengrass-service", ("SourceConditions", "false")).Roles[0].Trust.Statements[0].Conditions);
    }

    [Fact]
    public void The_retired_lambda_policy_of_deeplens_is_replaced_and_the_user_is_told()
    {
        var setup = Resolve("deeplens");

        var role = setup.Roles.Single(r => r.Name == "AWSDeepLensLambdaRole");
        Assert.Equal(["AWSLambda_FullAccess", "AWSLambdaBasicExecutionRole"], role.ManagedPolicies.Select(p => p.Name));
        Assert.Contains(setup.Notes, n => n.Kind == NoteKind.Replaced && n.Text.Contains("AWSLambdaFullAccess was retired", StringComparison.Ordinal));
        Assert.All(setup.Roles, r => Assert.Equal("/service-role/", r.Path));
        Assert.Equal(5, setup.Roles.Count);
    }

    [Fact]
    public void The_partition_of_the_account_is_in_every_arn()
    {
        foreach (var name in BlueprintCatalog.Names)
        {
            var setup = BlueprintCatalog.Get(name).Resolve(new Dictionary<string, IReadOnlyList<string>>(), new BlueprintPlace("123456789012", "aws-cn", "cn-north-1"));
            var arns = setup.Roles.SelectMany(r => r.ManagedPolicies.Select(p => p.Arn).Concat(Resources(r.InlinePolicies)))
                .Concat(setup.Groups.SelectMany(g => g.ManagedPolicies.Select(p => p.Arn).Concat(Resources(g.InlinePolicies))));
            Assert.All(arns.Where(a => a != "*"), a => Assert.StartsWith("arn:aws-cn:", a, StringComparison.Ordinal));
        }

        static IEnumerable<string> Resources(IEnumerable<InlinePolicySpec> policies) => policies.SelectMany(p => p.Document.Statements).SelectMany(s => s.Resources);
    }

    [Theory]
    [InlineData("5", "apigateway:*,cloudformation:*,dynamodb:*,events:*,iam:*,lambda:*,logs:*,route53:*,s3:*")]
    [InlineData("6", "cloudformation:*,codebuild:*,iam:*,logs:*,s3:*")]
    public void Jets_has_the_policy_of_its_version(string version, string actions)
    {
        var group = Assert.Single(Resolve("jets-deploy", ("JetsVersion", version)).Groups);

        Assert.Equal(actions, string.Join(',', Assert.Single(group.InlinePolicies).Document.Statements[0].Actions));
    }

    [Fact]
    public void Jets_features_and_a_prefix_make_the_documented_least_privilege_policy_with_additions()
    {
        var setup = Resolve("jets-deploy", ("NamePrefix", "shop"), ("Feature", "sqs"), ("ManagedPolicyArn", "arn:aws:iam::aws:policy/service-role/AWSConfigRole"));
        var group = Assert.Single(setup.Groups);

        Assert.Equal(["JetsPolicy", "JetsPolicy-sqs"], group.InlinePolicies.Select(p => p.Name));
        Assert.Contains("arn:aws:iam::*:role/shop-*", group.InlinePolicies[0].Document.Statements.SelectMany(s => s.Resources));
        Assert.Equal("AWS_ConfigRole", Assert.Single(group.ManagedPolicies).Name);
        Assert.DoesNotContain(setup.Notes, n => n.Text.Contains("iam:* on *", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_parameter_or_value_is_named_with_what_was_probably_meant()
    {
        Assert.Equal(
            "Feture: blueprint 'jets-deploy' has no such parameter; did you mean 'Feature'?",
            Assert.Throws<BlueprintParameterException>(() => Resolve("jets-deploy", ("Feture", "sqs"))).Message);
        Assert.EndsWith(
            "; did you mean 'Greengrass'?",
            Assert.Throws<BlueprintParameterException>(() => Resolve("deeplens", ("Kind", "Greengras"))).Message,
            StringComparison.Ordinal);
    }

    internal static Setup Resolve(string name, params (string Name, string Value)[] values) => BlueprintCatalog.Get(name).Resolve(
        values.GroupBy(v => v.Name).ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(v => v.Value)]), Place);

    [Fact]
    public void Written_policies_read_back_the_same()
    {
        foreach (var document in BlueprintCatalog.Names.SelectMany(n => Resolve(n).Roles).Select(r => r.Trust))
        {
            Assert.True(PolicyEquivalence.AreEquivalent(document, PolicyDocument.Parse(PolicyWriter.Write(document, indented: true))));
        }
    }
}
