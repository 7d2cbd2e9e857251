using IotIamTools.Core.Blueprints;

namespace IotIamTools;

/// <summary>A blueprint: a set-up as data.</summary>
public sealed class BlueprintInfo
{
    internal BlueprintInfo(Blueprint blueprint)
    {
        Blueprint = blueprint;
        Name = blueprint.Name;
        Title = blueprint.Title;
        Path = blueprint.Source;
        Documents = new(blueprint.Documents);
        Parameters = blueprint.Parameters;
        Notes = blueprint.Notes;
    }

    internal Blueprint Blueprint { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it sets up.</summary>
    public string Title { get; }

    /// <summary>The file that it is from, or null for a built-in one.</summary>
    public string? Path { get; }

    /// <summary>The documents that it implements.</summary>
    public TextList Documents { get; }

    /// <summary>The values that it takes.</summary>
    public IReadOnlyList<BlueprintParameter> Parameters { get; }

    /// <summary>What the user should know: where it differs from the document, what has ended, what is risky.</summary>
    public IReadOnlyList<Note> Notes { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
