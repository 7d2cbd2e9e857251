namespace IotIamTools.Core.Decisions;

/// <summary>What AWS answers to a request. Source: IAM user guide, reference_policies_evaluation-logic (explicit and implicit denies).</summary>
public enum Decision
{
    /// <summary>No applicable policy denies the request, but not all that must allow it do.</summary>
    ImplicitlyDenied,

    /// <summary>A statement with the effect Deny applies to the request; nothing can override it.</summary>
    ExplicitlyDenied,

    /// <summary>The request is allowed.</summary>
    Allowed,
}
