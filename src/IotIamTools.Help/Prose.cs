using System.Text;

namespace IotIamTools.Help;

/// <summary>What a piece of a sentence is.</summary>
internal enum RunKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Something to be typed or read letter by letter.</summary>
    Code,

    /// <summary>Words that stand for an address.</summary>
    Link,
}

/// <summary>A piece of a sentence.</summary>
internal sealed record Run(RunKind Kind, string Text, string Target = "");

/// <summary>A paragraph without its form: the same words become plain help, and Markdown.</summary>
internal sealed record Prose(IReadOnlyList<Run> Runs)
{
    public static Prose Of(string text) => new([new Run(RunKind.Text, text)]);

    public bool IsEmpty => Runs.All(r => string.IsNullOrWhiteSpace(r.Text));

    /// <summary>The words alone; an address follows its words.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var run in Runs)
        {
            text.Append(run.Text);
            if (run.Kind == RunKind.Link && run.Target != run.Text)
            {
                text.Append(" (").Append(run.Target).Append(')');
            }
        }

        return text.ToString();
    }
}

/// <summary>What stands for itself between two blank lines.</summary>
internal enum BlockKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>Lines to be kept as they are.</summary>
    Code,
}

/// <summary>A paragraph, an item of a list, or some lines of code.</summary>
internal sealed record Block(BlockKind Kind, Prose Text)
{
    public static Block Paragraph(string text) => new(BlockKind.Paragraph, Prose.Of(text));

    /// <summary>The block as plain text.</summary>
    public override string ToString() => Kind == BlockKind.Item ? $"- {Text}" : Text.ToString();
}
