namespace IotIamTools.Core.Blueprints;

/// <summary>Managed policies of AWS that can no longer be attached, and what takes their place.</summary>
internal static class RetiredPolicies
{
    private static readonly Dictionary<string, (string Since, string Replacement)> Replacements = new(StringComparer.Ordinal)
    {
        ["AWSLambdaFullAccess"] = ("2021-03-01", "AWSLambda_FullAccess"),
        ["AWSLambdaReadOnlyAccess"] = ("2021-03-01", "AWSLambda_ReadOnlyAccess"),
        ["service-role/AWSConfigRole"] = ("2022-07-05", "service-role/AWS_ConfigRole"),
    };

    /// <summary>The policy to attach in place of a retired one, with a note; the policy itself where it is not retired.</summary>
    public static ManagedPolicySpec Replace(ManagedPolicySpec policy, List<Note> notes)
    {
        var marker = policy.Arn.IndexOf(":iam::aws:policy/", StringComparison.Ordinal);
        if (marker < 0)
        {
            return policy;
        }

        var prefix = policy.Arn[..(marker + ":iam::aws:policy/".Length)];
        if (!Replacements.TryGetValue(policy.Arn[prefix.Length..], out var found))
        {
            return policy;
        }

        var replacement = new ManagedPolicySpec(prefix + found.Replacement, [policy.Arn, .. policy.SatisfiedBy]);
        notes.Add(new Note(
            NoteKind.Replaced,
            $"{policy.Name} was retired by AWS on {found.Since} and can no longer be attached; {replacement.Name} is used in its place. Where {policy.Name} is still attached it is left as it is."));
        return replacement;
    }
}
