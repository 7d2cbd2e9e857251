using System.Text.Json.Nodes;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Blueprints;

/// <summary>The built-in blueprints say what the vendors' documents say (Data/documented.json has it, with the sources).</summary>
public class DocumentedTests
{
    private static readonly JsonNode Documented =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Blueprints", "Data", "documented.json")))!;

    public static TheoryData<string, string> RoleKeys() => new()
    {
        { "ThingsGraphCloudFlow", "things-graph" },
        { "GreengrassService", "greengrass-service" },
        { "DeepLensService", "deeplens" },
        { "DeepLensLambda", "deeplens" },
        { "DeepLensGreengrass", "deeplens" },
        { "DeepLensGreengrassGroup", "deeplens" },
        { "DeepLensSageMaker", "deeplens" },
    };

    [Fact]
    public void Every_documented_role_is_looked_at() =>
        Assert.Equal(Documented["roles"]!.AsArray().Select(r => Text(r!["key"])), RoleKeys().Select(r => (string)r[0]));

    [Theory]
    [MemberData(nameof(RoleKeys))]
    public void A_role_has_the_documented_name_and_trust(string key, string blueprint)
    {
        var fact = Fact(key);
        var plain = Role(fact, Resolve(blueprint, ("SourceConditions", "false")));

        if (fact["name"] is { } name)
        {
            Assert.Equal(Text(name), plain.Name);
        }

        Same(fact["trustPolicy"]!, plain.Trust);
        Assert.Equal(Text(fact["servicePrincipals"]![0]!["value"]), Assert.Single(plain.Trust.Statements[0].Principal!.Principals).Value);
    }

    [Theory]
    [InlineData("GreengrassService", "greengrass-service")]
    [InlineData("DeepLensGreengrass", "deeplens")]
    [InlineData("DeepLensGreengrassGroup", "deeplens")]
    public void A_role_has_the_documented_source_conditions_where_they_are_asked_for(string key, string blueprint)
    {
        var fact = Fact(key);

        Same(fact["hardenedTrust"]!["policy"]!, Role(fact, Resolve(blueprint, ("SourceConditions", "true"))).Trust);
    }

    [Theory]
    [MemberData(nameof(RoleKeys))]
    public void A_role_has_the_documented_managed_policies_or_what_took_their_place(string key, string blueprint)
    {
        var fact = Fact(key);
        var expected = fact["managedPolicies"]!.AsArray().SelectMany(p =>
            (p!["alsoNeeded"]?.AsArray().Select(Text) ?? []).Prepend(Text(p["replacement"] ?? p["arn"])));

        // The roles that the document leaves to the reader's own choice have no documented managed policy.
        Assert.Equal(expected, Role(fact, Resolve(blueprint, ("Access", "Mqtt"))).ManagedPolicies.Select(p => p.Arn));
    }

    [Fact]
    public void A_retired_policy_counts_where_it_is_still_attached()
    {
        var fact = Fact("DeepLensLambda");
        var retired = Text(fact["managedPolicies"]![0]!["arn"]);

        Assert.All(Role(fact, Resolve("deeplens")).ManagedPolicies, p => Assert.Equal([retired], p.SatisfiedBy));
    }

    [Fact]
    public void Things_graph_allows_the_actions_that_flows_with_mqtt_devices_need()
    {
        var actions = Fact("ThingsGraphCloudFlow")["requiredActions"]!.AsArray().Select(a => Text(a!["action"]));

        var role = Assert.Single(Resolve("things-graph", ("Access", "Mqtt")).Roles);
        Assert.Equal(actions, Assert.Single(role.InlinePolicies).Document.Statements[0].Actions);
    }

    [Theory]
    [InlineData("deeplens", "/service-role/")]
    [InlineData("greengrass-service", "/")]
    [InlineData("things-graph", "/")]
    [InlineData("greengrass-v2", "/")]
    public void Roles_are_where_the_consoles_put_them(string blueprint, string path) => Assert.All(Resolve(blueprint).Roles, r => Assert.Equal(path, r.Path));

