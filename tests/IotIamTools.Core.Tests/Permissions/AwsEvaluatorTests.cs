using System.Collections.Concurrent;
using System.Reflection;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions.Checks;

namespace IotIamTools.Core.Tests.Permissions;

/// <summary>What AWS is asked, how its answers are read, and what happens where it cannot be asked.</summary>
public class AwsEvaluatorTests
{
    [Fact]
    public async Task AWS_decides_where_it_can_be_asked()
    {
        var (account, asked) = await AccountAsync(r => Answer(r, (_, _) => SimulatedDecision.Allowed));
        var check = await Given.CheckAsync(account, Given.Greengrass);
        Assert.True(check.Passed);
        Assert.Equal(PermissionEvaluator.Aws, check.Evaluator);
        Assert.Equal(34, asked.SelectMany(r => r.ActionNames).Distinct().Count());
        Assert.All(asked, r => Assert.Equal("arn:aws:iam::123456789012:user/ann", r.PrincipalArn));
        Assert.All(asked, r => Assert.Contains(r.Context, c => c is { Name: "aws:SecureTransport", Type: "boolean" }));
        Assert.Equal(["greengrass.amazonaws.com", "iotthingsgraph.amazonaws.com"], asked.Where(r => r.ActionNames is ["iam:PassRole"]).Select(r => r.Context.Single(c => c.Name == "iam:PassedToService").Values[0]).Order());
    }

    [Fact]
    public async Task The_worst_answer_about_an_action_counts()
    {
        var (account, _) = await AccountAsync(r => Answer(r, (action, resource) => (action, resource.Contains("thinggroup", StringComparison.Ordinal)) switch
        {
            ("iot:AddThingToThingGroup", true) => SimulatedDecision.ExplicitDeny,
            ("iot:UpdateThing", _) => SimulatedDecision.ImplicitDeny,
            _ => SimulatedDecision.Allowed,
        }));
        var check = await Given.CheckAsync(account, Given.Greengrass);
        Assert.Equal("iot:AddThingToThingGroup", Assert.Single(check.ExplicitlyDenied).Action);
        Assert.Equal("iot:UpdateThing", Assert.Single(check.Missing).Action);
        Assert.Equal("arn:aws:iot:eu-west-1:123456789012:thinggroup/*", check.Explain().Single(r => r.Permission.Action == "iot:AddThingToThingGroup").Resource);
    }

    [Fact]
    public async Task Where_it_was_the_organization_or_the_boundary_that_is_told()
    {
        var (account, _) = await AccountAsync(r => [.. Answer(r, (_, _) => SimulatedDecision.ImplicitDeny).Select(a => a with { AllowedByOrganizations = a.ActionName != "s3:GetObject", AllowedByPermissionsBoundary = false })]);
        var rows = (await Given.CheckAsync(account, Given.Greengrass.Only(["s3:*"]))).Explain();
        Assert.Equal(["service control policy", "permissions boundary"], rows.Select(r => r.BlockedBy));
    }

    [Theory]
    [InlineData(IamErrorCodes.OperationNotSupported)]
    [InlineData(IamErrorCodes.AccessDenied)]
    public async Task Auto_says_once_that_AWS_cannot_be_asked_and_decides_itself(string code)
    {
        var (account, asked) = await AccountAsync(_ => throw new IamException(code, "no.", "SimulatePrincipalPolicy"));
        var report = await PermissionCheck.RunAsync(Given.Greengrass, [EntityReference.Parse("ann"), EntityReference.Parse("ann")], account, new CheckOptions(), null, Given.None);
        Assert.Contains("AWS cannot be asked", Assert.Single(report.Warnings));
        Assert.Equal([PermissionEvaluator.Local, PermissionEvaluator.Local], report.Outcomes.Select(o => o.Check!.Evaluator));
        Assert.Single(asked);
        report = await PermissionCheck.RunAsync(Given.Greengrass, [EntityReference.Parse("ann")], account, new CheckOptions(), null, Given.None);
        Assert.Equal(code == IamErrorCodes.OperationNotSupported ? 0 : 1, report.Warnings.Count);
        await Assert.ThrowsAsync<IamException>(() => Given.CheckAsync(account, Given.Greengrass, options: new CheckOptions { Evaluator = PermissionEvaluator.Aws }));
    }

