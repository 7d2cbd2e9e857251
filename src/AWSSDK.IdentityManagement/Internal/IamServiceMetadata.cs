using Amazon.Runtime.Internal;

namespace Amazon.IdentityManagement.Internal;

/// <summary>How the SDK names the service in its own records.</summary>
internal sealed class IamServiceMetadata : IServiceMetadata
{
    /// <inheritdoc/>
    public string ServiceId => "IAM";

    /// <inheritdoc/>
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
