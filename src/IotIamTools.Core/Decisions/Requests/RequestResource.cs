namespace IotIamTools.Core.Decisions.Requests;

/// <summary>The resource of a request and the account that owns it. Shareable between requests and threads.</summary>
public sealed class RequestResource
{
    private readonly bool _isRole;
    private readonly bool _isKmsKey;

    private RequestResource(string arn, string? accountId)
    {
        Arn = arn;
        AccountId = accountId;
        _isRole = IsOfType("iam", "role/");
        _isKmsKey = IsOfType("kms", "key/");
    }

    /// <summary><c>*</c>: what a request of an action without resource types is about.</summary>
    public static RequestResource Any { get; } = new("*", null);

    /// <summary>The resource's ARN, or <c>*</c>.</summary>
    public string Arn { get; }

    /// <summary>
    /// The account that owns the resource, or null where it is not known; then it is taken to be the principal's own, as
    /// SimulatePrincipalPolicy does (IAM API, ResourceOwner).
    /// </summary>
    public string? AccountId { get; }

    /// <summary>Whether the resource's own policy must allow the request explicitly: KMS keys, and roles when they are assumed.</summary>
    /// <remarks>Only the trust policy answers to STS; what IAM itself does with a role is decided by identity policies alone.</remarks>
    internal bool NeedsExplicitAllow(RequestAction action) => _isKmsKey || (_isRole && action.Service == "sts");

    private bool IsOfType(string service, string typePrefix) =>
        Iam.Arn.TryParse(Arn, out var arn) && arn.Service.SequenceEqual(service) && arn.Resource.StartsWith(typePrefix, StringComparison.Ordinal);

    /// <summary>Makes a resource.</summary>
    /// <param name="arn">An ARN, or <c>*</c>.</param>
    /// <param name="accountId">The account that owns it; where it is null, the account that stands in the ARN, if one does.</param>
    /// <exception cref="FormatException">The text is neither an ARN nor <c>*</c>, or the account is not twelve digits.</exception>
    public static RequestResource Parse(string arn, string? accountId = null)
    {
        if (accountId is not null && !Iam.Arn.IsAccountId(accountId))
        {
            throw new FormatException($"'{accountId}' is not an account id; it has twelve digits");
        }

        if (arn == "*")
        {
            return accountId is null ? Any : new RequestResource(arn, accountId);
        }

        if (!Iam.Arn.TryParse(arn, out var parsed))
        {
            throw new FormatException($"'{arn}' is not a resource; write an ARN (arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE) or *");
        }

        return new RequestResource(arn, accountId ?? (Iam.Arn.IsAccountId(parsed.Account) ? parsed.Account.ToString() : null));
    }

    /// <inheritdoc/>
    public override string ToString() => Arn;
}
