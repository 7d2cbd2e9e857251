using IotIamTools.Core.Iam;
using IotIamTools.Core.Leftovers;
using IotIamTools.Leftovers;

namespace IotIamTools;

/// <summary>A finding: something that a set-up left behind, or that has grown old in one.</summary>
public sealed class LeftoverResult
{
    private readonly string _text;

    internal LeftoverResult(Leftover leftover)
    {
        var entity = leftover.Entity;
        EntityType = entity.Kind;
        Name = entity.Name;
        Rule = leftover.Rule;
        Certainty = leftover.Certainty;
        Why = leftover.Why;
        Since = leftover.Since?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        LastUsed = leftover.LastUsed?.UtcDateTime;
        Remediation = leftover.Remediation;
        CommandLine = RemediationCommand.For(leftover);
        Arn = leftover.Arn;
        AccountId = leftover.Remediation.Entity.AccountId;
        RoleName = entity.Kind == EntityKind.Role ? entity.Name : null;
        GroupName = entity.Kind == EntityKind.Group ? entity.Name : leftover.GroupName;
        UserName = entity.Kind == EntityKind.User ? entity.Name : null;
        _text = leftover.ToString();
    }

    /// <summary>Role, Group or User.</summary>
    public EntityKind EntityType { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What makes it a leftover: EndedService, RetiredPolicy, JetsBaseline, UnusedDeployUser or MissingSourceCondition.</summary>
    public LeftoverRule Rule { get; }

    /// <summary>Possible, Likely or Certain.</summary>
    public Certainty Certainty { get; }

    /// <summary>Why it is one, in a sentence.</summary>
    public string Why { get; }

    /// <summary>From which day on it has been one, in UTC; null if that is not known.</summary>
    public DateTime? Since { get; }

    /// <summary>When the role, or the user's password or access keys as far as they were looked at, was last used, in UTC; null if it was not, or if that is not known.</summary>
    public DateTime? LastUsed { get; }

    /// <summary>What fixes it: an object with its Kind (Remove, SwapPolicy, AddConditions, Narrow or Review), the Entity to change and the values. As text, the kind comes first.</summary>
    public Remediation Remediation { get; }

    /// <summary>The command line that carries out the remediation; null if you must decide first.</summary>
    public string? CommandLine { get; }

    /// <summary>The ARN.</summary>
    public string Arn { get; }

    /// <summary>The account that has it, twelve digits; null if its ARN does not say that.</summary>
    public string? AccountId { get; }

    /// <summary>The name of a role, for the commands that take roles; null for a group or user.</summary>
    public string? RoleName { get; }

    /// <summary>The name of a group, or of the group through which a user is concerned, for the commands that take groups; null for a role.</summary>
    public string? GroupName { get; }

    /// <summary>The name of a user, for the commands that take users; null for a role or group.</summary>
    public string? UserName { get; }

    /// <summary>"role AWSDeepLensServiceRole: ...": not a name, so that a command which takes names of something else refuses it.</summary>
    public override string ToString() => _text;
}
