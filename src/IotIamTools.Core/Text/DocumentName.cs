using System.Text.RegularExpressions;

namespace IotIamTools.Core.Text;

/// <summary>How users name a blueprint or a permission set: by its name, or by the path of its file.</summary>
public static partial class DocumentName
{
    /// <summary>Whether a text is the path of a file rather than a name.</summary>
    public static bool IsPath(string text) => text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || text.AsSpan().IndexOfAny('/', '\\') >= 0;

    /// <summary>Whether a document may have that name.</summary>
    internal static bool IsName(string text) => Name().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
