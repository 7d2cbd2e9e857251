using System.Diagnostics;
using System.Globalization;
using IotIamTools.Core.Analysis;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;
using Xunit.Abstractions;

namespace IotIamTools.Core.Tests.Analysis;

/// <summary>
/// The oracle: random policies out of few enough names that all of their requests can be asked. What the engine decides differently the comparison has to say, group by
/// group, and nothing else. IOTIAM_ANALYSIS_PAIRS sets how many pairs there are; the default keeps the gate short.
/// </summary>
public class BruteForce(ITestOutputHelper output)
{
    private static readonly int Pairs = Environment.GetEnvironmentVariable("IOTIAM_ANALYSIS_PAIRS") is { Length: > 0 } count
        ? int.Parse(count, CultureInfo.InvariantCulture)
        : 500;

    [Theory]
    [InlineData(PolicyKind.Identity)]
    [InlineData(PolicyKind.Resource)]
    public void The_comparison_says_what_the_engine_decides(PolicyKind kind)
    {
        var first = Environment.GetEnvironmentVariable("IOTIAM_ANALYSIS_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : 1;
        output.WriteLine($"{kind}: seeds {first} to {first + Pairs - 1}");
        var verdicts = new int[Enum.GetValues<ComparisonVerdict>().Length];
        var comparing = new Stopwatch();
        var all = Stopwatch.StartNew();
        for (var seed = first; seed < first + Pairs; seed++)
        {
            var random = new SmallPolicies(seed, kind);
            var (old, @new) = random.Pair();
            comparing.Start();
            var comparison = PolicyComparer.Compare(old, @new, kind, new ComparisonOptions { MaxGroups = 500 });
            comparing.Stop();
            verdicts[(int)comparison.Verdict]++;
            var where = $"seed {seed}, {kind}\nOLD {old}\nNEW {@new}\n{comparison.Verdict}: {comparison.Reason}\n";
            Assert.True(comparison.Verdict != ComparisonVerdict.Unknown, where);
            Check(new Sides(old, @new, kind), random, comparison, where);
        }

        output.WriteLine($"{comparing.Elapsed.TotalMilliseconds / Pairs:F2} of {all.Elapsed.TotalMilliseconds / Pairs:F2} ms a pair");
        output.WriteLine(string.Join(", ", verdicts.Select((n, v) => $"{(ComparisonVerdict)v} {n}")));
    }

    private static void Check(Sides sides, SmallPolicies random, PolicyComparison comparison, string where)
    {
        var (gained, lost, removed, added) = (0, 0, 0, 0);
        foreach (var request in random.Requests())
        {
            foreach (var isBeside in sides.Modes(request))
            {
                var (before, after) = sides.Decide(request, isBeside);
                var isGained = after == Decision.Allowed && before != Decision.Allowed;
                var isLost = before == Decision.Allowed && after != Decision.Allowed;
                gained += isGained ? 1 : 0;
                lost += isLost ? 1 : 0;
                Expect(isGained, comparison.Gained, request, isBeside, "gained");
                Expect(isLost, comparison.Lost, request, isBeside, "lost");
                if (isBeside == sides.Modes(request)[^1])
                {
                    var isRemoved = before == Decision.ExplicitlyDenied && after == Decision.ImplicitlyDenied;
                    var isAdded = after == Decision.ExplicitlyDenied && before == Decision.ImplicitlyDenied;
                    removed += isRemoved ? 1 : 0;
                    added += isAdded ? 1 : 0;
                    Expect(isRemoved, comparison.DeniesRemoved, request, isBeside, "removed");
                    Expect(isAdded, comparison.DeniesAdded, request, isBeside, "added");
                }
            }
        }

        // What is found beyond the requests that were asked has a witness, which is asked here too.
        foreach (var (groups, isRight) in new (IReadOnlyList<AccessGroup>, Func<Decision, Decision, bool>)[]
        {
            (comparison.Gained, (b, a) => b != Decision.Allowed && a == Decision.Allowed),
            (comparison.Lost, (b, a) => b == Decision.Allowed && a != Decision.Allowed),
            (comparison.DeniesRemoved, (b, a) => b == Decision.ExplicitlyDenied && a == Decision.ImplicitlyDenied),
            (comparison.DeniesAdded, (b, a) => b == Decision.ImplicitlyDenied && a == Decision.ExplicitlyDenied),
        })
        {
            foreach (var group in groups)
            {
                Assert.True(sides.Modes(group.Witness).Any(m => sides.Decide(group.Witness, m) is var (b, a) && isRight(b, a)), where + group.Witness);
            }
        }

        var expected = comparison.Gained.Count > 0 ? ComparisonVerdict.NewAccess
            : comparison.DeniesRemoved.Count > 0 ? ComparisonVerdict.DenyRemoved
            : comparison.Lost.Count + comparison.DeniesAdded.Count > 0 ? ComparisonVerdict.NoNewAccess
            : ComparisonVerdict.Equal;
        Assert.True(expected == comparison.Verdict, where);

        void Expect(bool isSo, IReadOnlyList<AccessGroup> groups, AuthorizationRequest request, bool isBeside, string what)
        {
            if (groups.Any(g => sides.Contains(g, request, isBeside)) != isSo)
            {
                Assert.Fail($"{where}{what} {(isSo ? "lacks" : "has")} {request.Principal} {request.Action} {request.Resource} {string.Join("; ", request.Context.Keys.Select(k => $"{k.Key}={k.Value}"))} {(isBeside ? "beside" : "alone")}");
            }
        }
    }

    /// <summary>The two policies as the engine has them.</summary>
    private sealed class Sides(PolicyDocument old, PolicyDocument @new, PolicyKind kind)
    {
        private static readonly CompiledPolicy AllowAll = CompiledPolicy.Parse("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", "all");

        private readonly CompiledPolicy _old = CompiledPolicy.Compile(old, "old");
        private readonly CompiledPolicy _new = CompiledPolicy.Compile(@new, "new");

        /// <summary>Whether another policy allows the request too: without one, and where that can make a difference with one.</summary>
        public IReadOnlyList<bool> Modes(AuthorizationRequest request) =>
            kind == PolicyKind.Identity || request.Principal.AccountId is null || request.Principal.Type == PrincipalType.Root ? [false] : [false, true];

        public (Decision Before, Decision After) Decide(AuthorizationRequest request, bool isBeside) => (Decide(_old, request, isBeside), Decide(_new, request, isBeside));

        public bool Contains(AccessGroup group, AuthorizationRequest request, bool isBeside) => group.Box!.Literals.All(l => Holds(l, request, isBeside));

        private Decision Decide(CompiledPolicy policy, AuthorizationRequest request, bool isBeside)
        {
            var owned = request with { Resource = RequestResource.Parse(request.Resource.Arn, isBeside || request.Principal.Type == PrincipalType.Root ? "000000000000" : request.Principal.AccountId) };
            return PolicyDecider.Decide(
                kind == PolicyKind.Identity ? new PolicySet { IdentityPolicies = [policy] }
                    : isBeside ? new PolicySet { ResourcePolicy = policy, IdentityPolicies = [AllowAll], SessionPolicies = request.Principal.Type == PrincipalType.FederatedUser ? [AllowAll] : null }
                    : new PolicySet { ResourcePolicy = policy },
                owned);
        }

        private bool Holds(Literal literal, AuthorizationRequest request, bool isBeside)
        {
            var part = literal.Part;
            if (part.Statement < 0)
            {
                return true;
            }

            var policy = part.IsOfNew ? _new : _old;
            var statement = policy.Allows.Concat(policy.Denies).Single(s => s.Index == part.Statement);
            return part.Kind switch
            {
                PartKind.Action => statement.Actions.IsMatch(request.Action) == (literal.IsInside == !statement.Actions.IsNegated),
                PartKind.Resource => statement.Resources!.IsMatch(request.Resource, request.Context) == (literal.IsInside == !statement.Resources.IsNegated),
                PartKind.Principal => Names(statement, request, isBeside) == literal.IsInside,
                _ => statement.Conditions[part.Condition].IsMet(request.Context) == literal.IsInside,
            };
        }

        private static bool Names(CompiledStatement statement, AuthorizationRequest request, bool isBeside) =>
            statement.Principals!.Match(request.Principal, request.Context) >= (statement.Effect == Effect.Deny || isBeside || request.Principal.AccountId is null
                ? PrincipalGrant.Account
                : request.Principal.Type == PrincipalType.FederatedUser ? PrincipalGrant.Direct : PrincipalGrant.Entity);
    }
}
