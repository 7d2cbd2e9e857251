using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Credentials;

/// <summary>
/// Where the credentials come from: what is given first, then the SDK's chain. Source: AWS SDK for .NET developer guide (v4),
/// "Credential and profile resolution".
/// </summary>
internal sealed class CredentialSource
{
    /// <summary>An instance answers at once or it is none; the SDK by itself would ask for half a minute.</summary>
    private static readonly TimeSpan InstanceLimit = TimeSpan.FromSeconds(8);

    /// <summary>Enough for a role that is assumed through another, or a process that asks a vault.</summary>
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(45);

    private CredentialSource(string description)
    {
        Description = description;
    }

    /// <summary>What it is, for people: "profile dev".</summary>
    public string Description { get; }

    /// <summary>How long finding the credentials may take.</summary>
    public TimeSpan Limit { get; private init; } = UsualLimit;

    /// <summary>The profile in use, or null.</summary>
    public CredentialProfile? Profile { get; private init; }

    /// <summary>The file that the profile was asked from, or null for the usual ones.</summary>
    public string? ProfileLocation { get; private init; }

    /// <summary>Whether the user named the profile, so that its settings come before those of the environment.</summary>
    public bool ProfileIsNamed { get; private init; }

    /// <summary>Whether the keys, or whoever keeps them, were handed in.</summary>
    public bool IsGiven { get; private init; }

    /// <summary>Finds the credentials.</summary>
    public required Func<CancellationToken, Task<AWSCredentials>> OpenAsync { get; init; }

    /// <summary>Chooses the source; nothing is asked over the network yet.</summary>
    /// <exception cref="IamException">CredentialsNotFound: there is no such profile, or the keys are not whole.</exception>
    public static CredentialSource For(AwsAccountOptions options, TimeProvider time)
    {
        if (options.Keys is { } keys)
        {
            return string.IsNullOrEmpty(keys.AccessKey) || string.IsNullOrEmpty(keys.SecretKey)
                ? throw new IamException(IamErrorCodes.CredentialsNotFound, "An access key needs both its id and its secret.", "")
                : Given($"access key {keys}", _ => Task.FromResult(keys), time);
        }

        if (options.KeySource is { } source)
        {
            return Given("given credentials", source, time);
        }

        var profiles = new Profiles(options.ProfileLocation);
        if (options.ProfileName is { } named)
        {
            return FromProfile(profiles.Get(named), profiles, isNamed: true);
        }

        // The SDK's chain has the same order, but goes on to the instance when a profile fails, and then tells of the instance.
        if (options.ProfileLocation is null && (EnvironmentKeys.AreSet || EnvironmentKeys.HasWebIdentity))
        {
            return Chain("environment", UsualLimit);
        }

        if (EnvironmentKeys.ProfileName is { } set)
        {
            return FromProfile(profiles.Get(set), profiles, isNamed: false);
        }

        if (options.ProfileLocation is not null || profiles.HasCredentials("default"))
        {
            return FromProfile(profiles.Get("default"), profiles, isNamed: false);
        }

        return EnvironmentKeys.HasContainer ? Chain("container", UsualLimit) : Chain("instance", InstanceLimit);
    }

    private static CredentialSource Given(string description, Func<CancellationToken, Task<AwsKeys>> source, TimeProvider time)
    {
        var credentials = new CallbackCredentials(source, time);
        return new CredentialSource(description) { IsGiven = true, OpenAsync = _ => Task.FromResult<AWSCredentials>(credentials) };
    }

    private static CredentialSource FromProfile(CredentialProfile profile, Profiles profiles, bool isNamed) => new($"profile {profile.Name}")
    {
        Profile = profile,
        ProfileLocation = profiles.Location,
        ProfileIsNamed = isNamed,
        OpenAsync = _ => Task.FromResult(profiles.CredentialsOf(profile)),
    };

    private static CredentialSource Chain(string description, TimeSpan limit) => new(description)
    {
        Limit = limit,
        OpenAsync = async cancellationToken =>
        {
            using var resolver = new DefaultAWSCredentialsIdentityResolver();
            return await resolver.ResolveIdentityAsync(null, cancellationToken).ConfigureAwait(false);
        },
    };
}
