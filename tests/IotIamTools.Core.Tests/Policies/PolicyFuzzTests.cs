using System.Diagnostics;
using System.Globalization;
using System.Text;
using IotIamTools.Core.Json;
using IotIamTools.Core.Lint;
using IotIamTools.Core.Policies;
using Xunit.Abstractions;

namespace IotIamTools.Core.Tests.Policies;

/// <summary>
/// Broken policies of many kinds: the parser says what is wrong, at a place inside the text, and never fails in
/// another way. The seed is printed; IOTIAM_FUZZ_SEED sets it, IOTIAM_FUZZ_ROUNDS the rounds of each test (which then have
/// no time limit).
/// </summary>
public class PolicyFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\uD83D", "\\uDE00", "'", "null", "true", "0", "-1e5", "1e999", " ", "\r\n", "\t", "\0", "ä", "😀", "\uFEFF", "//", "/*", "{}", "[]", "\"\"",
        "\"*\"", "\"Version\"", "\"2012-10-17\"", "\"Statement\"", "\"Effect\"", "\"Allow\"", "\"Deny\"", "\"Action\"", "\"NotAction\"", "\"Resource\"", "\"Principal\"", "\"AWS\"", "\"Condition\"",
        "\"StringEquals\"", "\"s3:GetObject\"", "\"arn:aws:s3:::b\"", "${", "[[[[[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":",
    ];

    private static readonly int? GivenRounds = Given("IOTIAM_FUZZ_ROUNDS");

    private readonly int _seed = Given("IOTIAM_FUZZ_SEED") ?? 20_261_122;
    private readonly int _rounds = GivenRounds ?? 50_000;
    private readonly TimeSpan _longest = GivenRounds is null ? TimeSpan.FromSeconds(4) : TimeSpan.MaxValue;

    [Fact]
    public void Policies_with_changed_bytes() => Run((random, source) =>
    {
        var bytes = Encoding.UTF8.GetBytes(source).ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(4))
            {
                case 0:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 1 when at < bytes.Count:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    });

    [Fact]
    public void Policies_with_changed_characters() => Run((random, source) =>
    {
        // Strings of PowerShell can hold halves of surrogate pairs.
        var text = new StringBuilder(source);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            text.Insert(random.Next(text.Length + 1), random.Next(3) == 0 ? (char)random.Next(0xD800, 0xE000) : (char)random.Next(0x10000));
        }

        return text.ToString();
    });

    [Fact]
    public void Policies_with_changed_text() => Run((random, source) =>
    {
        var text = new StringBuilder(source);
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(12), text.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1:
                    text.Remove(at, length);
                    break;
                case 2:
                    text.Insert(random.Next(text.Length + 1), text.ToString(at, length));
                    break;
                default:
                    text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    });

    [Fact]
    public void Pieces_at_random() => Run((random, _) => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pieces[random.Next(Pieces.Length)])));

    [Fact]
    public void Right_json_with_values_in_wrong_places() => Run((random, source) =>
    {
        // One value of the policy becomes another, or its name changes; the text stays JSON, so only the grammar can refuse it.
        var text = JsonText.Parse(source);
        var targets = new List<JsonValue>();
        Collect(text.Root);
        var target = targets[random.Next(targets.Count)];
        var donor = targets[random.Next(targets.Count)];
        var json = new StringBuilder();
        Write(text.Root, 0);
        return json.ToString();

        void Collect(JsonValue value)
        {
            targets.Add(value);
            foreach (var child in value.Items.Concat(value.Members.Select(m => m.Value)))
            {
                Collect(child);
            }
        }

        void Write(JsonValue value, int replaced)
        {
            if (ReferenceEquals(value, target) && replaced < 3)
            {
                switch (random.Next(4))
                {
                    case 0:
                        Write(donor, replaced + 1);
                        return;
                    case 1:
                        json.Append((string[])["null", "true", "-0.0", "[]", "{}", "\"\"", "[\"\"]", "\"*\"", "{\"*\":\"*\"}"] is var choices ? choices[random.Next(choices.Length)] : "");
                        return;
                    case 2:
                        json.Append('[');
                        Write(donor, replaced + 1);
                        json.Append(']');
                        return;
                }
            }

            if (value.Kind == System.Text.Json.JsonValueKind.Object)
            {
                json.Append('{').AppendJoinWritten(value.Members, m =>
                {
                    json.Append(Quoted(random.Next(60) == 0 ? m.Name + "x" : m.Name)).Append(':');
                    Write(m.Value, replaced);
                }).Append('}');
            }
            else if (value.Kind == System.Text.Json.JsonValueKind.Array)
            {
                json.Append('[').AppendJoinWritten(value.Items, i => Write(i, replaced)).Append(']');
            }
            else
            {
                json.Append(value.Kind == System.Text.Json.JsonValueKind.String ? Quoted(value.Text!) : value.Text ?? "null");
            }
        }
    });

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static int? Given(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : null;

    private void Run(Func<Random, string, string> make) => Run(make, text => PolicyDocument.Parse(text), text => text);

    private void Run(Func<Random, string, byte[]> make) => Run(
        make,
        bytes =>
        {
            var text = JsonText.Parse(bytes);
            return PolicyParser.Parse(text, text.Root);
        },
        Encoding.UTF8.GetString);

    private void Run<T>(Func<Random, string, T> make, Func<T, PolicyDocument> parse, Func<T, string> show)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {_seed} (IOTIAM_FUZZ_SEED), {_rounds} rounds (IOTIAM_FUZZ_ROUNDS)"));
        var random = new Random(_seed);
        var generator = new PolicyGenerator(random);
        string[] sources =
        [
            .. Enumerable.Range(0, 300).Select(i => PolicyWriter.Write(generator.AnyDocument(), indented: i % 2 == 0)),
            PolicyRoundTripTests.ReadSample("AWSIoTDataAccess.json"),
            PolicyRoundTripTests.ReadSample("AWSGreengrassResourceAccessRolePolicy.json"),
            PolicyRoundTripTests.ReadSample("ThingsGraphAllActions.json"),
        ];
        var (refused, time, done) = (0, Stopwatch.StartNew(), 0);
        for (; done < _rounds && time.Elapsed < _longest; done++)
        {
            var made = make(random, sources[random.Next(sources.Length)]);
            try
            {
                var document = parse(made);

                // What is read can be written, compared and looked through, and is the same then.
                if (done % 8 == 0)
                {
                    Assert.True(PolicyEquivalence.AreEquivalent(document, PolicyDocument.Parse(PolicyWriter.Write(document))));
                    PolicyRules.Check(document, PolicyKind.Trust);
                    PolicyLint.Check(document, PolicyKind.Identity);
                }
            }
            catch (DocumentFormatException e)
            {
                refused++;
                AssertInside(show(made), e);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {_seed}, round {done}: {e}\n{show(made)}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} texts, {refused} refused, {time.Elapsed.TotalSeconds:F1} s"));
        Assert.True(refused > 0);
    }

    /// <summary>The place is one of the text, or right behind its end; path and message are for people.</summary>
    private static void AssertInside(string text, DocumentFormatException error)
    {
        var lines = (text.StartsWith('\uFEFF') ? text[1..] : text).Split('\n');
        Assert.InRange(error.Position.Line, 1, lines.Length);
        Assert.InRange(error.Position.Column, 1, lines[error.Position.Line - 1].Length + 1);
        Assert.StartsWith("$", error.Path, StringComparison.Ordinal);
        Assert.True(error.Problem.Length is > 0 and < 1000, error.Problem);
        Assert.DoesNotContain(error.Message, c => char.IsControl(c));
    }
}

internal static class WrittenList
{
    /// <summary>Lets each item write itself, with commas between.</summary>
    public static StringBuilder AppendJoinWritten<T>(this StringBuilder text, IEnumerable<T> items, Action<T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            write(item);
        }

        return text;
    }
}
