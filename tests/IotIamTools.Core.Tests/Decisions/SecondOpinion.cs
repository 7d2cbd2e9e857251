using System.Globalization;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Requests;
using Xunit.Abstractions;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>
/// The engine against the naive evaluator, over random policies and requests. IOTIAM_PAIRS sets how many (a million otherwise), IOTIAM_SEED
/// the seed; without it each run takes another, and prints it.
/// </summary>
public class SecondOpinion(ITestOutputHelper output)
{
    private const int RequestsOfOneSet = 20;
    private const int PairsOfOneSeed = 20_000;

    [Fact]
    public void Both_evaluators_decide_the_same()
    {
        var pairs = Setting("IOTIAM_PAIRS") ?? 1_000_000;
        var seed = Setting("IOTIAM_SEED") ?? Random.Shared.Next(int.MaxValue / 2);
        output.WriteLine($"IOTIAM_SEED={seed} IOTIAM_PAIRS={pairs}");
        var counts = new long[Enum.GetValues<Decision>().Length];
        var difference = "";
        Parallel.For(0, (pairs + PairsOfOneSeed - 1) / PairsOfOneSeed, (chunk, loop) =>
        {
            if (Compare(seed + chunk, Math.Min(PairsOfOneSeed, pairs - (chunk * PairsOfOneSeed)), counts) is { } found)
            {
                difference = found;
                loop.Stop();
            }
        });
        output.WriteLine(string.Join(", ", counts.Select((count, i) => $"{(Decision)i}: {count}")));
        Assert.True(difference == "", difference);
        Assert.All(counts, count => Assert.True(count > pairs / 50, "one decision is too rare: such random policies test little"));
    }

    /// <summary>Compares so many pairs and counts the decisions; gives the first difference.</summary>
    private static string? Compare(int seed, int pairs, long[] counts)
    {
        var random = new RandomPolicies(seed);
        for (var pair = 0; pair < pairs;)
        {
            var documents = random.Documents();
            var naive = new NaiveEvaluator(documents);
            var policies = documents.Compile();
            for (var i = 0; i < RequestsOfOneSet && pair < pairs; i++, pair++)
            {
                var request = random.Request();
                var decision = PolicyDecider.Decide(policies, request);
                var opinion = naive.Decide(request);
                if (decision.ToString() != opinion)
                {
                    return $"IOTIAM_SEED={seed}, pair {pair}: {decision}, but the naive evaluator says {opinion}\n{Describe(documents, request)}";
                }

                Interlocked.Increment(ref counts[(int)decision]);
            }
        }

        return null;
    }

    internal static string Describe(PolicyDocuments documents, AuthorizationRequest request)
    {
        var lines = new List<string> { $"{request.Principal} {request.Action} {request.Resource} of {request.Resource.AccountId}" };
        lines.AddRange(request.Context.Keys.Select(k => $"  {k.Key} = {(k.Value.IsMultivalued ? "[" + k.Value + "]" : k.Value.ToString())}"));
        lines.AddRange(documents.Identity.Select(d => "identity " + d));
        lines.AddRange(documents.Group.Select(d => "group " + d));
        lines.AddRange(documents.Boundary is { } b ? b.Select(d => "boundary " + d).DefaultIfEmpty("boundary, empty") : []);
        lines.Add("session " + documents.Session);
        lines.Add("resource " + documents.Resource);
        lines.AddRange(documents.ServiceControl.SelectMany((l, i) => l.Select(d => $"scp {i} {d}").DefaultIfEmpty($"scp {i} empty")));
        lines.AddRange(documents.ResourceControl.SelectMany((l, i) => l.Select(d => $"rcp {i} {d}")));
        return string.Join('\n', lines);
    }

    internal static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
