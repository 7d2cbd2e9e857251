namespace IotIamTools.Core.Policies;

/// <summary>
/// An IAM policy document: identity, trust, resource, permissions boundary, session, service control and resource
/// control policies all have this form. Source: IAM user guide, reference_policies_grammar.
/// </summary>
public sealed record PolicyDocument
{
    /// <summary>The version whose language has policy variables; the one to write.</summary>
    public const string CurrentVersion = "2012-10-17";

    /// <summary>The version that a document without one has; <c>${...}</c> is plain text in it.</summary>
    public const string OldVersion = "2008-10-17";

    /// <summary>The version as written, or null where the document has none (which means <see cref="OldVersion"/>).</summary>
    public string? Version { get; init; } = CurrentVersion;

    /// <summary>The document's Id, which some services require; IAM ignores it.</summary>
    public string? Id { get; init; }

    /// <summary>The statements in the order in which they are written; their order has no meaning.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>Whether <c>${...}</c> in the document are variables. Source: IAM user guide, reference_policies_variables.</summary>
    public bool HasVariables => Version == CurrentVersion;

    /// <summary>Reads a policy document.</summary>
    /// <param name="json">The document's text.</param>
    /// <param name="source">The file or policy that the text is from, for the error.</param>
    /// <exception cref="PolicyFormatException">The text is not a policy document; the error says where and why.</exception>
    public static PolicyDocument Parse(string json, string? source = null) => PolicyParser.Parse(json, source);

    /// <summary>The document as compact JSON.</summary>
    public override string ToString() => PolicyWriter.Write(this);
}
