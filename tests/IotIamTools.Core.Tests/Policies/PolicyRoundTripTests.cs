using IotIamTools.Core.Json;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Policies;

public class PolicyRoundTripTests
{
    public static TheoryData<string> Samples => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Policies", "Samples"), "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static string ReadSample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Policies", "Samples", name));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_documented_policy_is_read_written_and_read_as_the_same(string sample)
    {
        var text = ReadSample(sample);
        var document = PolicyDocument.Parse(text, sample);

        foreach (var indented in (bool[])[false, true])
        {
            var written = PolicyWriter.Write(document, indented);
            var again = PolicyDocument.Parse(written);
            Assert.True(PolicyEquivalence.AreEquivalent(document, again));
            Assert.Equal(written, PolicyWriter.Write(again, indented));
        }

        Assert.Empty(PolicyDifference.Lines(document, PolicyDocument.Parse(document.ToString())));
        Assert.Empty(PolicyRules.Check(document, PolicyKind.Identity));
        Assert.Equal(JsonText.Parse(text).Root["Statement"]!.Items.Count, document.Statements.Count);
    }

    [Fact]
    public void Whatever_is_written_is_read_as_it_was()
    {
        for (var seed = 0; seed < 5_000; seed++)
        {
            var document = new PolicyGenerator(new Random(seed)).AnyDocument();
            var compact = PolicyWriter.Write(document);
            var again = PolicyDocument.Parse(compact);

            Assert.Equal(compact, PolicyWriter.Write(again));
            Assert.Equal(PolicyWriter.Write(document, indented: true), PolicyWriter.Write(PolicyDocument.Parse(PolicyWriter.Write(document, indented: true)), indented: true));
            Assert.True(PolicyEquivalence.AreEquivalent(document, again), compact);
            Assert.Equal((document.Version, document.Id), (again.Version, again.Id));
            for (var i = 0; i < document.Statements.Count; i++)
            {
                var (first, second) = (document.Statements[i], again.Statements[i]);
                Assert.Equal((first.Sid, first.Effect), (second.Sid, second.Effect));
                Assert.Equal(first.Actions, second.Actions);
                Assert.Equal(first.NotActions, second.NotActions);
                Assert.Equal(first.Resources, second.Resources);
                Assert.Equal(first.NotResources, second.NotResources);
                Assert.Equal(first.Principal?.Principals.ToHashSet(), second.Principal?.Principals.ToHashSet());
                Assert.Equal(first.NotPrincipal?.Principals.ToHashSet(), second.NotPrincipal?.Principals.ToHashSet());
                Assert.Equal(
                    first.Conditions.Select(c => $"{c.Operator} {c.Key} {string.Join('|', c.Values)}").Order(StringComparer.Ordinal),
                    second.Conditions.Select(c => $"{c.Operator} {c.Key} {string.Join('|', c.Values)}").Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void Nothing_is_written_that_the_api_refuses()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var text = PolicyWriter.Write(new PolicyGenerator(new Random(seed)).AnyDocument(), indented: seed % 2 == 0);
            Assert.All(text, c => Assert.True(c is '\t' or '\n' or '\r' or (>= ' ' and <= '\u00FF')));
        }
    }
}
