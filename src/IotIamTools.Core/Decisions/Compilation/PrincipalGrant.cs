namespace IotIamTools.Core.Decisions.Compilation;

/// <summary>
/// How a resource policy's Principal element names who asks. It decides which other policies may still limit the grant; the
/// greater value is the stronger grant. Source: IAM user guide, reference_policies_evaluation-logic (resource-based policies and implicit denies in other policy types).
/// </summary>
internal enum PrincipalGrant
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the account, which delegates to the account's own identity policies.</summary>
    Account,

    /// <summary>By the role or user that the session is of: boundary and session policy limit the grant.</summary>
    Entity,

    /// <summary>By its own name, or as everyone: no implicit deny in another policy of the account limits the grant.</summary>
    Direct,
}
