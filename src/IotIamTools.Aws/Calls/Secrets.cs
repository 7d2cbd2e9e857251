using System.Collections.Concurrent;
using Amazon.Runtime;

namespace IotIamTools.Aws.Calls;

/// <summary>
/// Keeps the secrets of an account's credentials out of messages: AWS and libraries repeat now and then what they were sent. None is
/// forgotten: an error may tell of keys that have been replaced since, or of those that a role is assumed with.
/// </summary>
internal sealed class Secrets
{
    /// <summary>A secret shorter than this is none, and hiding it would hide words.</summary>
    private const int Shortest = 8;

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>These are used from now on.</summary>
    public void Learn(ImmutableCredentials credentials)
    {
        foreach (var secret in new[] { credentials.SecretKey, credentials.Token })
        {
            if (secret is { Length: >= Shortest })
            {
                _known.TryAdd(secret, true);
            }
        }
    }

    /// <summary>The text without secrets.</summary>
    public string Hide(string text)
    {
        foreach (var secret in _known.Keys)
        {
            text = text.Replace(secret, "****", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Whether the error, or one below it, has a secret in its text.</summary>
    public bool AreIn(Exception? error) => error?.ToString() is { } text && _known.Keys.Any(s => text.Contains(s, StringComparison.Ordinal));
}
