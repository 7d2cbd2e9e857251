using Amazon.Runtime;

namespace IotIamTools.Aws.Calls;

/// <summary>Keeps the secrets in use out of messages: AWS and libraries repeat now and then what they were sent.</summary>
internal sealed class Secrets
{
    private volatile ImmutableCredentials? _inUse;

    /// <summary>These are used from now on.</summary>
    public void Use(ImmutableCredentials credentials) => _inUse = credentials;

    /// <summary>The text without secrets.</summary>
    public string Hide(string text)
    {
        foreach (var secret in InUse())
        {
            text = text.Replace(secret, "****", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Whether the error, or one below it, has a secret in its text.</summary>
    public bool AreIn(Exception? error) => error is not null && InUse().Any(s => error.ToString().Contains(s, StringComparison.Ordinal));

    private IEnumerable<string> InUse()
    {
        // A secret this short is none, and hiding it would hide words.
        var inUse = _inUse;
        return new[] { inUse?.SecretKey, inUse?.Token }.OfType<string>().Where(s => s.Length >= 8);
    }
}
