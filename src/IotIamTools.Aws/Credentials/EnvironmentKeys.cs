using Amazon.Runtime;

namespace IotIamTools.Aws.Credentials;

/// <summary>What the environment says of credentials. Source: AWS SDKs and Tools Reference Guide, "Environment variables".</summary>
internal static class EnvironmentKeys
{
    /// <summary>Whether there is an access key.</summary>
    public static bool AreSet => Has("AWS_ACCESS_KEY_ID") && Has("AWS_SECRET_ACCESS_KEY");

    /// <summary>The access key as it is now. The SDK's own class reads the environment at each call, so that an account that is connected would change with it.</summary>
    public static AWSCredentials Read() => Value("AWS_SESSION_TOKEN") is { } token
        ? new SessionAWSCredentials(Value("AWS_ACCESS_KEY_ID"), Value("AWS_SECRET_ACCESS_KEY"), token)
        : new BasicAWSCredentials(Value("AWS_ACCESS_KEY_ID"), Value("AWS_SECRET_ACCESS_KEY"));

    /// <summary>A web identity and a role for it, or null.</summary>
    public static (string TokenFile, string RoleArn, string? SessionName)? WebIdentity =>
        Value("AWS_WEB_IDENTITY_TOKEN_FILE") is { } file && Value("AWS_ROLE_ARN") is { } role ? (file, role, Value("AWS_ROLE_SESSION_NAME")) : null;

    /// <summary>Whether this is a container that is given a role.</summary>
    public static bool HasContainer => Has("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || Has("AWS_CONTAINER_CREDENTIALS_FULL_URI");

    /// <summary>The profile that the environment names, or null.</summary>
    public static string? ProfileName => Value("AWS_PROFILE");

    /// <summary>The Region that the environment names, or null.</summary>
    public static string? Region => Value("AWS_REGION") ?? Value("AWS_DEFAULT_REGION");

    /// <summary>The credentials file that the environment names, or the usual one.</summary>
    public static string CredentialsFile => Value("AWS_SHARED_CREDENTIALS_FILE") ?? Path.Combine(Home, ".aws", "credentials");

    /// <summary>The configuration file that the environment names, or null.</summary>
    public static string? ConfigFile => Value("AWS_CONFIG_FILE");

    /// <summary>The places that were looked at when nothing was found, for the message.</summary>
    public static string Describe() =>
        $"keys or a profile that are given (none), environment AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY ({SetOrNot("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")}), "
        + $"web identity AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN ({SetOrNot("AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN")}), "
        + $"profile {ProfileName ?? "default"}, container AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or _FULL_URI ({(HasContainer ? "set" : "not set")}), "
        + $"instance metadata ({(string.Equals(Value("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase) ? "switched off" : "no answer")})";

    private static string SetOrNot(string first, string second) => (Has(first), Has(second)) switch
    {
        (true, true) => "set",
        (false, false) => "not set",
        (true, false) => $"{second} is not set",
        (false, true) => $"{first} is not set",
    };

    private static bool Has(string name) => Value(name) is not null;

    private static string Home => Value("HOME") ?? Value("USERPROFILE") ?? Environment.CurrentDirectory;

    /// <summary>The value of a variable; null also where it is empty, as in the SDK.</summary>
    internal static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
