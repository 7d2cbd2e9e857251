using BenchmarkDotNet.Attributes;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

namespace IotIamTools.Benchmarks;

/// <summary>All users of an account x 33 actions, with the documents parsed already: compiling, deciding and what they need of memory.</summary>
[MemoryDiagnoser]
public class ManyUsers
{
    private (string Arn, PolicyDocument[] Inline)[] _users = [];
    private PolicyDocument _managed = PolicyDocument.Parse(SampleAccount.ManagedPolicy);
    private PolicyDocument _group = PolicyDocument.Parse(SampleAccount.GroupPolicy);

    /// <summary>How many users.</summary>
    [Params(1_000, 10_000)]
    public int Count { get; set; }

    /// <summary>Parses the documents.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _users = SampleAccount.Users(Count);
        _managed = PolicyDocument.Parse(SampleAccount.ManagedPolicy);
        _group = PolicyDocument.Parse(SampleAccount.GroupPolicy);
    }

    /// <summary>Compiles what is each user's own, and decides; the shared policies are compiled once.</summary>
    [Benchmark]
    public int CompileAndDecide()
    {
        var shared = CompiledPolicy.Compile(_managed, "managed");
        CompiledPolicy[] groups = [CompiledPolicy.Compile(_group, "group")];
        var resource = RequestResource.Any;
        var allowed = 0;
        foreach (var (arn, inline) in _users)
        {
            var policies = new PolicySet { IdentityPolicies = [.. SampleAccount.Compile(inline), shared], GroupPolicies = groups };
            var principal = RequestPrincipal.Parse(arn);
            var context = SampleAccount.Context(arn[(arn.LastIndexOf('/') + 1)..]);
            foreach (var action in SampleAccount.RequestActions)
            {
                allowed += PolicyDecider.Decide(policies, new AuthorizationRequest(principal, action, resource, context)) == Decision.Allowed ? 1 : 0;
            }
        }

        return allowed;
    }
}
