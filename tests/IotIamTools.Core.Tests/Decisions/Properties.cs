using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;
using Xunit.Abstractions;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>
/// What holds for all policies and requests (reference_policies_evaluation-logic: a deny overrides all allows, and the order of statements and policies
/// has no meaning), tried on random ones. IOTIAM_SEED sets the seed.
/// </summary>
public class Properties(ITestOutputHelper output)
{
    private const int Sets = 2_000;
    private const int RequestsOfOneSet = 8;

    [Fact]
    public void Adding_a_deny_never_allows() => ForAll((documents, request, random) =>
    {
        var before = Decide(documents, request);
        var after = Decide(AddStatement(documents, random, Effect.Deny), request);
        return after == before || after == Decision.ExplicitlyDenied;
    });

    [Fact]
    public void Adding_an_allow_never_denies() => ForAll((documents, request, random) =>
    {
        var before = Decide(documents, request);
        var after = Decide(AddStatement(documents, random, Effect.Allow), request);
        return after == before || (before == Decision.ImplicitlyDenied && after == Decision.Allowed);
    });

    [Fact]
    public void The_order_of_statements_and_policies_never_matters() => ForAll((documents, request, random) =>
    {
        var shuffled = documents.Select(d => d with { Statements = random.Shuffle(d.Statements) });
        shuffled = shuffled with
        {
            Identity = random.Shuffle(shuffled.Identity),
            Group = random.Shuffle(shuffled.Group),
            ServiceControl = [.. shuffled.ServiceControl.Select(l => random.Shuffle(l))],
            ResourceControl = random.Shuffle(shuffled.ResourceControl),
        };
        return Decide(shuffled, request) == Decide(documents, request);
    });

    [Fact]
    public void Splitting_the_actions_of_a_statement_changes_nothing() => ForAll((documents, request, _) =>
    {
        var split = documents.Select(d => d with { Statements = [.. d.Statements.SelectMany(s => s.Actions.Count == 0 ? [s] : s.Actions.Select(a => s with { Actions = [a] }))] });
        return Decide(split, request) == Decide(documents, request);
    });

    [Fact]
    public void Splitting_the_resources_of_a_statement_changes_nothing() => ForAll((documents, request, _) =>
    {
        var split = documents.Select(d => d with { Statements = [.. d.Statements.SelectMany(s => s.Resources.Count == 0 ? [s] : s.Resources.Select(r => s with { Resources = [r] }))] });
        return Decide(split, request) == Decide(documents, request);
    });

    [Fact]
    public void Splitting_the_principals_of_a_statement_changes_nothing() => ForAll((documents, request, _) =>
    {
        var split = documents.Select(d => d with
        {
            Statements = [.. d.Statements.SelectMany(s => s.Principal is { IsStar: false } set
                ? set.Principals.Select(p => s with { Principal = new PrincipalSet { Principals = [p] } })
                : [s])],
        });
        return Decide(split, request) == Decide(documents, request);
    });

    [Fact]
    public void A_policy_that_is_written_and_read_again_decides_the_same() => ForAll((documents, request, _) =>
        Decide(documents.Select(d => PolicyDocument.Parse(PolicyWriter.Write(d))), request) == Decide(documents, request));

    [Fact]
    public void An_explanation_has_the_decision_it_explains() => ForAll((documents, request, _) =>
    {
        var explanation = PolicyDecider.Explain(documents.Compile(), request);
        return explanation.Decision == Decide(documents, request)
            && (explanation.Decision == Decision.ImplicitlyDenied) == (explanation.Matched.Count == 0 && explanation.BlockedBy is not null)
            && explanation.Matched.All(m => (m.Effect == Effect.Deny) == (explanation.Decision == Decision.ExplicitlyDenied))
            && explanation.IsCertain;
    });

    [Fact]
    public void Keys_that_an_explanation_does_not_miss_change_nothing() => ForAll((documents, request, random) =>
    {
        // An implicit deny that misses no key stays one, whatever key the request gets besides, unless a deny or a Null check sees it.
        var policies = documents.Compile();
        var before = PolicyDecider.Explain(policies, request);
        var checksPresence = documents.All().SelectMany(d => d.Statements).SelectMany(s => s.Conditions).Any(c => c.Operator.Kind == ConditionOperatorKind.Null);
        if (before.Decision != Decision.ImplicitlyDenied || before.MissingContextKeys.Count > 0 || checksPresence || request.Context.Keys.ContainsKey("aws:username"))
        {
            return true;
        }

        return PolicyDecider.Decide(policies, request with { Context = request.Context.With("aws:username", random.Pick(["ann", "key"])) }) != Decision.Allowed;
    });

    private static Decision Decide(PolicyDocuments documents, AuthorizationRequest request) => PolicyDecider.Decide(documents.Compile(), request);

    /// <summary>Adds a statement to one of the documents that are there, so that no policy comes to be attached that was not.</summary>
    private static PolicyDocuments AddStatement(PolicyDocuments documents, RandomPolicies random, Effect effect)
    {
        var all = documents.All().ToList();
        if (all.Count == 0)
        {
            return documents;
        }

        var chosen = random.Pick(all);
        var kind = documents.ResourceControl.SelectMany(l => l).Contains(chosen, ReferenceEqualityComparer.Instance) ? DocumentKind.ResourceControl
            : ReferenceEquals(chosen, documents.Resource) ? DocumentKind.Resource : DocumentKind.Identity;
        return documents.Select(d => ReferenceEquals(d, chosen) ? d with { Statements = [.. d.Statements, random.Statement(kind, effect)] } : d);
    }

    private void ForAll(Func<PolicyDocuments, AuthorizationRequest, RandomPolicies, bool> holds)
    {
        var seed = SecondOpinion.Setting("IOTIAM_SEED") ?? Random.Shared.Next();
        output.WriteLine($"IOTIAM_SEED={seed}");
        var random = new RandomPolicies(seed);
        for (var i = 0; i < Sets; i++)
        {
            var documents = random.Documents();
            for (var j = 0; j < RequestsOfOneSet; j++)
            {
                var request = random.Request();
                Assert.True(holds(documents, request, random), $"IOTIAM_SEED={seed}, set {i}, request {j}\n{SecondOpinion.Describe(documents, request)}");
            }
        }
    }
}
