using System.Globalization;
using System.Text;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using Xunit.Abstractions;

namespace IotIamTools.Core.Tests.Blueprints;

/// <summary>
/// Broken blueprints of many kinds, from the built-in ones: each is read, resolved, checked and planned, or refused with an error that
/// a user can act on; nothing fails in another way. IOTIAM_FUZZ_SEED sets the seed, IOTIAM_FUZZ_ROUNDS the rounds.
/// </summary>
public class BlueprintFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "false", "0", "-1.5e3", "[]", "{}", "\"\"", "\"x\"", "\"${", "${Region}", "${Kind}", "${RoleName}", "${AccountId}", "${Nothing}", "|", "=", "!",
        "\"when\"", "\"name\"", "\"path\"", "\"tags\"", "\"kind\"", "\"default\"", "\"values\"", "\"type\"", "\"list\"", "\"switch\"", "\"document\"", "\"trust\"", "\"users\"", "\"createUsers\"",
        "\"maxSessionDuration\"", "\"permissionsBoundary\"", "\"managedPolicies\"", "\"inlinePolicies\"", "\"satisfiedBy\"", "\"roles\"", "\"groups\"", "\"policies\"", "\"Statement\"", "\"arn:aws:iam::aws:policy/x\"",
    ];

    private readonly int _seed = Given("IOTIAM_FUZZ_SEED") ?? 20_261_122;
    private readonly int _rounds = Given("IOTIAM_FUZZ_ROUNDS") ?? 4_000;

    [Fact]
    public async Task Broken_blueprints_are_refused_with_an_error_of_their_own()
    {
        output.WriteLine($"IOTIAM_FUZZ_SEED={_seed}");
        var random = new Random(_seed);
        var sources = Sources();
        int refused = 0, taken = 0;
        for (var round = 0; round < _rounds; round++)
        {
            var text = Break(random, sources[random.Next(sources.Count)], sources[random.Next(sources.Count)]);
            try
            {
                await UseAsync(text);
                taken++;
            }
            catch (BlueprintFormatException e)
            {
                refused++;
                var lines = text.Split('\n');
                Assert.InRange(e.Position.Line, 1, lines.Length);
                Assert.InRange(e.Position.Column, 1, lines[e.Position.Line - 1].Length + 1);
                Assert.StartsWith("$", e.Path, StringComparison.Ordinal);
            }
            catch (Exception e) when (e is BlueprintParameterException or SetupException or EntityReferenceException)
            {
                refused++;
                Assert.NotEqual("", e.Message);
            }
            catch (Exception e)
            {
                Assert.Fail($"round {round} of seed {_seed}: {e}\n{text}");
            }
        }

        // Else nothing was tried.
        output.WriteLine($"{refused} refused, {taken} taken");
        Assert.InRange(refused, _rounds / 4, _rounds);
        Assert.InRange(taken, _rounds / 50, _rounds);
    }

    private static async Task UseAsync(string text)
    {
        var blueprint = Blueprint.Parse(text, "fuzz.json");
        var values = blueprint.Parameters.Where(p => p.IsRequired).ToDictionary(p => p.Name, IReadOnlyList<string> (_) => ["x"], StringComparer.Ordinal);
        await using var account = Plans.Given.Account();
        var setup = await blueprint.ResolveAsync(values, account, CancellationToken.None);
        await Planner.PlanAsync(setup, account, CancellationToken.None);
    }

    private static string Break(Random random, string source, string other)
    {
        var text = new StringBuilder(source);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(14), text.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, length));
                    break;
                default:
                    // A whole value gives way to another: what is left is JSON, and the mistake is one of meaning.
                    Exchange(random, text, other);
                    break;
            }
        }

        return text.ToString();
    }

    private static void Exchange(Random random, StringBuilder text, string other)
    {
        var tokens = Tokens(text.ToString());
        var others = Tokens(other);
        if (tokens.Count == 0)
        {
            return;
        }

        var (at, length) = tokens[random.Next(tokens.Count)];
        var (otherAt, otherLength) = others[random.Next(others.Count)];
        var replacement = random.Next(3) switch
        {
            0 => other.Substring(otherAt, otherLength),
            1 => new[] { "null", "true", "7", "[]", "{}", "\"\"", "[\"x\"]", "{\"x\":\"y\"}", "\"${Region}\"" }[random.Next(9)],
            _ => "\"" + new string('x', random.Next(600)) + "\"",
        };
        text.Remove(at, length).Insert(at, replacement);
    }

    /// <summary>The strings of a JSON text, and the words that are none.</summary>
    private static List<(int At, int Length)> Tokens(string text)
    {
        var tokens = new List<(int, int)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                continue;
            }

            var end = text.IndexOf('"', i + 1);
            if (end < 0)
            {
                break;
            }

            tokens.Add((i, end - i + 1));
            i = end;
        }

        return tokens;
    }

    private static List<string> Sources()
    {
        var assembly = typeof(BlueprintCatalog).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith("Blueprints/", StringComparison.Ordinal)).Select(n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
            return reader.ReadToEnd();
        })];
    }

    private static int? Given(string name) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
