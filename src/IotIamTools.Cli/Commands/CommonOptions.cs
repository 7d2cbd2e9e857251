using System.CommandLine;

namespace IotIamTools.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Writes JSON for programs instead of text for people." };

    public static Option<bool> Force() => new("--force") { Description = "Also overwrites what is there but differs from the blueprint." };
}
