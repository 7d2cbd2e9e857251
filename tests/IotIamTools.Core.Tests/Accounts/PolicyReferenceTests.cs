using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Blueprints;

namespace IotIamTools.Core.Tests.Accounts;

public class PolicyReferenceTests
{
    [Theory]
    [InlineData("AWSIoTDataAccess", "arn:aws-cn:iam::aws:policy/AWSIoTDataAccess")]
    [InlineData("AWSGreengrassResourceAccessRolePolicy", "arn:aws-cn:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy")]
    [InlineData("arn:aws-cn:iam::123456789012:policy/Own", "arn:aws-cn:iam::123456789012:policy/Own")]
    [InlineData("NotKnown", "NotKnown")]
    public async Task A_name_is_an_ARN_of_the_partition(string written, string arn)
    {
        var place = new LocalAccountOptions { Partition = "aws-cn" };
        await using var account = LocalAccount.InMemory(place);
        var values = new Dictionary<string, IReadOnlyList<string>> { ["Access"] = ["None"], ["ManagedPolicyArn"] = [written] };

        var setup = await BlueprintCatalog.Get("things-graph").ResolveAsync(values, account, Given.None);
        var role = new SetupOverrides { PermissionsBoundaryArn = written }.Apply(setup).Roles[0];

        Assert.Equal(arn, Assert.Single(role.ManagedPolicies).Arn);
        Assert.Equal(arn, role.PermissionsBoundaryArn);
    }
}
