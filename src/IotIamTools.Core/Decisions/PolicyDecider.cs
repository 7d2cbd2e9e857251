using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions;

/// <summary>
/// Decides requests over policies as AWS does. Pure and safe for threads. Source: IAM user guide,
/// reference_policies_evaluation-logic_policy-eval-denyallow and reference_policies_evaluation-logic-cross-account.
/// </summary>
public static class PolicyDecider
{
    /// <summary>The decision alone; takes well under a microsecond and allocates nothing in the common case.</summary>
    /// <param name="policies">The policies that may have a say.</param>
    /// <param name="request">The request.</param>
    public static Decision Decide(PolicySet policies, in AuthorizationRequest request) => new Evaluation(policies, request).Run().Decision;

    /// <summary>The decision with all that led to it.</summary>
    /// <param name="policies">The policies that may have a say.</param>
    /// <param name="request">The request.</param>
    public static Explanation Explain(PolicySet policies, in AuthorizationRequest request) => Explainer.Explain(policies, request);
}
