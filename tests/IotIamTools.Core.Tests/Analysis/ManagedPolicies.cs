using System.Diagnostics;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Analysis;
using IotIamTools.Core.Policies;
using Xunit.Abstractions;

namespace IotIamTools.Core.Tests.Analysis;

/// <summary>The AWS managed policies that come with the module.</summary>
public class ManagedPolicies(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. AwsManagedPolicies.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_equal_to_themselves_in_other_words(string name)
    {
        var policy = PolicyDocument.Parse(AwsManagedPolicies.All.Single(p => p.Name == name).Document);
        foreach (var other in new[] { policy, Rewritings.Reverse(policy), Rewritings.Split(policy), Rewritings.Merge(policy) })
        {
            var watch = Stopwatch.StartNew();
            var comparison = PolicyComparer.Compare(policy, other);
            output.WriteLine($"{other.Statements.Count} statements: {watch.ElapsedMilliseconds} ms, {comparison.Steps} steps");
            Assert.True(comparison.Verdict == ComparisonVerdict.Equal, $"{comparison.Verdict} {comparison.Reason}");
        }
    }

    [Fact]
    public void Are_compared_with_one_another_without_Unknown()
    {
        var policies = AwsManagedPolicies.All.Select(p => (p.Name, Document: PolicyDocument.Parse(p.Document))).ToList();
        foreach (var (name, old) in policies)
        {
            foreach (var (other, @new) in policies)
            {
                var watch = Stopwatch.StartNew();
                var comparison = PolicyComparer.Compare(old, @new);
                if (watch.ElapsedMilliseconds > 100)
                {
                    output.WriteLine($"{name} {other}: {comparison.Verdict} {watch.ElapsedMilliseconds} ms, {comparison.Steps} steps");
                }

                Assert.True(comparison.Verdict != ComparisonVerdict.Unknown, $"{name} {other}: {comparison.Reason}");
            }
        }
    }
}