    [Theory]
    [InlineData("1", "1.8-5")]
    [InlineData("2", "1.8-5")]
    [InlineData("3", "1.8-5")]
    [InlineData("4", "1.8-5")]
    [InlineData("5", "1.8-5")]
    public void Jets_has_the_documented_baseline(string version, string documented)
    {
        var group = Assert.Single(Resolve("jets-deploy", ("JetsVersion", version)).Groups);

        Assert.Equal(Text(Documented["jets"]!["document"]!["group"]), group.Name);
        var policy = Assert.Single(group.InlinePolicies);
        Assert.Equal(Text(Documented["jets"]!["document"]!["inlinePolicyName"]), policy.Name);
        Assert.Equal(Documented["jets"]!["versions"]![documented]!["baseline"]!.AsArray().Select(Text), Assert.Single(policy.Document.Statements).Actions);
        Assert.Equal(Documented["jets"]!["document"]!["baselineActions"]!.AsArray().Select(Text), policy.Document.Statements[0].Actions);
    }

    [Theory]
    [InlineData("6-ci", "ci")]
    [InlineData("6-runner", "remoteRunner")]
    public void Jets_6_has_the_documented_policies_of_pipelines_and_runners(string version, string documented)
    {
        var fact = Documented["jets"]!["versions"]!["6"]![documented]!;
        var group = Assert.Single(Resolve("jets-deploy", ("JetsVersion", version)).Groups);

        Assert.Equal(fact["defaultPolicy"]!.AsArray().Select(Text), Assert.Single(group.InlinePolicies).Document.Statements[0].Actions);
        Assert.Equal(fact["defaultManagedPolicies"]!.AsArray().Select(Text), group.ManagedPolicies.Select(p => p.Arn));
    }

    [Fact]
    public void Jets_6_has_the_documented_services_of_local_users() => Assert.Equal(
        Documented["jets"]!["versions"]!["6"]!["local"]!["services"]!.AsArray().Select(s => Text(s) + ":*").Order(StringComparer.Ordinal),
        Assert.Single(Resolve("jets-deploy", ("JetsVersion", "6")).Groups[0].InlinePolicies).Document.Statements[0].Actions.Order(StringComparer.Ordinal));

    [Fact]
    public void Jets_has_the_documented_least_privilege_for_a_prefix()
    {
        var documented = Documented["jets"]!["leastPrivilege"]!.ToJsonString().Replace(Text(Documented["jets"]!["leastPrivilegePlaceholder"]), "shop", StringComparison.Ordinal);

        Same(JsonNode.Parse(documented)!, Assert.Single(Resolve("jets-deploy", ("NamePrefix", "shop")).Groups[0].InlinePolicies).Document);
    }

    [Fact]
    public void The_managed_policy_for_config_rules_is_replaced_as_documented()
    {
        var fact = Documented["jets"]!["configRuleAttach"]!;

        var group = Assert.Single(Resolve("jets-deploy", ("ManagedPolicyArn", Text(fact["documentedArn"]))).Groups);

        Assert.Equal(Text(fact["replacement"]), Assert.Single(group.ManagedPolicies).Arn);
    }

    [Theory]
    [InlineData("kinesis-streams", "shared resource kinesis_stream")]
    [InlineData("sqs", "sqs_event / generate_queue / shared sqs_queue")]
    [InlineData("sns", "sns_event")]
    [InlineData("s3-events", "s3_event")]
    [InlineData("iot-rules", "iot_event")]
    [InlineData("config-rules", "config rules")]
    [InlineData("alarms", "cloudwatch alarms (shared)")]
    [InlineData("vpc", "VPC functions")]
    [InlineData("container-images", "container images (6)")]
    [InlineData("waf", "WAF (6)")]
    public void A_feature_beyond_the_baseline_gives_what_deploying_it_needs(string feature, string documented)
    {
        var fact = Documented["jets"]!["features"]!.AsArray().Single(f => Text(f!["feature"]) == documented)!;
        Assert.False(fact["inBaseline"]!.GetValue<bool>());

        var policy = Assert.Single(Resolve("jets-deploy", ("Feature", feature), ("Baseline", "false")).Groups[0].InlinePolicies);

        Assert.Equal("JetsPolicy-" + feature, policy.Name);
        Assert.Equal(fact["deployNeeds"]!.AsArray().Select(Text), Assert.Single(policy.Document.Statements).Actions);
    }

