using System.Collections;
using System.Runtime.CompilerServices;

namespace IotIamTools.Parameters;

/// <summary>
/// Completes profiles from the files that the AWS SDK and CLI read. Source: AWS SDKs and Tools reference guide, shared config and
/// credentials files.
/// </summary>
public sealed class ProfileNameCompleter : Completer
{
    private protected override IAsyncEnumerable<(string Value, string About)> FindAsync(IDictionary boundParameters, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws");
        var credentials = boundParameters["ProfileLocation"]?.ToString()
            ?? Environment.GetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE")
            ?? Path.Combine(folder, "credentials");
        var config = Environment.GetEnvironmentVariable("AWS_CONFIG_FILE") ?? Path.Combine(folder, "config");
        return ReadAsync([credentials, config], cancellationToken);
    }

    /// <summary>The profile that a line of such a file begins, or null: <c>[name]</c>, or <c>[profile name]</c> in the configuration.</summary>
    internal static string? ProfileOf(string line)
    {
        var section = line.Trim();
        if (!section.StartsWith('[') || section.IndexOf(']', StringComparison.Ordinal) is not (> 0 and var end))
        {
            return null;
        }

        var words = section[1..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["profile", var name] => name,
            ["sso-session" or "services", _] => null,
            [var name] => name,
            _ => null,
        };
    }

    private static async IAsyncEnumerable<(string Value, string About)> ReadAsync(
        IEnumerable<string> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(File.Exists))
        {
            foreach (var line in await File.ReadAllLinesAsync(file, cancellationToken).ConfigureAwait(false))
            {
                if (ProfileOf(line) is { } profile && seen.Add(profile))
                {
                    yield return (profile, file);
                }
            }
        }
    }
}
