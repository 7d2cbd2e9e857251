using Amazon.Runtime;

namespace Amazon.IdentityManagement.Internal;

/// <summary>
/// The SDK's default settings by mode (<c>AWS_DEFAULTS_MODE</c>). Source: AWS SDKs and Tools Reference Guide, "Smart configuration
/// defaults".
/// </summary>
internal static class IamDefaultConfigurations
{
    /// <summary>The settings of each mode.</summary>
    public static IReadOnlyList<IDefaultConfiguration> All { get; } =
    [
        Mode(DefaultConfigurationMode.Standard, 3.1),
        Mode(DefaultConfigurationMode.InRegion, 1.1),
        Mode(DefaultConfigurationMode.CrossRegion, 3.1),
        Mode(DefaultConfigurationMode.Mobile, 30),
        Mode(DefaultConfigurationMode.Auto, 1.1),
    ];

    private static DefaultConfiguration Mode(DefaultConfigurationMode mode, double connectSeconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromSeconds(connectSeconds),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(connectSeconds),
    };
}
