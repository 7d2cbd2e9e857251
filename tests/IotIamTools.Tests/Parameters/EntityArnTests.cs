using IotIamTools.Core.Iam;
using IotIamTools.Parameters;

namespace IotIamTools.Tests.Parameters;

public class EntityArnTests
{
    [Theory]
    [InlineData(EntityKind.Role, "AWSDeepLensServiceRole", "AWSDeepLensServiceRole")]
    [InlineData(EntityKind.Role, "arn:aws:iam::123456789012:role/service-role/AWSDeepLensServiceRole", "AWSDeepLensServiceRole")]
    [InlineData(EntityKind.Role, "arn:aws-us-gov:iam::123456789012:role/Deploy", "Deploy")]
    [InlineData(EntityKind.Role, "arn:aws:sts::123456789012:assumed-role/Deploy/session-1", "Deploy")]
    [InlineData(EntityKind.User, "arn:aws-cn:iam::123456789012:user/a/b/ann", "ann")]
    [InlineData(EntityKind.Group, "arn:aws:iam::123456789012:group/jets", "jets")]
    [InlineData(EntityKind.Policy, "arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy", "AWSGreengrassResourceAccessRolePolicy")]
    public void A_name_or_an_arn_gives_the_name(EntityKind kind, string text, string expected)
    {
        Assert.True(EntityArn.TryGetName(kind, text, out var name, out var problem), problem);
        Assert.Equal(expected, name);
    }

    [Theory]
    [InlineData(EntityKind.Role, "arn:aws:iam::123456789012:user/ann")]
    [InlineData(EntityKind.Role, "arn:aws:iam::123456789012:role/")]
    [InlineData(EntityKind.Role, "arn:aws:iam::123456789012:role")]
    [InlineData(EntityKind.User, "arn:aws:sts::123456789012:assumed-role/Deploy/session-1")]
    [InlineData(EntityKind.User, "arn:aws:iam::123456789012:root")]
    [InlineData(EntityKind.User, "arn:")]
    public void An_arn_of_something_else_is_refused(EntityKind kind, string text)
    {
        Assert.False(EntityArn.TryGetName(kind, text, out _, out var problem));
        Assert.Contains(text, problem, StringComparison.Ordinal);
    }
}
