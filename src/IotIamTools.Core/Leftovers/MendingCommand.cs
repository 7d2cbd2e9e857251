namespace IotIamTools.Core.Leftovers;

/// <summary>Writes the command lines that mend what was found: the module's own, or where it has none those of AWS Tools for PowerShell.</summary>
internal static class MendingCommand
{
    /// <summary>A value as it stands in a command line.</summary>
    public static string Quote(string value) =>
        value.Length > 0 && value[0] != '-' && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or ':' or '/' or '+')
            ? value
            : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Several values.</summary>
    public static string Quote(IEnumerable<string> values) => string.Join(", ", values.Select(Quote));
}
