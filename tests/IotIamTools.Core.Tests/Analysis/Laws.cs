using IotIamTools.Core.Analysis;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Analysis;

/// <summary>What holds of every comparison, whatever the policies are.</summary>
public class Laws
{
    private const int Seeds = 150;

    public static TheoryData<PolicyKind> Kinds => [PolicyKind.Identity, PolicyKind.Resource];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_policy_is_equal_to_itself_in_another_order(PolicyKind kind)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var policy = new SmallPolicies(seed, kind).Pair().Old;
            Expect(ComparisonVerdict.Equal, policy, policy, kind, seed);
            Expect(ComparisonVerdict.Equal, policy, Rewritings.Reverse(policy), kind, seed);
            Expect(ComparisonVerdict.Equal, policy, Rewritings.Split(policy), kind, seed);
            Expect(ComparisonVerdict.Equal, Rewritings.Split(policy), Rewritings.Reverse(policy), kind, seed);
            Expect(ComparisonVerdict.Equal, policy, PolicyDocument.Parse(PolicyWriter.Write(policy, indented: true)), kind, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chain_of_changes_without_new_access_gives_none(PolicyKind kind)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (a, b) = new SmallPolicies(seed, kind).Pair();
            var c = new SmallPolicies(seed + Seeds, kind).Pair().New;
            foreach (var (first, second, third) in new[] { (a, b, c), (c, a, b), (b, c, a) })
            {
                if (HasNoNew(first, second) && HasNoNew(second, third))
                {
                    Assert.True(HasNoNew(first, third), $"seed {seed}");
                }
            }

            bool HasNoNew(PolicyDocument x, PolicyDocument y) => PolicyComparer.Compare(x, y, kind).Verdict is ComparisonVerdict.Equal or ComparisonVerdict.NoNewAccess;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_more_Allow_never_loses_and_one_more_Deny_never_gains(PolicyKind kind)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (old, other) = new SmallPolicies(seed, kind).Pair();
            var more = PolicyComparer.Compare(old, With(old, other.Statements[^1] with { Effect = Effect.Allow }), kind);
            Assert.True(more is { Lost.Count: 0, DeniesRemoved.Count: 0, DeniesAdded.Count: 0, Verdict: ComparisonVerdict.Equal or ComparisonVerdict.NewAccess }, $"seed {seed}");
            var less = PolicyComparer.Compare(old, With(old, other.Statements[^1] with { Effect = Effect.Deny }), kind);
            Assert.True(less is { Gained.Count: 0, DeniesRemoved.Count: 0, Verdict: ComparisonVerdict.Equal or ComparisonVerdict.NoNewAccess }, $"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_way_back_gains_what_was_lost(PolicyKind kind)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (old, @new) = new SmallPolicies(seed, kind).Pair();
            var (there, back) = (PolicyComparer.Compare(old, @new, kind), PolicyComparer.Compare(@new, old, kind));
            Assert.Equal(there.Verdict == ComparisonVerdict.Equal, back.Verdict == ComparisonVerdict.Equal);
            Assert.Equal(there.Lost.Count > 0, back.Gained.Count > 0);
            Assert.Equal(there.DeniesAdded.Count > 0, back.DeniesRemoved.Count > 0);
        }
    }

    private static PolicyDocument With(PolicyDocument document, Statement statement) => document with { Statements = [.. document.Statements, statement] };

    private static void Expect(ComparisonVerdict verdict, PolicyDocument old, PolicyDocument @new, PolicyKind kind, int seed)
    {
        var comparison = PolicyComparer.Compare(old, @new, kind);
        Assert.True(comparison.Verdict == verdict, $"seed {seed}: {comparison.Verdict} {comparison.Reason}\nOLD {old}\nNEW {@new}");
    }
}
