using System.Collections.ObjectModel;

namespace IotIamTools;

/// <summary>A list of texts that is one readable cell in a table and in Export-Csv, and still a list for scripts.</summary>
public sealed class TextList : ReadOnlyCollection<string>
{
    /// <summary>Makes the list.</summary>
    public TextList(IEnumerable<string> items)
        : base([.. items])
    {
    }

    /// <summary>The texts, separated by a comma and a space.</summary>
    public override string ToString() => string.Join(", ", this);
}
