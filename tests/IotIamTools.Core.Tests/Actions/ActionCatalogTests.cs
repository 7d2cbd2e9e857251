using IotIamTools.Core.Actions;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Tests.Policies;

namespace IotIamTools.Core.Tests.Actions;

public class ActionCatalogTests
{
    private static readonly ActionCatalog Catalog = ActionCatalog.Default;

    [Fact]
    public void It_has_all_services_and_actions_of_its_source()
    {
        Assert.Equal("2026-09-26", Catalog.AsOf);
        Assert.Equal(458, Catalog.Services.Count);
        Assert.Equal(22_150, Catalog.Match("*").Count());
        Assert.All(Catalog.Match("*"), a => Assert.Matches("^[a-z0-9-]+:[A-Za-z0-9-]+$", a.ToString()));
        Assert.Equal(new ServiceInfo("s3", "Amazon S3", HasEnded: false), Catalog.FindService("S3"));
        Assert.Equal(["deeplens", "iotthingsgraph"], Catalog.Services.Where(s => s.HasEnded).Select(s => s.Prefix));
        Assert.Equal(35, Catalog.Match("iotthingsgraph:*").Count());
        Assert.Null(Catalog.FindService("nosuch"));
    }

    [Theory]
    [InlineData("s3:GetObject", AccessLevel.Read)]
    [InlineData("S3:getobject", AccessLevel.Read)]
    [InlineData("iam:PassRole", AccessLevel.Write)]
    [InlineData("iam:PutRolePolicy", AccessLevel.PermissionsManagement)]
    [InlineData("iam:TagRole", AccessLevel.Tagging)]
    [InlineData("iam:ListRoles", AccessLevel.List)]
    [InlineData("greengrass:CreateGroupVersion", AccessLevel.Write)]
    [InlineData("deeplens:CreateModel", AccessLevel.Write)]
    public void An_action_is_found_whatever_its_case(string action, AccessLevel level)
    {
        Assert.True(Catalog.IsKnown(action));
        Assert.Equal(level, Catalog.Find(action)!.Level);
        Assert.Equal(action, Catalog.Find(action)!.ToString(), ignoreCase: true);
        Assert.Equal([Catalog.Find(action)], Catalog.Match(action));
    }

    [Theory]
    [InlineData("s3:REST.GET.OBJECT")]
    [InlineData("s3:Get*")]
    [InlineData("nosuch:GetObject")]
    [InlineData("GetObject")]
    [InlineData("s3:")]
    [InlineData(":GetObject")]
    [InlineData("*")]
    [InlineData("")]
    public void Other_texts_are_no_actions(string action) => Assert.False(Catalog.IsKnown(action));

    [Theory]
    [InlineData("iam:*AccessKey", "iam:CreateAccessKey iam:DeleteAccessKey iam:UpdateAccessKey")]
    [InlineData("iot:Connec?", "iot:Connect")]
    [InlineData("IOT:connect", "iot:Connect")]
    [InlineData("*:PassRole", "iam:PassRole")]
    [InlineData("iot:Nothing*", "")]
    [InlineData("nosuch:*", "")]
    [InlineData("i?t:*", "")]
    [InlineData("text", "")]
    public void Patterns_match(string pattern, string expected) => Assert.Equal(expected, string.Join(' ', Catalog.Match(pattern)));

    [Theory]
    [InlineData("s3:GetObjects", "s3:GetObject")]
    [InlineData("iot:Pubish", "iot:Publish")]
    [InlineData("iott:Publish", "iot:Publish")]
    [InlineData("greengras:CreateDeployment", "greengrass:CreateDeployment")]
    [InlineData("role:PassRole", "iam:PassRole")] // the prefix is wrong, but only one service has such an action
    [InlineData("s3:REST.GET.OBJECT", "s3:GetObject")] // as in S3's access logs
    [InlineData("s3:REST.GET.NOTHING", null)]
    [InlineData("nosuch:TagResource", null)]
    [InlineData("text", null)]
    public void The_nearest_action_is_found(string action, string? expected) => Assert.Equal(expected, Catalog.FindNearest(action));

    [Fact]
    public void Of_the_34_documented_actions_two_are_unknown()
    {
        // things-graph-security.md, "users should have permissions to perform the following actions".
        string[] documented =
        [
            "s3:REST.GET.OBJECT", "s3:REST.PUT.OBJECT", "iot:CreateTopicRule", "iot:ListTopicRules", "iot:GetTopicRule", "iot:DescribeThing", "iot:ListThingPrincipals", "iot:UpdateThing",
            "iot:AddThingToThingGroup", "iot:DescribeThingGroup", "iot:CreateThingGroup", "iot:ListThingsInThingGroup", "iot:DeleteThingGroup", "iot:RemoveThingFromThingGroup",
            "greengrass:CreateGroupVersion", "greengrass:CreateDeployment", "greengrass:GetDeviceDefinitionVersion", "greengrass:CreateDeviceDefinitionVersion", "greengrass:CreateDeviceDefinition",
            "greengrass:GetFunctionDefinitionVersion", "greengrass:CreateFunctionDefinitionVersion", "greengrass:CreateFunctionDefinition", "greengrass:GetResourceDefinitionVersion",
            "greengrass:CreateResourceDefinitionVersion", "greengrass:CreateResourceDefinition", "greengrass:GetSubscriptionDefinitionVersion", "greengrass:CreateSubscriptionDefinitionVersion",
            "greengrass:CreateSubscriptionDefinition", "greengrass:ListGroups", "greengrass:GetGroupVersion", "greengrass:GetConnectorDefinitionVersion", "greengrass:CreateConnectorDefinition",
            "greengrass:CreateConnectorDefinitionVersion", "iam:PassRole",
        ];

        Assert.Equal(34, documented.Length);
        Assert.Equal(["s3:REST.GET.OBJECT", "s3:REST.PUT.OBJECT"], documented.Where(a => !Catalog.IsKnown(a)));
    }

    [Fact]
    public void The_actions_of_a_whole_managed_policy_are_known()
    {
        var actions = PolicyDocument.Parse(PolicyRoundTripTests.ReadSample("AWS_ConfigRole.json")).Statements.SelectMany(s => s.Actions).ToList();
        var known = actions.Count(a => Catalog.Match(a).Any());

        Assert.True(known > actions.Count * 0.95, $"{known} of {actions.Count}");
    }
}
