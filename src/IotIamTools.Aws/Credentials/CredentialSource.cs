using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken;
using IotIamTools.Aws.Transport;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Credentials;

/// <summary>
/// Where the credentials come from, as the environment and the files are when it is chosen: what is given first, then the order of the
/// SDK's chain. What is chosen stays, whatever the environment says later. Source: AWS SDK for .NET developer guide (v4),
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

    /// <summary>What it is in a question: "profile dev", or "default credentials" where nobody named any.</summary>
    public string Title { get; private init; } = "default credentials";

    /// <summary>How long finding the credentials may take.</summary>
    public TimeSpan Limit { get; private init; } = UsualLimit;

    /// <summary>The profile in use, or null.</summary>
    public CredentialProfile? Profile { get; private init; }

    /// <summary>Whether the user named the profile, so that its settings come before those of the environment.</summary>
    public bool ProfileIsNamed { get; private init; }

    /// <summary>Whether the keys, or whoever keeps them, were handed in.</summary>
    public bool IsGiven { get; private init; }

    /// <summary>What the environment and the profile say about clients.</summary>
    public required ClientSettings Settings { get; init; }

    /// <summary>Makes the credentials for an account that calls STS in this way. It fails as the first call is to fail; nothing is asked over the network yet.</summary>
    public required Func<AmazonSecurityTokenServiceConfig, AWSCredentials> Make { get; init; }

    /// <summary>Chooses the source; nothing is asked over the network yet.</summary>
    /// <exception cref="IamException">CredentialsNotFound: there is no such profile, or the keys are not whole.</exception>
    public static CredentialSource For(AwsAccountOptions options, TimeProvider time)
    {
        var profiles = new Profiles(options.ProfileLocation);
        if (options.Keys is { } keys)
        {
            return string.IsNullOrEmpty(keys.AccessKey) || string.IsNullOrEmpty(keys.SecretKey)
                ? throw new IamException(IamErrorCodes.CredentialsNotFound, "An access key needs both its id and its secret.", "")
                : Given($"access key {keys}", _ => Task.FromResult(keys), profiles, time);
        }

        if (options.KeySource is { } source)
        {
            return Given("given credentials", source, profiles, time);
        }

        if (options.ProfileName is { } named)
        {
            return FromProfile(profiles.Get(named), profiles, isNamed: true);
        }

        // The SDK's chain has the same order, but goes on to the instance when a profile fails, and then tells of the instance.
        if (options.ProfileLocation is null && EnvironmentKeys.AreSet)
        {
            var ofEnvironment = EnvironmentKeys.Read();
            return Found("environment", profiles, UsualLimit, _ => ofEnvironment);
        }

        if (options.ProfileLocation is null && EnvironmentKeys.WebIdentity is { } identity)
        {
            return Found("environment", profiles, UsualLimit, sts => new WebIdentityCredentials(identity.TokenFile, identity.RoleArn, identity.SessionName, sts));
        }

        if (EnvironmentKeys.ProfileName is { } set)
        {
            return FromProfile(profiles.Get(set), profiles, isNamed: false);
        }

        if (options.ProfileLocation is not null || profiles.Find("default") is { CanCreateAWSCredentials: true })
        {
            return FromProfile(profiles.Get("default"), profiles, isNamed: false);
        }

        return EnvironmentKeys.HasContainer
            ? Found("container", profiles, UsualLimit, _ => new GenericContainerCredentials())
            : Found("instance", profiles, InstanceLimit, _ => ProfileCredentials.OfInstance());
    }

    private static CredentialSource Given(string description, Func<CancellationToken, Task<AwsKeys>> source, Profiles profiles, TimeProvider time)
    {
        var credentials = new CallbackCredentials(source, time);
        return new CredentialSource(description) { Title = description, IsGiven = true, Settings = DefaultSettings(profiles), Make = _ => credentials };
    }

    private static CredentialSource FromProfile(CredentialProfile profile, Profiles profiles, bool isNamed)
    {
        var description = $"profile {profile.Name}";
        return new CredentialSource(description)
        {
            Title = isNamed || EnvironmentKeys.ProfileName is not null ? description : "default credentials",
            Profile = profile,
            ProfileIsNamed = isNamed,
            Settings = new ClientSettings(profile),
            Make = sts => new ProfileCredentials(profiles, sts).Make(profile),
        };
    }

    private static CredentialSource Found(string description, Profiles profiles, TimeSpan limit, Func<AmazonSecurityTokenServiceConfig, AWSCredentials> make) =>
        new(description) { Limit = limit, Settings = DefaultSettings(profiles), Make = make };

    // As in the SDK: whoever brings credentials from elsewhere still has the endpoints of the profile that the environment names.
    private static ClientSettings DefaultSettings(Profiles profiles) => new(profiles.Find(EnvironmentKeys.ProfileName ?? "default"));
}
