using IotIamTools.Core.Accounts;
using IotIamTools.Core.Plans;

namespace IotIamTools;

/// <summary>A customer managed policy of a set-up, with what the command changed.</summary>
public sealed class PolicyResult
{
    internal PolicyResult(EntityResult result, string blueprint)
    {
        var policy = (ManagedPolicy)result.Current!;
        PolicyName = policy.Name;
        Arn = policy.Arn;
        Path = policy.Path;
        Change = result.Change;
        Blueprint = blueprint;
    }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; }

    /// <summary>The policy's ARN.</summary>
    public string Arn { get; }

    /// <summary>What the command did: Unchanged, Created, or Updated (a new version is in force).</summary>
    public Change Change { get; }

    /// <summary>The blueprint.</summary>
    public string Blueprint { get; }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The ARN.</summary>
    public override string ToString() => Arn;
}
