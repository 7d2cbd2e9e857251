using IotIamTools.Core.Actions;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Permissions;

public class PermissionSetCatalogTests
{
    // "Security in AWS IoT Greengrass Deployments", the list in its order.
    private const string Document = """
        s3:REST.GET.OBJECT s3:REST.PUT.OBJECT iot:CreateTopicRule iot:ListTopicRules iot:GetTopicRule iot:DescribeThing iot:ListThingPrincipals
        iot:UpdateThing iot:AddThingToThingGroup iot:DescribeThingGroup iot:CreateThingGroup iot:ListThingsInThingGroup iot:DeleteThingGroup
        iot:RemoveThingFromThingGroup greengrass:CreateGroupVersion greengrass:CreateDeployment greengrass:GetDeviceDefinitionVersion
        greengrass:CreateDeviceDefinitionVersion greengrass:CreateDeviceDefinition greengrass:GetFunctionDefinitionVersion
        greengrass:CreateFunctionDefinitionVersion greengrass:CreateFunctionDefinition greengrass:GetResourceDefinitionVersion
        greengrass:CreateResourceDefinitionVersion greengrass:CreateResourceDefinition greengrass:GetSubscriptionDefinitionVersion
        greengrass:CreateSubscriptionDefinitionVersion greengrass:CreateSubscriptionDefinition greengrass:ListGroups greengrass:GetGroupVersion
        greengrass:GetConnectorDefinitionVersion greengrass:CreateConnectorDefinition greengrass:CreateConnectorDefinitionVersion iam:PassRole
        """;

    public static TheoryData<string> Names => new(PermissionSetCatalog.Names);

    [Fact]
    public void Greengrass_user_is_the_documents_list()
    {
        var required = Given.Greengrass;
        Assert.Equal(Document.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), required.Permissions.Select(p => p.Documented));
        Assert.Equal(34, required.Permissions.Count);
        Assert.Equal(["s3:GetObject", "s3:PutObject"], required.Permissions.Where(p => p.Documented != p.Action).Select(p => p.Action));
    }

    [Fact]
    public void Things_graph_user_is_all_of_the_api()
    {
        var actions = Given.Required("things-graph-user").Permissions.Select(p => p.Action).ToList();
        Assert.Equal(35, actions.Count);
        Assert.Equal(ActionCatalog.Default.Match("iotthingsgraph:*").Select(a => a.ToString()).Order(StringComparer.Ordinal), actions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_installer_deploys_dev_tools_only_where_asked()
    {
        Assert.DoesNotContain(Given.Required("greengrass-v2-installer").Permissions, p => p.Action == "greengrass:CreateDeployment");
        Assert.Contains(Given.Required("greengrass-v2-installer", ("DeployDevTools", ["true"])).Permissions, p => p.Action == "greengrass:CreateDeployment");
    }

    [Fact]
    public void Every_feature_and_version_of_the_jets_blueprint_is_known()
    {
        var blueprint = BlueprintCatalog.Get("jets-deploy").Parameters.ToDictionary(p => p.Name);
        var set = PermissionSetCatalog.Get("jets-deploy").Parameters.ToDictionary(p => p.Name);
        Assert.Equal(blueprint["Feature"].Values, set["Feature"].Values);
        Assert.Equal(blueprint["JetsVersion"].Values, set["JetsVersion"].Values);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void IAM_knows_every_action(string name) =>
        Assert.All(PermissionSetCatalog.Get(name).Actions, a => Assert.True(ActionCatalog.Default.IsKnown(a), a));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_policy_of_a_set_is_one_that_IAM_takes(string name) =>
        Assert.Empty(PolicyRules.Check(Given.Required(name).ToPolicy(), PolicyKind.Identity));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_policy_of_a_set_grants_it(string name)
    {
        var required = Given.Required(name);
        var account = await Given.UserAsync();
        await account.CreateGroupAsync("all", "/", Given.None);
        await account.AddUserToGroupAsync("all", "ann", Given.None);
        await account.PutInlinePolicyAsync(Entity("all"), "P", PolicyWriter.Write(required.ToPolicy()), Given.None);
        var check = await Given.CheckAsync(account, required);
        Assert.True(check.Passed, string.Join("; ", check.Missing));
    }

    [Fact]
    public void A_name_that_is_near_is_suggested() =>
        Assert.Contains("did you mean 'greengrass-user'", Assert.Throws<KeyNotFoundException>(() => PermissionSetCatalog.Get("greengras-user")).Message);

    [Fact]
    public void A_value_that_a_set_does_not_take_is_told() =>
        Assert.Contains("did you mean 'sqs'", Assert.Throws<BlueprintParameterException>(() => Given.Required("jets-deploy", ("Feature", ["sqss"]))).Message);

    private static Core.Iam.Entity Entity(string name) => Core.Iam.Entity.Group(name);
}
