using System.Runtime.CompilerServices;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal.Settings;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Aws.Credentials;

/// <summary>
/// The profiles of the shared configuration files that the environment names when the object is made. The SDK by itself stays with the files
/// that the environment named when its process first asked. Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files".
/// </summary>
internal sealed class Profiles : ICredentialProfileSource
{
    private readonly SharedCredentialsFile _files;
    private readonly bool _hasStore;

    /// <summary>Reads the profiles.</summary>
    /// <param name="location">The credentials file to read instead of the usual one, or null.</param>
    /// <exception cref="IamException">CredentialsNotFound: there is no such file, or a file cannot be read.</exception>
    public Profiles(string? location)
    {
        if (location is not null && !File.Exists(location))
        {
            throw NotFound($"There is no credentials file {location}.");
        }

        // On Windows the SDK has an encrypted store too, which comes first where no file is named.
        _hasStore = location is null && UserCrypto.IsUserCryptAvailable;
        CredentialsFile = location ?? EnvironmentKeys.CredentialsFile;
        ConfigFile = EnvironmentKeys.ConfigFile ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(CredentialsFile)) ?? "", "config");
        _files = Reading(() =>
        {
            var files = new SharedCredentialsFile(CredentialsFile);
            SetConfigFilePath(files, ConfigFile);
            return files;
        });
    }

    private string CredentialsFile { get; }

    private string ConfigFile { get; }

    /// <summary>The profile.</summary>
    /// <exception cref="IamException">CredentialsNotFound: there is none of that name; the message names those that there are.</exception>
    public CredentialProfile Get(string name)
    {
        if (Find(name) is { } profile)
        {
            return profile;
        }

        var known = Reading(() => _files.ListProfiles().Concat(_hasStore ? new NetSDKCredentialsFile().ListProfiles() : []))
            .Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        throw NotFound(known.Count == 0
            ? $"There is no profile '{name}': {Where} has no profiles."
            : $"There is no profile '{name}' in {Where}{Nearest.Suggest(name, known)}. The profiles there: {string.Join(", ", known)}.");
    }

    /// <summary>The profile, or null.</summary>
    /// <exception cref="IamException">CredentialsNotFound: a file cannot be read.</exception>
    public CredentialProfile? Find(string name) => Reading(() =>
        (_hasStore && new NetSDKCredentialsFile().TryGetProfile(name, out var profile)) || _files.TryGetProfile(name, out profile) ? profile : null);

    /// <summary>The profile, for the SDK.</summary>
    public bool TryGetProfile(string profileName, out CredentialProfile? profile) => (profile = Find(profileName)) is not null;

    private string Where => $"{CredentialsFile} or {ConfigFile}";

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not IamException)
        {
            throw NotFound($"The profiles in {Where} cannot be read: {e.Message}");
        }
    }

    private static IamException NotFound(string message) => new(IamErrorCodes.CredentialsNotFound, message, "");

    // The SDK has no public way to say which configuration file goes with a credentials file; it takes the one that a static of its own names.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ConfigFilePath")]
    private static extern void SetConfigFilePath(SharedCredentialsFile files, string path);
}
