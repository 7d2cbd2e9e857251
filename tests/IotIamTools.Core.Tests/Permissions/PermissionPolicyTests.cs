using IotIamTools.Core.Permissions;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Permissions;

/// <summary>The smallest policy that grants a set or a part of it.</summary>
public class PermissionPolicyTests
{
    [Fact]
    public void The_documents_first_sample_is_one_action() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iotthingsgraph:CreateSystemInstance","Resource":"*"}]}""",
        Given.Required("things-graph-user").Only(["createsysteminstance"]).ToPolicy().ToString());

    [Fact]
    public void The_documents_second_sample_is_the_whole_set() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iotthingsgraph:*","Resource":"*"}]}""",
        Given.Required("things-graph-user").ToPolicy().ToString());

    [Fact]
    public void All_of_greengrass_user_fits_into_what_a_user_may_have_inline() =>
        Assert.InRange(PolicySize.Of(Given.Greengrass.ToPolicy()), 1, Core.Iam.IamLimits.UserInlineSize);

    [Fact]
    public void PassRole_names_the_roles_and_the_services()
    {
        var policy = Given.Greengrass.Only(["iam:PassRole"]).ToPolicy(new PermissionScope { PassRoleArns = ["arn:aws:iam::123456789012:role/Greengrass"] });
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/Greengrass","Condition":{"StringEquals":{"iam:PassedToService":["greengrass.amazonaws.com","iotthingsgraph.amazonaws.com"]}}}]}""",
            policy.ToString());
    }

    [Fact]
    public void PassRole_is_never_for_everything() =>
        Assert.DoesNotContain(Given.Greengrass.ToPolicy().Statements, s => s.Actions.Contains("iam:PassRole") && s.Resources.Contains("*"));

    [Fact]
    public void A_resource_limits_the_actions_that_it_fits_and_no_others()
    {
        var policy = Given.Greengrass.Only(["iot:DescribeThing", "iot:UpdateThing", "iot:ListTopicRules", "s3:GetObject", "iot:DescribeThingGroup"])
            .ToPolicy(new PermissionScope { ResourceArns = ["arn:aws:iot:eu-west-1:123456789012:thing/pump*"] });
        Assert.Equal(["iot:DescribeThing", "iot:UpdateThing"], Assert.Single(policy.Statements, s => s.Resources[0] == "arn:aws:iot:eu-west-1:123456789012:thing/pump*").Actions);
        Assert.Equal(["iot:DescribeThingGroup", "iot:ListTopicRules", "s3:GetObject"], Assert.Single(policy.Statements, s => s.Resources[0] == "*").Actions);
    }

    [Fact]
    public void An_action_with_two_types_keeps_the_type_that_is_not_limited()
    {
        var policy = Given.Greengrass.Only(["AddThingToThingGroup"]).ToPolicy(new PermissionScope { ResourceArns = ["arn:aws:iot:eu-west-1:123456789012:thing/pump*"] });
        Assert.Equal(["arn:aws:iot:eu-west-1:123456789012:thing/pump*", "arn:aws:iot:eu-west-1:123456789012:thinggroup/*"], Assert.Single(policy.Statements).Resources);
    }

    [Theory]
    [InlineData("arn:aws:iot:eu-west-1:123456789012:*", true)]
    [InlineData("arn:aws:iot:*:*:thing/pump?", true)]
    [InlineData("arn:aws:iot:*:*:thi*", true)]
    [InlineData("arn:aws:iot:*:*:thinggroup/x", false)]
    [InlineData("arn:aws:s3:::thing/x", false)]
    public void An_arn_fits_a_type_where_some_resource_is_both(string arn, bool fits)
    {
        var thing = Given.Greengrass.Only(["DescribeThing"]).Permissions;
        Assert.Equal(!fits, new PermissionScope { ResourceArns = [arn] }.Unused(thing).Count == 1);
    }

    [Fact]
    public void A_prefix_limits_the_policy_of_a_jets_deploy()
    {
        var policy = Given.Required("jets-deploy", ("NamePrefix", ["demo"])).ToPolicy();
        Assert.All(policy.Statements, s => Assert.True(s.Resources.All(r => r.Contains("demo-", StringComparison.Ordinal)) || s.Resources is ["*"], s.Resources[0]));
        Assert.Contains(policy.Statements, s => s.Resources is ["arn:aws:s3:::demo-*/*"]);
    }

    [Fact]
    public void An_action_that_the_set_has_not_is_told_with_the_nearest() =>
        Assert.Contains("did you mean", Assert.Throws<PermissionNotFoundException>(() => Given.Greengrass.Only(["iot:DescribeThin"])).Message);

    [Fact]
    public void Documented_names_and_patterns_choose_a_part() =>
        Assert.Equal(["s3:REST.GET.OBJECT", "iot:DescribeThing", "iot:DescribeThingGroup"], Given.Greengrass.Only(["iot:describe*", "REST.GET.OBJECT"]).Permissions.Select(p => p.Documented));
}
