using System.Globalization;

namespace IotIamTools.Core.Exports;

/// <summary>Makes identifiers out of IAM's names, no two the same.</summary>
/// <param name="keep">The character to write for one of a name; null for none.</param>
internal sealed class UniqueNames(Func<char, char?> keep)
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>An identifier for the name; <paramref name="ending"/> tells its kind where the name does not.</summary>
    public string For(string name, string ending = "")
    {
        var kept = string.Concat(name.Select(keep).OfType<char>());
        var start = kept.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && kept.Length > 0 ? kept : kept + ending;
        if (start.Length == 0 || !char.IsAsciiLetter(start[0]))
        {
            start = "Iam" + start;
        }

        var id = start;
        for (var i = 2; !_taken.Add(id); i++)
        {
            id = start + i.ToString(CultureInfo.InvariantCulture);
        }

        return id;
    }
}
