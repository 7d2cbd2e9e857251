using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Permissions.Checks;

namespace IotIamTools.Benchmarks;

/// <summary>All users of an account file x 33 actions, as the Test cmdlets and <c>iotiam check</c> do it: with the reading of the file, and without.</summary>
[MemoryDiagnoser]
public class AccountFile
{
    private static readonly RequiredPermissions Required = PermissionSet
        .Parse($$"""{ "name": "marks", "permissions": [{ "actions": [{{string.Join(", ", SampleAccount.RequestActions.Select(a => $"\"{a}\""))}}] }] }""")
        .Resolve(new Dictionary<string, IReadOnlyList<string>>(), new BlueprintPlace(SampleAccount.AccountId, "aws", "eu-west-1"));

    private string _export = "";
    private LocalAccount _account = LocalAccount.InMemory();

    /// <summary>How many users.</summary>
    [Params(1_000, 10_000)]
    public int Count { get; set; }

    /// <summary>The text of an account file: each user has two inline policies of its own, a managed policy that all share, and a group.</summary>
    public static string Export(int count)
    {
        var text = new StringBuilder("{\"UserDetailList\":[");
        for (var i = 0; i < count; i++)
        {
            var policies = SampleAccount.InlinePolicies(i);
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"Path":"/","UserName":"user{{i}}","UserId":"AIDA{{i:D17}}","Arn":"arn:aws:iam::{{SampleAccount.AccountId}}:user/user{{i}}","CreateDate":"2026-01-01T00:00:00+00:00",
                "UserPolicyList":[{"PolicyName":"greengrass","PolicyDocument":{{policies[0]}}},{"PolicyName":"things","PolicyDocument":{{policies[1]}}}],
                "GroupList":["fleet"],"AttachedManagedPolicies":[{"PolicyName":"Shared","PolicyArn":"arn:aws:iam::{{SampleAccount.AccountId}}:policy/Shared"}],"Tags":[{"Key":"team","Value":"edge"}]}
                """);
        }

        return text.Append(CultureInfo.InvariantCulture, $$"""
            ],"GroupDetailList":[{"Path":"/","GroupName":"fleet","GroupId":"AGPA00000000000000001","Arn":"arn:aws:iam::{{SampleAccount.AccountId}}:group/fleet","CreateDate":"2026-01-01T00:00:00+00:00",
            "GroupPolicyList":[{"PolicyName":"fleet","PolicyDocument":{{SampleAccount.GroupPolicy}}}],"AttachedManagedPolicies":[]}],"RoleDetailList":[],
            "Policies":[{"PolicyName":"Shared","PolicyId":"ANPA00000000000000001","Arn":"arn:aws:iam::{{SampleAccount.AccountId}}:policy/Shared","Path":"/","DefaultVersionId":"v1","AttachmentCount":{{count}},
            "PermissionsBoundaryUsageCount":0,"IsAttachable":true,"CreateDate":"2026-01-01T00:00:00+00:00","UpdateDate":"2026-01-01T00:00:00+00:00",
            "PolicyVersionList":[{"Document":{{SampleAccount.ManagedPolicy}},"VersionId":"v1","IsDefaultVersion":true,"CreateDate":"2026-01-01T00:00:00+00:00"}]}]}
            """).ToString();
    }

    /// <summary>Makes the account.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _export = Export(Count);
        _account = LocalAccount.InMemory(export: _export);
        if (Check().Result == 0)
        {
            throw new InvalidOperationException("nobody may do anything: the account is not what it should be");
        }
    }

    /// <summary>From the text of the file to all answers.</summary>
    [Benchmark]
    public async Task<int> ReadAndCheck() => Allowed(await PermissionCheck.RunAsync(Required, null, LocalAccount.InMemory(export: _export), new CheckOptions(), null, CancellationToken.None));

    /// <summary>Of an account that was read before. Its policies are parsed and compiled again.</summary>
    [Benchmark]
    public async Task<int> Check() => Allowed(await PermissionCheck.RunAsync(Required, null, _account, new CheckOptions(), null, CancellationToken.None));

    private static int Allowed(CheckReport report) => report.Outcomes.Sum(o => o.Check!.AllowedCount);
}
