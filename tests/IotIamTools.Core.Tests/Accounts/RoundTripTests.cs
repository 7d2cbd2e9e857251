using System.Text.Json.Nodes;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Core.Tests.Accounts;

public class RoundTripTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"greengrass.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private static string ExportPath => Path.Combine(AppContext.BaseDirectory, "Accounts", "Data", "export.json");

    [Fact]
    public async Task An_export_of_the_aws_cli_is_written_back_byte_for_byte()
    {
        var text = await File.ReadAllTextAsync(ExportPath);
        await using var account = LocalAccount.InMemory(export: text);

        Assert.Equal(text, await account.ExportAsync(default));
    }

    [Fact]
    public async Task Making_a_role_and_removing_it_leaves_an_export_as_it_was()
    {
        var text = await File.ReadAllTextAsync(ExportPath);
        await using var account = LocalAccount.InMemory(export: text);
        var role = Entity.Role("AWSDeepLensServiceRole");

        await account.CreateRoleAsync(new NewRole { Name = role.Name, Path = "/service-role/", TrustPolicy = Trust, Tags = [new("a", "b")] }, default);
        await account.AttachPolicyAsync(role, "arn:aws:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy", default);
        await account.PutInlinePolicyAsync(role, "p", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""", default);
        Assert.NotEqual(text, await account.ExportAsync(default));
        await account.DeleteInlinePolicyAsync(role, "p", default);
        await account.DetachPolicyAsync(role, "arn:aws:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy", default);
        await account.DeleteRoleAsync(role.Name, default);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(await account.ExportAsync(default))));
        Assert.Equal(text, await account.ExportAsync(default));
    }

    [Fact]
    public async Task A_new_file_keeps_what_is_made()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        try
        {
            await using (var account = LocalAccount.Open(path, new LocalAccountOptions { Create = true, AccountId = "210987654321" }))
            {
                Assert.False(File.Exists(path));
                await account.CreateRoleAsync(new NewRole { Name = "r", TrustPolicy = Trust }, default);
            }

            await using var again = LocalAccount.Open(path);
            Assert.Equal("arn:aws:iam::210987654321:role/r", (await again.FindRoleAsync("R", default))?.Arn);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
