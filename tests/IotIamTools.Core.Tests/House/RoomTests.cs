using System.Text.RegularExpressions;
using IotIamTools.Core.Iam;
using NetArchTest.Rules;

namespace IotIamTools.Core.Tests.House;

/// <summary>The rooms of Core and what each may use: arrows point one way. ARCHITECTURE.md draws the same.</summary>
public sealed class RoomTests
{
    private const string Core = "IotIamTools.Core";

    // What may be used also takes along what that may use.
    private static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Iam"] = [],
        ["Actions"] = ["Iam", "Text"],
        ["Json"] = ["Iam", "Text"],
        ["Policies"] = ["Json"],
        ["Decisions"] = ["Policies"],
        ["Analysis"] = ["Decisions", "Actions"],
        ["Lint"] = ["Analysis"],
        ["Accounts"] = ["Policies"],
        ["Accounts.File"] = ["Accounts"],
        ["Blueprints"] = ["Accounts"],
        ["Plans"] = ["Blueprints", "Analysis"],
        ["Permissions"] = ["Plans"],
        ["Leftovers"] = ["Plans"],
        ["Exports"] = ["Plans"],
    };

    public static TheoryData<string> Rooms() => new(Uses.Keys);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_below_it(string room)
    {
        var allowed = Below(room).Append(room).ToHashSet(StringComparer.Ordinal);
        var forbidden = Uses.Keys.Where(other => !allowed.Contains(other)).Select(other => $"{Core}.{other}").ToArray();
        var result = Types.InAssembly(typeof(Arn).Assembly).That().ResideInNamespaceMatching(Pattern(room)).ShouldNot().HaveDependencyOnAny(forbidden).GetResult();
        Assert.True(result.IsSuccessful, $"{room} may use {string.Join(", ", allowed)} only: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }

    [Fact]
    public void Every_type_is_in_a_room()
    {
        var homeless = typeof(Arn).Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith(Core, StringComparison.Ordinal) == true && !Uses.Keys.Any(room => Regex.IsMatch(t.Namespace, Pattern(room))))
            .Select(t => t.FullName);
        Assert.Empty(homeless);
    }

    [Fact]
    public void No_room_uses_itself_by_way_of_another() => Assert.All(Uses.Keys, room => Assert.DoesNotContain(room, Below(room)));

    [Fact]
    public void Core_knows_no_shell_and_no_AWS_SDK() => Assert.All(
        typeof(Arn).Assembly.GetReferencedAssemblies(),
        reference => Assert.True(reference.Name!.StartsWith("System", StringComparison.Ordinal) || reference.Name == "netstandard", reference.Name));

    // The account file is a room of its own within the folder of the port.
    private static string Pattern(string room) => room == "Accounts" ? @"^IotIamTools\.Core\.Accounts$" : $@"^{Regex.Escape($"{Core}.{room}")}(\.|$)";

    private static IEnumerable<string> Below(string room) => Uses[room].SelectMany(used => Below(used).Append(used));
}
