using System.Globalization;
using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Permissions.Checks;
using Microsoft.AspNetCore.Http;

namespace IotIamTools.Aws.Tests.Simulation;

/// <summary>Simulations, in the answers' old and new shape.</summary>
public sealed class SimulationTests
{
    private const string User = "arn:aws:iam::123456789012:user/ann";

    [Fact]
    public async Task The_old_shape_has_a_result_for_each_action_and_resource()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(r => Answer(r,
            Result("s3:GetObject", "arn:aws:s3:::a/*", "allowed", "<MatchedStatements><member><SourcePolicyId>PolicyInputList.1</SourcePolicyId><SourcePolicyType>IAM Policy</SourcePolicyType><StartPosition><Line>3</Line><Column>5</Column></StartPosition><EndPosition><Line>7</Line><Column>6</Column></EndPosition></member></MatchedStatements>"),
            Result("s3:GetObject", "arn:aws:s3:::b/*", "implicitDeny", "<MissingContextValues><member>aws:SourceIp</member></MissingContextValues>"),
            Result("s3:PutObject", "arn:aws:s3:::a/*", "explicitDeny", "<OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail>"),
            Result("s3:PutObject", "arn:aws:s3:::b/*", "implicitDeny", "<PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>true</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>")));

        var rows = await SimulateAsync(endpoint, new SimulationRequest { PrincipalArn = User, ActionNames = ["s3:GetObject", "s3:PutObject"], ResourceArns = ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] });

        Assert.Equal(
            [
                ("s3:GetObject", "arn:aws:s3:::a/*", SimulatedDecision.Allowed, null, null),
                ("s3:GetObject", "arn:aws:s3:::b/*", SimulatedDecision.ImplicitDeny, null, null),
                ("s3:PutObject", "arn:aws:s3:::a/*", SimulatedDecision.ExplicitDeny, false, null),
                ("s3:PutObject", "arn:aws:s3:::b/*", SimulatedDecision.ImplicitDeny, null, (bool?)true),
            ],
            rows.Select(r => (r.ActionName, r.Resource, r.Decision, r.AllowedByOrganizations, r.AllowedByPermissionsBoundary)));
        Assert.Equal([new SimulatedStatement("PolicyInputList.1", "IAM Policy", new TextPosition(3, 5), new TextPosition(7, 6))], rows[0].MatchedStatements);
        Assert.Equal(["aws:SourceIp"], rows[1].MissingContextKeys);
    }

    [Fact]
    public async Task The_new_shape_has_the_resources_below_the_action()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(r => Answer(r,
            Result("S3:GETOBJECT", "arn:${Partition}:s3:::${BucketName}/${ObjectName}", "implicitDeny",
                Specific("arn:aws:s3:::a/*", "allowed", "<MatchedStatements><member><SourcePolicyId>own</SourcePolicyId></member></MatchedStatements><PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>true</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>")
                + Specific("arn:aws:s3:::b/*", "explicitDeny", "<MissingContextValues><member>aws:SourceIp</member></MissingContextValues>"),
                "<OrganizationsDecisionDetail><AllowedByOrganizations>true</AllowedByOrganizations></OrganizationsDecisionDetail>"),
            Result("iam:ListRoles", "*", "allowed")));

        var rows = await SimulateAsync(endpoint, new SimulationRequest { PrincipalArn = User, ActionNames = ["s3:GetObject", "iam:ListRoles"], ResourceArns = ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] });

        Assert.Equal(
            [
                ("s3:GetObject", "arn:aws:s3:::a/*", SimulatedDecision.Allowed, true, true),
                ("s3:GetObject", "arn:aws:s3:::b/*", SimulatedDecision.ExplicitDeny, true, (bool?)null),
                ("iam:ListRoles", "arn:aws:s3:::a/*", SimulatedDecision.Allowed, null, null),
                ("iam:ListRoles", "arn:aws:s3:::b/*", SimulatedDecision.Allowed, (bool?)null, null),
            ],
            rows.Select(r => (r.ActionName, r.Resource, r.Decision, r.AllowedByOrganizations, r.AllowedByPermissionsBoundary)));
        Assert.Equal([new SimulatedStatement("own", null, null, null)], rows[0].MatchedStatements);
        Assert.Equal(["aws:SourceIp"], rows[1].MissingContextKeys);
    }

    [Fact]
    public async Task A_check_goes_ahead_with_one_call_and_has_then_eight_under_way()
    {
        const int AtOnce = 8;
        var (asked, running, most, full) = (0, 0, 0, new TaskCompletionSource());
        await using var endpoint = await FakeEndpoint.StartAsync(async (request, http) =>
        {
            if (request.Action != "SimulatePrincipalPolicy")
            {
                await http.Response.WriteAsync(FakeAnswer.Ok(request.Action, $"<User><UserName>ann</UserName><UserId>AIDA</UserId><Path>/</Path><Arn>{User}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate></User>").Body);
                return;
            }

            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            if (Interlocked.Increment(ref asked) > 1)
            {
                // Nobody is answered before eight have asked; where they never do, the check shall fail and not hang.
                if (now == AtOnce)
                {
                    full.TrySetResult();
                }

                await Task.WhenAny(full.Task, Task.Delay(3000));
            }

            Interlocked.Decrement(ref running);
            var actions = request.Form.Where(f => f.Key.StartsWith("ActionNames.member.", StringComparison.Ordinal)).Select(f => f.Value);
            await http.Response.WriteAsync(Answer(request, [.. actions.Select(a => Result(a, "*", "allowed"))]).Body);
        });
        await using var account = endpoint.Open();
        var required = PermissionSetCatalog.Get("greengrass-user").Resolve(new Dictionary<string, IReadOnlyList<string>>(), new BlueprintPlace("123456789012", "aws", "eu-west-1"));

        var report = await PermissionCheck.RunAsync(required, [EntityReference.Parse("ann"), EntityReference.Parse("ann")], account, new CheckOptions(), null, default);

        Assert.All(report.Outcomes, o => Assert.True(o.Check!.Passed));
        Assert.Equal(AtOnce, most);

        static void InterlockedMax(ref int most, int value)
        {
            for (var seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most))
            {
                Interlocked.CompareExchange(ref most, value, seen);
            }
        }
    }

    [Fact]
    public async Task Without_resources_the_verdict_is_on_any()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(r => Answer(r,
            Result("s3:GetObject", "arn:${Partition}:s3:::${BucketName}/${ObjectName}", "allowed"),
            Result("s3:GetObject", "arn:${Partition}:s3:::${Other}", "implicitDeny")));
        var row = Assert.Single(await SimulateAsync(endpoint, new SimulationRequest { PrincipalArn = User, ActionNames = ["s3:GetObject"] }));
        Assert.Equal(("*", SimulatedDecision.ImplicitDeny), (row.Resource, row.Decision));
        Assert.Equal("*", endpoint.Requests.Single().Form["ResourceArns.member.1"]);
    }

    [Fact]
    public async Task Pages_belong_together()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(
            FakeAnswer.Ok("SimulatePrincipalPolicy", $"<EvaluationResults>{Result("a:B", "*", "allowed")}</EvaluationResults><IsTruncated>true</IsTruncated><Marker>m1</Marker>"),
            FakeAnswer.Ok("SimulatePrincipalPolicy", $"<EvaluationResults>{Result("a:C", "*", "explicitDeny")}</EvaluationResults><IsTruncated>false</IsTruncated>"));
        var rows = await SimulateAsync(endpoint, new SimulationRequest { PrincipalArn = User, ActionNames = ["a:C", "a:B"] });
        Assert.Equal([("a:C", SimulatedDecision.ExplicitDeny), ("a:B", SimulatedDecision.Allowed)], rows.Select(r => (r.ActionName, r.Decision)));
        Assert.Equal("m1", endpoint.Requests.Last().Form["Marker"]);
    }

    [Fact]
    public async Task Many_actions_go_in_batches()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(r => Answer(r, [.. r.Form.Where(f => f.Key.StartsWith("ActionNames.", StringComparison.Ordinal)).Select(f => Result(f.Value, "*", "allowed"))]));
        var actions = Enumerable.Range(0, 250).Select(i => string.Create(CultureInfo.InvariantCulture, $"iot:Action{i}")).ToList();
        var rows = await SimulateAsync(endpoint, new SimulationRequest { PrincipalArn = User, ActionNames = [.. actions, actions[0]] });
        Assert.Equal([.. actions, actions[0]], rows.Select(r => r.ActionName));
        Assert.Equal(3, endpoint.Requests.Count);
    }

    [Fact]
    public async Task Context_keys_are_sent_with_their_types()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("SimulatePrincipalPolicy", $"<EvaluationResults>{Result("a:B", "*", "allowed")}</EvaluationResults>"));
        await SimulateAsync(endpoint, new SimulationRequest
        {
            PrincipalArn = User,
            ActionNames = ["a:B"],
            Context = [new SimulationContextEntry("aws:SourceIp", "ip", ["10.0.0.1", "10.0.0.2"])],
        });
        var form = endpoint.Requests.Single().Form;
        Assert.Equal(("SimulatePrincipalPolicy", User), (form["Action"], form["PolicySourceArn"]));
        Assert.Equal(("aws:SourceIp", "ip", "10.0.0.2"), (form["ContextEntries.member.1.ContextKeyName"], form["ContextEntries.member.1.ContextKeyType"], form["ContextEntries.member.1.ContextKeyValues.member.2"]));
    }

    [Fact]
    public async Task No_actions_are_no_call()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("SimulatePrincipalPolicy"));
        Assert.Empty(await SimulateAsync(endpoint, new SimulationRequest { PrincipalArn = User, ActionNames = [] }));
        Assert.Empty(endpoint.Requests);
    }

    [Theory]
    [InlineData("a:Other", "allowed")]
    [InlineData("a:B", "perhaps")]
    public async Task An_answer_without_a_verdict_is_an_error(string action, string decision)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(r => Answer(r, Result(action, "*", decision)));
        var error = await Assert.ThrowsAsync<IamException>(() => SimulateAsync(endpoint, new SimulationRequest { PrincipalArn = User, ActionNames = ["a:B"] }));
        Assert.Equal(IamErrorCodes.UnreadableAnswer, error.Code);
    }

    [Fact]
    public async Task An_endpoint_that_cannot_simulate_is_told()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(new FakeAnswer(500, "<!doctype html><title>500 Internal Server Error</title>", "text/html"));
        var error = await Assert.ThrowsAsync<IamException>(() => SimulateAsync(endpoint, new SimulationRequest { PrincipalArn = User, ActionNames = ["a:B"] }));
        Assert.Equal((IamErrorCodes.OperationNotSupported, "SimulatePrincipalPolicy"), (error.Code, error.Operation));
    }

    private static async Task<IReadOnlyList<SimulatedResult>> SimulateAsync(FakeEndpoint endpoint, SimulationRequest request)
    {
        await using var account = endpoint.Open();
        return await ((IPolicySimulator)account).SimulateAsync(request, default);
    }

    private static FakeAnswer Answer(FakeRequest request, params string[] results) => FakeAnswer.Ok(request.Action, $"<EvaluationResults>{string.Concat(results)}</EvaluationResults><IsTruncated>false</IsTruncated>");

    private static string Result(string action, string resource, string decision, params string[] more)
    {
        var specific = string.Concat(more.Where(m => m.StartsWith("<member>", StringComparison.Ordinal)));
        var rest = string.Concat(more.Where(m => !m.StartsWith("<member>", StringComparison.Ordinal)));
        return $"<member><EvalActionName>{action}</EvalActionName><EvalResourceName>{resource}</EvalResourceName><EvalDecision>{decision}</EvalDecision>{rest}{(specific.Length > 0 ? $"<ResourceSpecificResults>{specific}</ResourceSpecificResults>" : "")}</member>";
    }

    private static string Specific(string resource, string decision, string more) =>
        $"<member><EvalResourceName>{resource}</EvalResourceName><EvalResourceDecision>{decision}</EvalResourceDecision>{more}</member>";
}
