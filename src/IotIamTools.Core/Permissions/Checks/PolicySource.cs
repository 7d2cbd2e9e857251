using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>A policy of the account, read and compiled once for all who have it.</summary>
internal sealed class PolicySource
{
    private const string PassRole = "iam:passrole";
    private readonly string _text;

    public PolicySource(string name, string text)
    {
        _text = text;
        Name = name;
        try
        {
            var document = PolicyDocument.Parse(text);
            Compiled = CompiledPolicy.Compile(document, name);
            PassableRoles = [.. Allowing(document, PassRole).SelectMany(s => s.Resources).Where(r => r != "*")];
        }
        catch (PolicyFormatException e)
        {
            Problem = $"it is malformed ({e.Message})";
        }
    }

    private PolicySource(string name)
    {
        _text = "";
        Name = name;
        Problem = "its document is not in the export";
    }

    public string Name { get; }

    /// <summary>The policy, or null where it cannot be read.</summary>
    public CompiledPolicy? Compiled { get; }

    /// <summary>Why it cannot be read, as the end of a sentence; or null.</summary>
    public string? Problem { get; }

    /// <summary>The roles that it names where it allows iam:PassRole.</summary>
    public IReadOnlyList<string> PassableRoles { get; } = [];

    /// <summary>A policy whose document is not at hand.</summary>
    public static PolicySource Unknown(string name) => new(name);

    /// <summary>The resources on which the policy allows an action, whatever its conditions are.</summary>
    public IEnumerable<string> ResourcesFor(string action) =>
        Compiled is null ? [] : Allowing(PolicyDocument.Parse(_text), action.ToLowerInvariant()).SelectMany(s => s.Resources);

    private static IEnumerable<Statement> Allowing(PolicyDocument document, string action) =>
        document.Statements.Where(s => s.Effect == Effect.Allow && s.Actions.Any(a => PolicyPattern.ActionCovers(a.ToLowerInvariant(), action)));
}
