using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;
using Xunit;

namespace IotIamTools.Core.Tests.Iam;

public sealed class EntityReferenceTests
{
    private const string Account = "123456789012";

    [Theory]
    [InlineData("ann", EntityKind.User, "ann", null, null)]
    [InlineData("arn:aws:iam::123456789012:user/ann", EntityKind.User, "ann", Account, "/")]
    [InlineData("arn:aws:iam::123456789012:role/service-role/Name", EntityKind.Role, "Name", Account, "/service-role/")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/Name/session", EntityKind.Role, "Name", Account, null)]
    [InlineData("arn:aws:iam::123456789012:policy/a/b/Name", EntityKind.Policy, "Name", Account, "/a/b/")]
    public void A_name_or_an_ARN_says_what_it_can(string text, EntityKind kind, string name, string? accountId, string? path)
    {
        var reference = EntityReference.Parse(text, kind);

        Assert.Null(reference.Problem);
        Assert.Equal((kind, name, accountId, path), (reference.Kind, reference.Name, reference.AccountId, reference.Path));
    }

    [Theory]
    [InlineData("", EntityKind.Role)]
    [InlineData("  ", EntityKind.Role)]
    [InlineData("arn:aws:iam::123456789012:user/ann", EntityKind.Role)]
    [InlineData("arn:aws:iam::123456789012:role/", EntityKind.Role)]
    [InlineData("arn:aws:iam::123456789012:role", EntityKind.Role)]
    [InlineData("arn:aws:iam:eu-west-1:123456789012:role/x", EntityKind.Role)]
    [InlineData("arn:aws:iam::12345678901:role/x", EntityKind.Role)]
    [InlineData("arn:aws:iam::aws:role/x", EntityKind.Role)]
    [InlineData("arn:aws:s3:::role/x", EntityKind.Role)]
    [InlineData("ARN:aws:iam::123456789012:role/x", EntityKind.Role)]
    [InlineData("arn:aws:sts::123456789012:assumed-role/x", EntityKind.Role)]
    [InlineData("arn:aws:iam::123456789012:root", null)]
    [InlineData("arn:aws:iam::123456789012:policy/x", null)]
    public void What_names_nothing_of_the_kind_has_a_problem(string text, EntityKind? kind) =>
        Assert.NotNull(EntityReference.Parse(text, kind).Problem);

    [Theory]
    [InlineData("arn:aws:iam::999999999999:role/service-role/Name")]
    [InlineData("arn:aws-cn:iam::123456789012:role/service-role/Name")]
    [InlineData("arn:aws:iam::123456789012:role/other/Name")]
    [InlineData("arn:aws:iam::123456789012:role/Name")]
    [InlineData("arn:aws:sts::999999999999:assumed-role/Name/session")]
    public async Task An_ARN_of_another_account_partition_or_path_is_refused(string arn)
    {
        await using var account = await WithRoleAsync();

        var error = await Assert.ThrowsAsync<EntityReferenceException>(
            () => account.RequireAsync(EntityReference.Parse(arn, EntityKind.Role), CancellationToken.None));

        Assert.True(error.IsElsewhere);
        Assert.Contains(arn, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("arn:aws:iam::123456789012:role/service-role/Name")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/Name/session")]
    public async Task The_name_and_the_ARN_of_an_entity_of_the_account_are_the_entity(string text)
    {
        await using var account = await WithRoleAsync();

        Assert.Equal(Entity.Role("Name"), await account.RequireAsync(EntityReference.Parse(text, EntityKind.Role), CancellationToken.None));
    }

    [Theory]
    [InlineData("Old*")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("arn:aws:iam::123456789012:role/Old*")]
    public async Task A_name_that_IAM_cannot_have_is_refused(string text)
    {
        await using var account = await WithRoleAsync();

        var error = await Assert.ThrowsAsync<EntityReferenceException>(
            () => account.RequireAsync(EntityReference.Parse(text, EntityKind.Role), CancellationToken.None));

        Assert.False(error.IsElsewhere);
    }

    private static async Task<LocalAccount> WithRoleAsync()
    {
        var account = LocalAccount.InMemory(new LocalAccountOptions { AccountId = Account });
        await account.CreateRoleAsync(
            new NewRole
            {
                Name = "Name",
                Path = "/service-role/",
                TrustPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"iot.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
            },
            CancellationToken.None);
        return account;
    }
}
