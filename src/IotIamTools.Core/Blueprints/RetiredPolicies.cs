using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Blueprints;

/// <summary>Puts what AWS has now in the place of managed policies that can no longer be attached.</summary>
internal static class RetiredPolicies
{
    /// <summary>The policy to attach in place of a retired one, with a note; the policy itself where it is not retired.</summary>
    public static ManagedPolicySpec Replace(ManagedPolicySpec policy, List<Note> notes)
    {
        if (AwsManagedPolicies.Replacement(policy.Arn) is not { } found || PolicyArn.Find(policy.Arn) is not { } arn)
        {
            return policy;
        }

        var replacement = new ManagedPolicySpec((arn with { Path = found.Path, Name = found.Name }).ToString(), [policy.Arn, .. policy.SatisfiedBy]);
        var since = Day.Of(AwsManagedPolicies.Find(policy.Arn)!.DeprecatedOn!.Value);
        notes.Add(new Note(
            NoteKind.Replaced,
            $"{policy.Name} was retired by AWS on {since} and can no longer be attached; {replacement.Name} is used in its place. Where {policy.Name} is still attached it is left as it is."));
        return replacement;
    }
}
