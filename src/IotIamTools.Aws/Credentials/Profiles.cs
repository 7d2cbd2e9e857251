using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Aws.Credentials;

/// <summary>
/// The profiles of the shared configuration files. Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files".
/// </summary>
internal sealed class Profiles
{
    private readonly CredentialProfileStoreChain _chain;

    /// <summary>Reads the profiles.</summary>
    /// <param name="location">The credentials file to read instead of the usual ones, or null.</param>
    /// <exception cref="IamException">CredentialsNotFound: there is no such file.</exception>
    public Profiles(string? location)
    {
        if (location is not null && !File.Exists(location))
        {
            throw NotFound($"There is no credentials file {location}.");
        }

        Location = location;
        _chain = new CredentialProfileStoreChain(location);
    }

    /// <summary>The credentials file that is read instead of the usual ones, or null.</summary>
    public string? Location { get; }

    /// <summary>The profile.</summary>
    /// <exception cref="IamException">CredentialsNotFound: there is none of that name; the message names those that there are.</exception>
    public CredentialProfile Get(string name)
    {
        if (_chain.TryGetProfile(name, out var profile))
        {
            return profile;
        }

        var known = _chain.ListProfiles().Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        throw NotFound(known.Count == 0
            ? $"There is no profile '{name}': {Where()} has no profiles."
            : $"There is no profile '{name}' in {Where()}{Nearest.Suggest(name, known)}. The profiles there: {string.Join(", ", known)}.");
    }

    /// <summary>Whether there is such a profile and it says how to get credentials.</summary>
    public bool HasCredentials(string name) => _chain.TryGetProfile(name, out var profile) && profile.CanCreateAWSCredentials;

    /// <summary>The credentials of a profile, as the SDK gets them: keys, a process, a role, a web identity, a sign-in.</summary>
    /// <exception cref="IamException">CredentialsNotFound: the profile has none, or needs someone to type a code.</exception>
    public AWSCredentials CredentialsOf(CredentialProfile profile)
    {
        if (!profile.CanCreateAWSCredentials)
        {
            throw NotFound($"The profile '{profile.Name}' says nothing of credentials.");
        }

        if (!string.IsNullOrEmpty(profile.Options.MfaSerial))
        {
            throw NotFound($"The profile '{profile.Name}' asks for an MFA code. Get session credentials first, for example with: aws sts assume-role ... --serial-number ... --token-code ..., and give those.");
        }

        return AWSCredentialsFactory.GetAWSCredentials(profile, _chain);
    }

    private static IamException NotFound(string message) => new(IamErrorCodes.CredentialsNotFound, message, "");

    private string Where() => Location ?? $"{SharedCredentialsFile.DefaultFilePath} or {SharedCredentialsFile.DefaultConfigFilePath}";
}
