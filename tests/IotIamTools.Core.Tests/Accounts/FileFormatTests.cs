using System.Text;
using System.Text.Json.Nodes;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Accounts;

/// <summary>
/// Data/export.json is what <c>aws iam get-account-authorization-details</c> printed of an account on a moto server (policies of AWS
/// that nobody uses left out with <c>--query</c>, as AWS leaves them out).
/// </summary>
public class FileFormatTests
{
    [Fact]
    public async Task An_export_of_the_aws_cli_is_written_back_byte_for_byte()
    {
        var text = await File.ReadAllTextAsync(Given.ExportPath);
        await using var account = LocalAccount.InMemory(export: text);

        Assert.Equal(text, await account.ExportAsync(Given.None));
    }

    [Fact]
    public async Task An_export_is_read_with_all_that_it_has()
    {
        await using var account = LocalAccount.Open(Given.ExportPath, new LocalAccountOptions { ReadOnly = true, Region = "eu-west-1" });
        var details = await account.GetAuthorizationDetailsAsync(Given.None);

        Assert.Equal((4, 2, 3, 5), (details.Users.Count, details.Groups.Count, details.Roles.Count, details.Policies.Count));
        var ann = details.Users.Single(u => u.User.Name == "ann");
        Assert.Equal(["Admins"], ann.GroupNames);
        Assert.Equal(["p1", "p2"], ann.InlinePolicies.Select(p => p.Name));
        Assert.Equal([new Tag("Team", "iot")], ann.User.Tags);
        var role = details.Roles.Single(r => r.Role.Name == "Greengrass_ServiceRole");
        Assert.Equal(Given.Trust, role.Role.TrustPolicy);
        Assert.Equal(Given.Arn("policy/EdgeBoundary"), role.Role.PermissionsBoundaryArn);
        Assert.Equal([Given.Aws("service-role/AWSGreengrassResourceAccessRolePolicy"), Given.Arn("policy/edge/EdgeData")], role.AttachedPolicies.Select(p => p.Arn));
        var edge = details.Policies.Single(p => p.Policy.Arn == Given.Arn("policy/edge/EdgeData"));
        Assert.Equal(("EdgeData", "v2", 2, "Grüße"), (edge.Policy.Name, edge.Policy.DefaultVersionId, edge.Policy.AttachmentCount, edge.Policy.Description));
        Assert.Equal(["v1", "v2", "v3"], edge.Versions.Select(v => v.VersionId));
        Assert.Equal(1, details.Policies.Single(p => p.Policy.Name == "EdgeBoundary").Policy.PermissionsBoundaryUsageCount);
        Assert.Equal(new AccountIdentity(Given.AccountId, "aws", Given.Arn("root")), await account.GetIdentityAsync(Given.None));
        Assert.Equal(("eu-west-1", Given.ExportPath, false), (account.Region, account.Description, details.IsTruncated));
    }

    [Fact]
    public async Task Making_things_and_removing_them_leaves_an_export_as_it_was()
    {
        var text = await File.ReadAllTextAsync(Given.ExportPath);
        await using var account = LocalAccount.InMemory(export: text);
        var role = Entity.Role("AWSDeepLensServiceRole");
        var policy = Given.Aws("service-role/AWSDeepLensServiceRolePolicy");

        await account.CreateRoleAsync(new NewRole { Name = role.Name, Path = "/service-role/", TrustPolicy = Given.Trust, Tags = [new("a", "b")], PermissionsBoundaryArn = Given.Arn("policy/EdgeBoundary") }, Given.None);
        await account.AttachPolicyAsync(role, policy, Given.None);
        await account.AttachPolicyAsync(role, Given.Aws("AmazonS3ReadOnlyAccess"), Given.None);
        await account.PutInlinePolicyAsync(role, "p", Given.Permissions(), Given.None);
        await account.CreateGroupAsync("new", "/", Given.None);
        await account.CreateUserAsync(new NewUser { Name = "new" }, Given.None);
        await account.AddUserToGroupAsync("new", "new", Given.None);
        await account.AddUserToGroupAsync("new", "bare", Given.None);
        await account.PutInlinePolicyAsync(Entity.User("bare"), "p", Given.Permissions(), Given.None);
        Assert.NotEqual(text, await account.ExportAsync(Given.None));

        await account.DeleteInlinePolicyAsync(Entity.User("bare"), "p", Given.None);
        await account.RemoveUserFromGroupAsync("new", "bare", Given.None);
        await account.RemoveUserFromGroupAsync("new", "new", Given.None);
        await account.DeleteUserAsync("new", Given.None);
        await account.DeleteGroupAsync("new", Given.None);
        await account.DeleteInlinePolicyAsync(role, "p", Given.None);
        await account.DetachPolicyAsync(role, Given.Aws("AmazonS3ReadOnlyAccess"), Given.None);
        await account.DetachPolicyAsync(role, policy, Given.None);
        await account.DeleteRoleAsync(role.Name, Given.None);
        Assert.Equal(text, await account.ExportAsync(Given.None));
    }

