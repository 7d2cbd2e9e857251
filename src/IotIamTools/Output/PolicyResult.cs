using IotIamTools.Core.Accounts;
using IotIamTools.Core.Plans;

namespace IotIamTools;

/// <summary>A customer managed policy of a set-up, with what the command changed.</summary>
public sealed class PolicyResult
{
    internal PolicyResult(EntityResult result, string blueprint)
    {
        // A policy that was to be created and was declined does not exist.
        var policy = result.Current as ManagedPolicy;
        PolicyName = policy?.Name ?? result.Plan.Spec.Name;
        Arn = policy?.Arn;
        Path = policy?.Path ?? result.Plan.Spec.Path;
        Change = result.Change;
        Blueprint = blueprint;
    }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; }

    /// <summary>The policy's ARN; null if it does not exist.</summary>
    public string? Arn { get; }

    /// <summary>What the command did: Unchanged, Created, Completed (missing tags were added), Updated (a new version is in force) or Declined (the user said no).</summary>
    public Change Change { get; }

    /// <summary>The blueprint.</summary>
    public string Blueprint { get; }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The ARN, or the name of a policy that does not exist.</summary>
    public override string ToString() => Arn ?? PolicyName;
}
