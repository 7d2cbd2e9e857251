using BenchmarkDotNet.Attributes;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Benchmarks;

/// <summary>One user with three policies and a group's, 33 actions: the work by which simulators are compared.</summary>
[MemoryDiagnoser]
public class OneUser
{
    private const int Actions = 33;
    private PolicySet _policies = new();
    private AuthorizationRequest[] _requests = [];

    /// <summary>Compiles the policies.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _policies = new PolicySet
        {
            IdentityPolicies = [.. SampleAccount.InlinePolicies(1).Append(SampleAccount.ManagedPolicy).Select((p, i) => CompiledPolicy.Parse(p, $"p{i}"))],
            GroupPolicies = [CompiledPolicy.Parse(SampleAccount.GroupPolicy, "group")],
        };
        var principal = RequestPrincipal.Parse($"arn:aws:iam::{SampleAccount.AccountId}:user/user1");
        var resource = RequestResource.Parse($"arn:aws:iot:eu-west-1:{SampleAccount.AccountId}:thing/user1-pump");
        var context = SampleAccount.Context("user1");
        _requests = [.. SampleAccount.RequestActions.Select(a => new AuthorizationRequest(principal, a, resource, context))];
        if (_requests.Length != Actions)
        {
            throw new InvalidOperationException("the mark is for 33 actions");
        }
    }

    /// <summary>The decisions alone.</summary>
    [Benchmark(OperationsPerInvoke = Actions)]
    public int Decide()
    {
        var allowed = 0;
        foreach (ref readonly var request in _requests.AsSpan())
        {
            allowed += PolicyDecider.Decide(_policies, request) == Decision.Allowed ? 1 : 0;
        }

        return allowed;
    }

    /// <summary>The decisions with their explanations.</summary>
    [Benchmark(OperationsPerInvoke = Actions)]
    public int Explain()
    {
        var allowed = 0;
        foreach (ref readonly var request in _requests.AsSpan())
        {
            allowed += PolicyDecider.Explain(_policies, request).Decision == Decision.Allowed ? 1 : 0;
        }

        return allowed;
    }
}
