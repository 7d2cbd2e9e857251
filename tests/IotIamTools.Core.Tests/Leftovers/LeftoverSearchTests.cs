using IotIamTools.Core.Accounts;
using IotIamTools.Core.Leftovers;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Leftovers;

/// <summary>Which documents the rules see.</summary>
public class LeftoverSearchTests
{
    private const string Arn = "arn:aws:iam::123456789012:policy/p";

    [Fact]
    public void A_version_that_only_the_policy_says_is_in_force_is_in_force()
    {
        PolicyVersion[] versions = [Version("v2", "iot:Publish"), Version("v1", "iot:Connect")];
        var details = new AuthorizationDetails { Policies = [new ManagedPolicyDetail(new ManagedPolicy { Name = "p", Arn = Arn, DefaultVersionId = "v1" }, versions)] };
        Assert.Equal(["iot:Connect"], Document(details, Arn).Statements[0].Actions);
    }

    [Fact]
    public void AWSs_own_policies_have_the_ARNs_of_their_partition()
    {
        var document = Document(new AuthorizationDetails(), "arn:aws-cn:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy");
        Assert.DoesNotContain(document.Statements.SelectMany(s => s.Resources), r => r.StartsWith("arn:aws:", StringComparison.Ordinal));
        Assert.Contains("arn:aws-cn:iot:*:*:thing/deeplens*", document.Statements.SelectMany(s => s.Resources));
    }

    private static PolicyDocument Document(AuthorizationDetails details, string arn) =>
        Assert.Single(new LeftoverSearch(details, new LeftoverOptions(), CredentialUse.Unknown).Policies([], [new AttachedPolicy("p", arn)])).Document;

    private static PolicyVersion Version(string id, string action) =>
        new(id, IsDefault: false, default, $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""");
}
