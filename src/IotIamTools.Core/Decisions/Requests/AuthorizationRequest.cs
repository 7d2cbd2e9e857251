namespace IotIamTools.Core.Decisions.Requests;

/// <summary>
/// A request that AWS decides about. Its parts are read once and can be shared, so that a question about many principals or
/// many actions costs nothing but the deciding. Source: IAM user guide, reference_policies_evaluation-logic_policy-eval-reqcontext.
/// </summary>
/// <param name="Principal">Who asks.</param>
/// <param name="Action">What for.</param>
/// <param name="Resource">On what.</param>
/// <param name="Context">Under which circumstances.</param>
public readonly record struct AuthorizationRequest(RequestPrincipal Principal, RequestAction Action, RequestResource Resource, RequestContext Context)
{
    /// <summary>Makes a request of texts.</summary>
    /// <param name="principal">The ARN of a user, role, session or root, or a service's name.</param>
    /// <param name="action">The action, such as <c>iot:Publish</c>.</param>
    /// <param name="resource">The resource's ARN, or <c>*</c>.</param>
    /// <param name="resourceAccountId">The account that owns the resource; null takes it from the ARN.</param>
    /// <param name="context">The context keys; null for none.</param>
    /// <exception cref="FormatException">One of the texts is not what it should be; the message says which and why.</exception>
    public static AuthorizationRequest Parse(string principal, string action, string resource = "*", string? resourceAccountId = null, RequestContext? context = null) =>
        new(RequestPrincipal.Parse(principal), RequestAction.Parse(action), RequestResource.Parse(resource, resourceAccountId), context ?? RequestContext.Empty);

    /// <summary>The account that owns the resource, as far as it is known.</summary>
    internal string? ResourceAccountId => Resource.AccountId ?? Principal.AccountId;

    /// <summary>Whether principal and resource are in one account. Services, providers and the anonymous are in none.</summary>
    internal bool IsWithinAccount => Principal.AccountId is not null && Principal.AccountId == ResourceAccountId;
}
