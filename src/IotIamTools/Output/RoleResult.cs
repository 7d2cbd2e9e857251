using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Plans;

namespace IotIamTools;

/// <summary>A role of a set-up, as it is now, with what the command changed.</summary>
public sealed class RoleResult
{
    internal RoleResult(EntityResult result, string blueprint)
    {
        // A role that was to be created and was declined does not exist.
        var role = result.Current as Role;
        var spec = (RoleSpec)result.Plan.Spec;
        RoleName = role?.Name ?? spec.Name;
        Arn = role?.Arn;
        Path = role?.Path ?? spec.Path;
        RoleId = role?.Id;
        CreateDate = role?.CreateDate.UtcDateTime;
        var wasUpdated = result.SettingsWereChanged;
        Description = wasUpdated && spec.DescriptionIsRequired ? spec.Description : role?.Description;
        MaxSessionDuration = (wasUpdated ? spec.MaxSessionDuration : null) ?? role?.MaxSessionDuration;
        PermissionsBoundaryArn = result.Change == Change.Declined ? role?.PermissionsBoundaryArn : spec.PermissionsBoundaryArn ?? role?.PermissionsBoundaryArn;
        TrustedBy = new(result.Change == Change.Declined ? [] : spec.Trust.Statements.Where(s => s.Principal is not null).SelectMany(s => s.Principal!.Principals).Select(p => p.Value).Distinct(StringComparer.Ordinal));
        AttachedPolicies = new(result.AttachedPolicyNames);
        InlinePolicies = new(result.InlinePolicyNames);
        var required = result.Change == Change.Declined ? [] : spec.Tags;
        Tags = new(required.Concat((role?.Tags ?? []).Where(t => !required.Any(s => s.Key.Equals(t.Key, StringComparison.OrdinalIgnoreCase)))).Select(t => $"{t.Key}={t.Value}"));
        Additional = new(result.Plan.Differences.Where(d => !d.IsDrift).Select(d => d.Text));
        Change = result.Change;
        Kind = spec.Kind;
        Blueprint = blueprint;
    }

    /// <summary>The role's name.</summary>
    public string RoleName { get; }

    /// <summary>The role's ARN; null if it does not exist.</summary>
    public string? Arn { get; }

    /// <summary>What the command did: Unchanged, Created, Completed (missing parts were added), Updated (something different was overwritten) or Declined (the user said no).</summary>
    public Change Change { get; }

    /// <summary>The role's part in its blueprint.</summary>
    public string Kind { get; }

    /// <summary>The blueprint.</summary>
    public string Blueprint { get; }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The stable id; null if the role does not exist.</summary>
    public string? RoleId { get; }

    /// <summary>When it was created, in UTC; null if it does not exist.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>The description, or null.</summary>
    public string? Description { get; }

    /// <summary>The longest session in seconds; null if the role does not exist.</summary>
    public int? MaxSessionDuration { get; }

    /// <summary>The ARN of the permissions boundary, or null.</summary>
    public string? PermissionsBoundaryArn { get; }

    /// <summary>Who may assume it.</summary>
    public TextList TrustedBy { get; }

    /// <summary>The names of its managed policies.</summary>
    public TextList AttachedPolicies { get; }

    /// <summary>The names of its inline policies.</summary>
    public TextList InlinePolicies { get; }

    /// <summary>Its tags, as KEY=VALUE.</summary>
    public TextList Tags { get; }

    /// <summary>What it has beyond the blueprint, which the command left alone.</summary>
    public TextList Additional { get; }

    /// <summary>The ARN, or the name of a role that does not exist.</summary>
    public override string ToString() => Arn ?? RoleName;
}