    [Fact]
    public async Task Other_failures_are_not_hidden()
    {
        var (account, _) = await AccountAsync(_ => throw new IamException(IamErrorCodes.Throttling, "slow down", "SimulatePrincipalPolicy"));
        await Assert.ThrowsAsync<IamException>(() => Given.CheckAsync(account, Given.Greengrass));
    }

    [Fact]
    public async Task A_role_that_the_user_may_pass_is_looked_for()
    {
        var (account, _) = await AccountAsync(
            r => Answer(r, (_, resource) => resource.EndsWith("role/Greengrass", StringComparison.Ordinal) ? SimulatedDecision.Allowed : SimulatedDecision.ImplicitDeny),
            Given.Policy(Given.Statement("iam:PassRole", "arn:aws:iam::123456789012:role/Greengrass")));
        Assert.True((await Given.CheckAsync(account, Given.Greengrass.Only(["iam:PassRole"]))).Passed);
    }

    [Fact]
    public async Task Principals_that_are_not_there_are_told()
    {
        var (account, asked) = await AccountAsync(r => Answer(r, (_, _) => SimulatedDecision.Allowed));
        var report = await PermissionCheck.RunAsync(Given.Greengrass, [EntityReference.Parse("bob")], account, new CheckOptions(), null, Given.None);
        Assert.Contains("there is no user, role or group 'bob'", report.Outcomes[0].Problem);
        Assert.Empty(asked);
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_principals_however_long_each_takes()
    {
        var (account, _) = await AccountAsync(r =>
        {
            if (r.PrincipalArn!.EndsWith("/ann", StringComparison.Ordinal))
            {
                Thread.Sleep(5);
            }

            return Answer(r, (_, _) => r.PrincipalArn.EndsWith('3') ? SimulatedDecision.ImplicitDeny : SimulatedDecision.Allowed);
        });
        for (var i = 0; i < 9; i++)
        {
            await account.CreateUserAsync(new NewUser { Name = $"u{i}" }, Given.None);
        }

        var told = new Told();
        var report = await PermissionCheck.RunAsync(Given.Greengrass, null, account, new CheckOptions(), told, Given.None);
        Assert.Equal(["ann", .. Enumerable.Range(0, 9).Select(i => $"u{i}")], report.Outcomes.Select(o => o.Check!.PrincipalName));
        Assert.Equal(["u3"], report.Outcomes.Where(o => !o.Check!.Passed).Select(o => o.Check!.PrincipalName));
        Assert.Equal(Enumerable.Range(1, 10).Select(i => new CheckProgress(i, 10)), told);
    }

    /// <summary>What was told of the progress, in order.</summary>
    private sealed class Told : List<CheckProgress>, IProgress<CheckProgress>
    {
        public void Report(CheckProgress value) => Add(value);
    }

    private static IReadOnlyList<SimulatedResult> Answer(SimulationRequest request, Func<string, string, SimulatedDecision> decide) =>
        [.. request.ActionNames.SelectMany(a => request.ResourceArns.Select(r => new SimulatedResult { ActionName = a, Resource = r, Decision = decide(a, r) }))];

    private static async Task<(ICloudAccount Account, ConcurrentQueue<SimulationRequest> Asked)> AccountAsync(
        Func<SimulationRequest, IReadOnlyList<SimulatedResult>> answer, params string[] policies)
    {
        var account = DispatchProxy.Create<ICloudAccount, CloudAccount>();
        var cloud = (CloudAccount)(object)account;
        cloud.Inner = await Given.UserAsync(policies);
        cloud.Answer = answer;
        return (account, cloud.Asked);
    }

    /// <summary>An account of which AWS can be asked.</summary>
    public interface ICloudAccount : IIamAccount, IPolicySimulator;

    /// <summary>Answers simulations itself, and hands the rest to an account in memory.</summary>
    public class CloudAccount : DispatchProxy
    {
        public LocalAccount? Inner { get; set; }

        public Func<SimulationRequest, IReadOnlyList<SimulatedResult>>? Answer { get; set; }

        public ConcurrentQueue<SimulationRequest> Asked { get; } = new();

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.DeclaringType == typeof(IPolicySimulator))
            {
                var request = (SimulationRequest)args![0]!;
                Asked.Enqueue(request);
                return Task.Run(() => Answer!(request));
            }

            return targetMethod.Invoke(Inner, args);
        }
    }
}