    [Fact]
    public async Task What_the_module_does_not_know_is_kept_in_its_place()
    {
        const string Text = """
            {"Zoo":[1,{"a":null}],"UserDetailList":[{"UserName":"u","Arn":"arn:aws:iam::123456789012:user/u","Future":{"x":1e400},"GroupList":[],
            "AttachedManagedPolicies":[{"PolicyArn":"arn:aws:iam::aws:policy/AmazonS3FullAccess","Since":"\u00fc"}]}],"IsTruncated":true,"Marker":"m=="}
            """;
        await using var account = LocalAccount.InMemory(export: Text);
        Assert.True((await account.GetAuthorizationDetailsAsync(Given.None)).IsTruncated);

        await account.TagAsync(Entity.User("u"), [new Tag("k", "v")], Given.None);
        await account.AttachPolicyAsync(Entity.User("u"), Given.Aws("AWSIoTFullAccess"), Given.None);
        await account.DetachPolicyAsync(Entity.User("u"), Given.Aws("AWSIoTFullAccess"), Given.None);
        await account.UntagAsync(Entity.User("u"), ["k"], Given.None);

        var expected = JsonNode.Parse(Text)!;
        expected["UserDetailList"]![0]!["Tags"] = new JsonArray();
        expected["Policies"] = new JsonArray();
        var written = await account.ExportAsync(Given.None);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(written)), written);
        // The CLI's order: Policies before IsTruncated; and texts as they were written.
        Assert.True(written.IndexOf("\"Policies\"", StringComparison.Ordinal) < written.IndexOf("\"IsTruncated\"", StringComparison.Ordinal));
        Assert.Contains("\"Since\": \"\\u00fc\"", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Documents_may_be_strings_URL_encoded_or_plain(bool encoded)
    {
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Given.ExportPath))!;
        foreach (var (holder, name) in Documents(json).ToList())
        {
            var document = holder[name]!.ToJsonString();
            holder[name] = encoded ? Uri.EscapeDataString(document) : document;
        }

        await using var asStrings = LocalAccount.InMemory(export: json.ToJsonString());
        await using var inPlace = LocalAccount.InMemory(export: await File.ReadAllTextAsync(Given.ExportPath));
        Assert.Equivalent(await inPlace.GetAuthorizationDetailsAsync(Given.None), await asStrings.GetAuthorizationDetailsAsync(Given.None), strict: true);

        // Putting what is there is no change, however it is spelled.
        var before = await asStrings.ExportAsync(Given.None);
        await asStrings.UpdateTrustPolicyAsync("Greengrass_ServiceRole", Given.Trust.Replace(",", ", ", StringComparison.Ordinal), Given.None);
        Assert.Equal(before, await asStrings.ExportAsync(Given.None));
    }

    [Fact]
    public async Task A_malformed_policy_is_handed_out_as_it_is()
    {
        var arn = Given.Arn("role/r");
        await using var account = LocalAccount.InMemory(export: $$"""
            {"RoleDetailList":[{"RoleName":"r","Arn":"{{arn}}","AssumeRolePolicyDocument":{"Statement":[{"Effect":"Perhaps","Effect":1}]},
              "RolePolicyList":[{"PolicyName":"a","PolicyDocument":"{ not json %7B"},{"PolicyName":"b","PolicyDocument":null},{"PolicyName":"c"},{"PolicyName":"d","PolicyDocument":"\ud800"}]}]}
            """);

        var role = Assert.Single((await account.GetAuthorizationDetailsAsync(Given.None)).Roles);
        Assert.Equal("""{"Statement":[{"Effect":"Perhaps","Effect":1}]}""", role.Role.TrustPolicy);
        Assert.Equal(["{ not json %7B", "null", "", "\"\\ud800\""], role.InlinePolicies.Select(p => p.Document));
        await account.PutInlinePolicyAsync(Entity.Role("r"), "a", Given.Permissions(), Given.None);
        Assert.Equal(Given.Permissions(), await account.FindInlinePolicyAsync(Entity.Role("r"), "a", Given.None));
        Assert.Contains("\"\\ud800\"", await account.ExportAsync(Given.None), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Files_of_Windows_PowerShell_open(string encoding)
    {
        using var directory = new TestDirectory();
        var path = directory.File("account.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(Given.ExportPath)).ReplaceLineEndings("\r\n"), Encoding.GetEncoding(encoding));
        await using var account = LocalAccount.Open(path);

        await account.TagAsync(Entity.User("ann"), [new Tag("Team", "Grüße")], Given.None);
        var expected = (await File.ReadAllTextAsync(Given.ExportPath)).Replace("\"iot\"\n                }\n            ]\n        },\n        {\n            \"Path\": \"/people/\",\n            \"UserName\": \"Bob\"", "\"Grüße\"\n                }\n            ]\n        },\n        {\n            \"Path\": \"/people/\",\n            \"UserName\": \"Bob\"", StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetBytes(expected), await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task The_account_is_known_by_its_ARNs_then_by_the_file_then_by_the_options()
    {
        const string Empty = """{"UserDetailList":[]}""";
        const string China = """{"RoleDetailList":[{"RoleName":"r","Arn":"arn:aws-cn:iam::111122223333:role/r"}]}""";

        Assert.Equal("arn:aws:iam::123456789012:root", await CallerAsync(Empty, null));
        Assert.Equal("arn:aws:iam::111122223333:root", await CallerAsync(Empty, new LocalAccountOptions { AccountId = "111122223333" }));
        Assert.Equal("arn:aws-cn:iam::111122223333:root", await CallerAsync(China, null));
        Assert.Equal("arn:aws-us-gov:iam::111122223333:root", await CallerAsync("""{"AccountId":"111122223333","Partition":"aws-us-gov","Policies":[]}""", null));
        var other = Assert.Throws<IamException>(() => LocalAccount.InMemory(new LocalAccountOptions { AccountId = "444455556666" }, China));
        Assert.Contains("it is the account 111122223333, not 444455556666", other.Message, StringComparison.Ordinal);
        Assert.Throws<IamException>(() => LocalAccount.InMemory(new LocalAccountOptions { AccountId = "4444" }));

        // The last entity does not take the account's number with it.
        await using var account = LocalAccount.InMemory(export: China);
        await account.DeleteRoleAsync("r", Given.None);
        Assert.Equal("arn:aws-cn:iam::111122223333:root", await CallerAsync(await account.ExportAsync(Given.None), null));

        static async Task<string> CallerAsync(string text, LocalAccountOptions? options)
        {
            await using var opened = LocalAccount.InMemory(options, text);
            return (await opened.GetIdentityAsync(Given.None)).CallerArn;
        }
    }

    private static IEnumerable<(JsonObject Holder, string Name)> Documents(JsonNode? node) => node switch
    {
        JsonObject record => record.SelectMany(m => m.Key is "AssumeRolePolicyDocument" or "PolicyDocument" or "Document" ? [(record, m.Key)] : Documents(m.Value)),
        JsonArray list => list.SelectMany(Documents),
        _ => [],
    };
}
