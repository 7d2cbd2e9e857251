using Amazon.IdentityManagement;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using IotIamTools.Aws.Calls;
using IotIamTools.Aws.Credentials;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws;

/// <summary>
/// An account in the cloud: each member is the operation of IAM's API that the port names, with paging, errors and the waiting that
/// IAM's eventual consistency asks for. Sources: IAM API reference; IAM user guide, "Changes that I make are not always immediately visible".
/// </summary>
internal sealed partial class AwsAccount : IIamAccount
{
    /// <summary>The most that IAM gives in a page; the fewer pages, the fewer calls.</summary>
    private const int PageSize = 1000;

    private readonly IAmazonIdentityManagementService _iam;
    private readonly IAmazonSecurityTokenService _sts;
    private readonly CallRunner _calls;
    private readonly IDisposable _owned;
    private readonly SemaphoreSlim _identityGate = new(1, 1);
    private AccountIdentity? _identity;

    /// <summary>Makes the account over clients that it then owns.</summary>
    /// <param name="iam">The client for IAM.</param>
    /// <param name="sts">The client for STS.</param>
    /// <param name="calls">Runs every call.</param>
    /// <param name="owned">What else is disposed with the account.</param>
    /// <param name="source">Where its credentials come from.</param>
    /// <param name="description">What the account is, for people.</param>
    /// <param name="region">The Region of the session, or null.</param>
    /// <param name="partition">The partition that the calls go to.</param>
    public AwsAccount(
        IAmazonIdentityManagementService iam, IAmazonSecurityTokenService sts, CallRunner calls, IDisposable owned, CredentialSource source, string description, string? region, string partition)
    {
        _iam = iam;
        _sts = sts;
        _calls = calls;
        _owned = owned;
        Source = source;
        Description = description;
        Region = region;
        Partition = partition;
    }

    /// <summary>Where the credentials come from.</summary>
    internal CredentialSource Source { get; }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public string? Region { get; }

    /// <inheritdoc/>
    public string Partition { get; }

    /// <inheritdoc/>
    public async Task<AccountIdentity> GetIdentityAsync(CancellationToken cancellationToken)
    {
        if (_identity is { } known)
        {
            return known;
        }

        await _identityGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _identity ??= await AskIdentityAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _identityGate.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<string> GetTitleAsync(CancellationToken cancellationToken) =>
        $"{(await GetIdentityAsync(cancellationToken).ConfigureAwait(false)).AccountId} ({Source.Title})";

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _iam.Dispose();
        _sts.Dispose();
        _owned.Dispose();
        _identityGate.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<AccountIdentity> AskIdentityAsync(CancellationToken cancellationToken) => _calls.ReadAsync(
        new Call("GetCallerIdentity", Service: "sts"),
        ct => _sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), ct),
        answer => Map.Required(answer.Arn, "Arn").Split(':') is ["arn", var partition, _, _, _, ..] && answer.Account is { } account
            ? new AccountIdentity(account, partition, answer.Arn)
            : throw new FormatException("does not say who calls"),
        cancellationToken);
}