    [Theory]
    [InlineData("scheduled-events", "scheduled/rule_event")]
    [InlineData("log-events", "log_event")]
    [InlineData("dynamodb-events", "dynamodb_event")]
    [InlineData("kinesis-events", "kinesis_event (existing stream)")]
    [InlineData("authorizers", "authorizers")]
    [InlineData("custom-domain", "custom domain")]
    public void A_feature_that_the_broad_baseline_has_is_for_groups_without_it(string feature, string documented)
    {
        var fact = Documented["jets"]!["features"]!.AsArray().Single(f => Text(f!["feature"]) == documented)!;
        Assert.True(fact["inBaseline"]!.GetValue<bool>());
        var needs = fact["deployNeeds"]!.AsArray().Select(Text).ToList();
        var baseline = Resolve("jets-deploy").Groups[0].InlinePolicies[0].Document.Statements[0].Actions;
        Assert.All(needs, need => Assert.Contains(need.Split(':')[0] + ":*", baseline));

        var policies = Resolve("jets-deploy", ("Feature", feature), ("NamePrefix", "shop")).Groups[0].InlinePolicies;

        Assert.Equal(["JetsPolicy", "JetsPolicy-" + feature], policies.Select(p => p.Name));
        Assert.Equal(needs, Assert.Single(policies[1].Document.Statements).Actions);
    }

    [Theory]
    [InlineData("2.5", new string[0])]
    [InlineData("2.4", new[] { "iot:DescribeCertificate" })]
    [InlineData("2.3", new[] { "iot:DescribeCertificate", "iot:Connect", "iot:Publish", "iot:Subscribe", "iot:Receive" })]
    public void Greengrass_v2_has_the_role_and_policy_of_its_installer(string nucleus, string[] added)
    {
        var fact = Documented["greengrassV2"]!["tokenExchangeRole"]!;
        var setup = Resolve("greengrass-v2", ("NucleusVersion", nucleus));

        var role = Assert.Single(setup.Roles);
        var policy = Assert.Single(setup.Policies);
        Assert.Equal((Text(fact["name"]), Text(fact["policyName"])), (role.Name, policy.Name));
        Same(fact["trustPolicy"]!, role.Trust);
        Assert.Equal(policy.Arn, Assert.Single(role.ManagedPolicies).Arn);
        var documented = PolicyDocument.Parse(fact["policyDocument"]!.ToJsonString());
        Assert.Equal(documented.Statements[0].Actions.Concat(added), policy.Document.Statements.SelectMany(s => s.Actions));
        Assert.All(policy.Document.Statements, s => Assert.Equal(["*"], s.Resources));
        if (added.Length == 0)
        {
            Same(fact["policyDocument"]!, policy.Document);
        }
    }

    private static Setup Resolve(string name, params (string Name, string Value)[] values)
    {
        var known = BlueprintCatalog.Get(name).Parameters.Select(p => p.Name);
        return BlueprintCatalogTests.Resolve(name, [.. values.Where(v => known.Contains(v.Name))]);
    }

    private static JsonNode Fact(string key) => Documented["roles"]!.AsArray().Single(r => Text(r!["key"]) == key)!;

    private static RoleSpec Role(JsonNode fact, Setup setup) =>
        setup.Roles.Count == 1 ? setup.Roles[0] : setup.Roles.Single(r => r.Name == Text(fact["name"]));

    private static void Same(JsonNode documented, PolicyDocument actual)
    {
        var expected = PolicyDocument.Parse(documented.ToJsonString()
            .Replace("${AccountId}", "123456789012", StringComparison.Ordinal).Replace("${Region}", "eu-west-1", StringComparison.Ordinal));
        Assert.True(
            PolicyEquivalence.AreEquivalent(expected, actual),
            string.Join('\n', PolicyEquivalence.Added(actual, expected).Select(l => "documented: " + l).Concat(PolicyEquivalence.Added(expected, actual).Select(l => "here: " + l))));
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
