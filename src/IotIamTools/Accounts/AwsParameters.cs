using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Errors;

namespace IotIamTools.Accounts;

/// <summary>The AWS parameters of a command as they were given, or as they stand on a line that is still typed.</summary>
internal sealed class AwsParameters
{
    /// <summary>The names of the parameters.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(ProfileName), nameof(ProfileLocation), nameof(AccessKey), nameof(SecretKey), nameof(SessionToken), nameof(Credential), nameof(Region), nameof(EndpointUrl),
    ];

    /// <summary>The value of -ProfileName.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The value of -ProfileLocation, as it was given.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>The value of -AccessKey.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The value of -SecretKey.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The value of -SessionToken.</summary>
    public string? SessionToken { get; init; }

    /// <summary>The value of -Credential.</summary>
    public object? Credential { get; init; }

    /// <summary>The value of -Region.</summary>
    public string? Region { get; init; }

    /// <summary>The value of -EndpointUrl.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>Whether any was given.</summary>
    public bool Any => NameCredentials || Region is not null || EndpointUrl is not null;

    /// <summary>Whether they say as whom to call, so that the session does not.</summary>
    public bool NameCredentials =>
        ProfileName is not null || ProfileLocation is not null || AccessKey is not null || SecretKey is not null
        || SessionToken is not null || Credential is not null;

    /// <summary>The parameters of a line.</summary>
    public static AwsParameters OnLine(IDictionary parameters) => new()
    {
        ProfileName = Value<string>(parameters, nameof(ProfileName)),
        ProfileLocation = Value<string>(parameters, nameof(ProfileLocation)),
        AccessKey = Value<string>(parameters, nameof(AccessKey)),
        SecretKey = Value<string>(parameters, nameof(SecretKey)),
        SessionToken = Value<string>(parameters, nameof(SessionToken)),
        Credential = parameters[nameof(Credential)],
        Region = Value<string>(parameters, nameof(Region)),
        EndpointUrl = Value<Uri>(parameters, nameof(EndpointUrl)),
    };

    /// <summary>The credentials that they name.</summary>
    /// <param name="fullPath">What a path of PowerShell's location is for the process.</param>
    /// <exception cref="CommandException">They name none, or several.</exception>
    public AwsAccountOptions ReadCredentials(Func<string, string> fullPath)
    {
        var anyKey = AccessKey is not null || SecretKey is not null || SessionToken is not null;
        var anyProfile = ProfileName is not null || ProfileLocation is not null;
        if ((anyKey ? 1 : 0) + (anyProfile ? 1 : 0) + (Credential is null ? 0 : 1) > 1)
        {
            throw new CommandException(ErrorCatalog.CredentialsInvalid, "More than one of -ProfileName, -AccessKey and -Credential was given.");
        }

        if (anyKey && (string.IsNullOrEmpty(AccessKey) || string.IsNullOrEmpty(SecretKey)))
        {
            throw new CommandException(ErrorCatalog.CredentialsInvalid, $"-{(string.IsNullOrEmpty(AccessKey) ? "AccessKey" : "SecretKey")} is missing.");
        }

        return new AwsAccountOptions
        {
            ProfileName = ProfileName,
            ProfileLocation = ProfileLocation is null ? null : fullPath(ProfileLocation),
            Keys = anyKey ? new AwsKeys(AccessKey!, SecretKey!, SessionToken) : null,
            KeySource = Credential is null ? null : CredentialObject.ToKeySource(Credential),
        };
    }

    /// <summary>How to reach the account: with these credentials, and the Region and endpoint that the parameters name before those that the credentials came with.</summary>
    public AwsAccountOptions With(AwsAccountOptions credentials) =>
        credentials with { Region = Region ?? credentials.Region, EndpointUrl = EndpointUrl ?? credentials.EndpointUrl };

    private static T? Value<T>(IDictionary parameters, string name)
        where T : class => parameters[name] is { } value ? LanguagePrimitives.ConvertTo<T>(value) : null;
}
