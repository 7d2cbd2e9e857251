using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Decisions.Compilation;

/// <summary>
/// A policy made ready for deciding. Compile a policy once and share it between all principals that have it, whatever
/// part it plays for each: it is immutable and safe for threads.
/// </summary>
public sealed class CompiledPolicy
{
    private CompiledPolicy(string name, CompiledStatement[] statements)
    {
        Name = name;
        Denies = Array.FindAll(statements, s => s.Effect == Effect.Deny);
        Allows = Array.FindAll(statements, s => s.Effect == Effect.Allow);
    }

    /// <summary>The name by which explanations call the policy.</summary>
    public string Name { get; }

    internal CompiledStatement[] Denies { get; }

    internal CompiledStatement[] Allows { get; }

    /// <summary>Compiles a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="name">The name by which explanations call the policy: its ARN, its name, or where it stands.</param>
    public static CompiledPolicy Compile(PolicyDocument document, string name) =>
        new(name, [.. document.Statements.Select((s, i) => new CompiledStatement(s, i, document.HasVariables))]);

    /// <summary>Reads a document and compiles it.</summary>
    /// <exception cref="PolicyFormatException">The text is not a policy document.</exception>
    public static CompiledPolicy Parse(string json, string name) => Compile(PolicyDocument.Parse(json, name), name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
