using System.Diagnostics;
using System.Text;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;
using Xunit.Abstractions;

namespace IotIamTools.Core.Tests.Accounts;

/// <summary>Times are printed, not asserted: they are the machine's as much as the code's.</summary>
public sealed class SpeedTests(ITestOutputHelper output) : IDisposable
{
    private const int Users = 10_000;
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Ten_thousand_users_with_three_policies_each()
    {
        var path = _directory.File("account.json");
        await File.WriteAllTextAsync(path, Export());
        output.WriteLine($"{new FileInfo(path).Length / 1e6:0.0} MB");

        for (var round = 1; round <= 3; round++)
        {
            var clock = Stopwatch.StartNew();
            await using var account = LocalAccount.Open(path);
            var opened = clock.ElapsedMilliseconds;
            clock.Restart();
            var details = await account.GetAuthorizationDetailsAsync(Given.None);
            var detailed = clock.ElapsedMilliseconds;
            Assert.Equal(Users, details.Users.Count);
            clock.Restart();
            await account.TagAsync(Entity.User("user-5000"), [new Tag("Round", $"{round}")], Given.None);
            var changed = clock.ElapsedMilliseconds;
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-1));
            await account.FindUserAsync("user-1", Given.None);
            clock.Restart();
            for (var i = 0; i < Users; i++)
            {
                Assert.NotNull(await account.FindUserAsync("user-7000", Given.None));
            }

            output.WriteLine($"open {opened} ms, all details {detailed} ms, a change {changed} ms, {Users} look-ups {clock.ElapsedMilliseconds} ms");
        }
    }

    private static string Export()
    {
        var text = new StringBuilder("{\"UserDetailList\":[");
        for (var i = 0; i < Users; i++)
        {
            text.Append(i > 0 ? "," : "").Append($$"""
                {"Path":"/","UserName":"user-{{i}}","UserId":"AIDA{{i:D17}}","Arn":"{{Given.Arn($"user/user-{i}")}}","CreateDate":"2026-11-22T02:36:56+00:00",
                 "UserPolicyList":[{{string.Join(',', Enumerable.Range(0, 3).Select(InlinePolicy))}}],
                 "GroupList":["g"],"AttachedManagedPolicies":[],"Tags":[]}
                """);
        }

        return text.Append("],\"GroupDetailList\":[{\"GroupName\":\"g\",\"Arn\":\"").Append(Given.Arn("group/g")).Append("\"}],\"RoleDetailList\":[],\"Policies\":[]}").ToString();
    }

    private static string InlinePolicy(int number) => $$"""{"PolicyName":"p{{number}}","PolicyDocument":{{Document(number)}} }""";

    private static string Document(int number) => $$"""
        {"Version": "2012-10-17", "Statement": [{"Sid": "S{{number}}", "Effect": "Allow", "Action": ["iot:Connect", "iot:Publish", "iot:Subscribe", "iot:Receive"],
          "Resource": ["arn:aws:iot:eu-west-1:123456789012:topic/a/{{number}}/*", "arn:aws:iot:eu-west-1:123456789012:client/*"],
          "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}, "Bool": {"aws:SecureTransport": "true"} }
         }]}
        """;
}
