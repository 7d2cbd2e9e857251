using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Calls;

/// <summary>Spoilt answers give an IamException or a result, never anything else. The mutations are the same in every run.</summary>
public sealed class FuzzTests
{
    private const string Entity = "<Path>/</Path><RoleName>r</RoleName><UserName>u</UserName><GroupName>g</GroupName><Arn>arn:aws:iam::123456789012:role/r</Arn><CreateDate>2026-07-01T00:00:00Z</CreateDate><MaxSessionDuration>3600</MaxSessionDuration><AssumeRolePolicyDocument>%7B%7D</AssumeRolePolicyDocument><Tags><member><Key>a</Key><Value>b</Value></member></Tags><RoleLastUsed><LastUsedDate>2026-07-01T00:00:00Z</LastUsedDate></RoleLastUsed>";

    private static readonly (string Operation, string Result, Func<IIamAccount, Task> Call)[] Calls =
    [
        ("GetRole", $"<Role>{Entity}</Role>", a => a.FindRoleAsync("r", default)),
        ("CreateRole", $"<Role>{Entity}</Role>", a => a.CreateRoleAsync(new NewRole { Name = "r", TrustPolicy = "{}" }, default)),
        ("GetGroup", $"<Group>{Entity}</Group><Users><member>{Entity}</member></Users><IsTruncated>false</IsTruncated>", a => a.FindGroupAsync("g", default)),
        ("ListGroupsForUser", $"<Groups><member>{Entity}</member></Groups><IsTruncated>false</IsTruncated>", a => a.ListGroupsForUserAsync("u", default)),
        ("GetPolicyVersion", "<PolicyVersion><Document>%7B%22a%22%7D</Document><VersionId>v1</VersionId><IsDefaultVersion>true</IsDefaultVersion><CreateDate>2026-07-01T00:00:00Z</CreateDate></PolicyVersion>", a => a.GetPolicyVersionAsync("arn:aws:iam::aws:policy/X", "v1", default)),
        ("GetAccountAuthorizationDetails", $"<UserDetailList><member>{Entity}<UserPolicyList><member><PolicyName>p</PolicyName><PolicyDocument>%7B%7D</PolicyDocument></member></UserPolicyList></member></UserDetailList><RoleDetailList><member>{Entity}</member></RoleDetailList><Policies><member><PolicyName>p</PolicyName><Arn>arn:x</Arn></member></Policies><IsTruncated>false</IsTruncated>", a => a.GetAuthorizationDetailsAsync(default)),
        ("SimulatePrincipalPolicy", "<EvaluationResults><member><EvalActionName>s3:GetObject</EvalActionName><EvalResourceName>*</EvalResourceName><EvalDecision>allowed</EvalDecision><MatchedStatements><member><SourcePolicyId>p</SourcePolicyId><StartPosition><Line>1</Line><Column>2</Column></StartPosition></member></MatchedStatements></member></EvaluationResults><IsTruncated>false</IsTruncated>", a => ((IPolicySimulator)a).SimulateAsync(new SimulationRequest { PrincipalArn = "arn:aws:iam::123456789012:user/u", ActionNames = ["s3:GetObject"] }, default)),
    ];

    [Fact]
    public async Task Spoilt_answers_are_errors_of_ours()
    {
        var random = new Random(20261122);
        var body = "";
        var status = 200;
        await using var endpoint = await FakeEndpoint.StartAsync(_ => new FakeAnswer(status, body));
        await using var account = endpoint.Open();
        foreach (var (operation, result, call) in Calls)
        {
            foreach (var whole in new[] { FakeAnswer.Ok(operation, result), FakeAnswer.Error(409, "DeleteConflict", "why") })
            {
                status = whole.Status;
                for (var i = 0; i < 150; i++)
                {
                    body = Spoil(whole.Body, random);
                    try
                    {
                        await call(account);
                    }
                    catch (IamException e)
                    {
                        Assert.NotEqual(IamErrorCodes.ClientFailure, e.Code);
                        Assert.NotEqual("", e.Message);
                    }
                }
            }
        }
    }

    private static string Spoil(string text, Random random)
    {
        for (var times = random.Next(1, 4); times > 0 && text.Length > 2; times--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 30), text.Length - at);
            text = random.Next(7) switch
            {
                0 => text[..at],
                1 => text.Remove(at, length),
                2 => text.Insert(at, text.Substring(at, length)),
                3 => text.Remove(at, 1).Insert(at, "" + (char)random.Next(1, 0x2FF)),
                4 => text.Insert(at, "<!--x-->"),
                5 => text.Replace(text.Substring(at, Math.Min(length, 8)), "", StringComparison.Ordinal),
                _ => text.Insert(at, "&x;"),
            };
        }

        return text;
    }
}
