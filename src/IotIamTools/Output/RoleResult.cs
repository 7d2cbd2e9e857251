using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Plans;

namespace IotIamTools;

/// <summary>A role of a set-up, as it is now, with what the command changed.</summary>
public sealed class RoleResult
{
    internal RoleResult(EntityResult result, string blueprint)
    {
        var role = (Role)result.Current!;
        var spec = (RoleSpec)result.Plan.Spec;
        RoleName = role.Name;
        Arn = role.Arn;
        Path = role.Path;
        RoleId = role.Id;
        CreateDate = role.CreateDate.UtcDateTime;
        var wasUpdated = result.SettingsWereChanged;
        Description = wasUpdated && spec.DescriptionIsRequired ? spec.Description : role.Description;
        MaxSessionDuration = wasUpdated ? spec.MaxSessionDuration ?? role.MaxSessionDuration : role.MaxSessionDuration;
        PermissionsBoundaryArn = spec.PermissionsBoundaryArn ?? role.PermissionsBoundaryArn;
        TrustedBy = new(spec.Trust.Statements.Where(s => s.Principal is not null).SelectMany(s => s.Principal!.Principals).Select(p => p.Value).Distinct(StringComparer.Ordinal));
        AttachedPolicies = new(result.AttachedPolicyNames);
        InlinePolicies = new(result.InlinePolicyNames);
        Tags = new(spec.Tags.Concat(role.Tags.Where(t => !spec.Tags.Any(s => s.Key.Equals(t.Key, StringComparison.OrdinalIgnoreCase)))).Select(t => $"{t.Key}={t.Value}"));
        Additional = new(result.Plan.Differences.Where(d => !d.IsDrift).Select(d => d.Text));
        Change = result.Change;
        Kind = spec.Kind;
        Blueprint = blueprint;
    }

    /// <summary>The role's name.</summary>
    public string RoleName { get; }

    /// <summary>The role's ARN.</summary>
    public string Arn { get; }

    /// <summary>What the command did: Unchanged, Created, Completed (missing parts were added) or Updated (something different was overwritten).</summary>
    public Change Change { get; }

    /// <summary>The role's part in its blueprint.</summary>
    public string Kind { get; }

    /// <summary>The blueprint.</summary>
    public string Blueprint { get; }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The stable id.</summary>
    public string RoleId { get; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime CreateDate { get; }

    /// <summary>The description, or null.</summary>
    public string? Description { get; }

    /// <summary>The longest session in seconds.</summary>
    public int MaxSessionDuration { get; }

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

    /// <summary>The ARN.</summary>
    public override string ToString() => Arn;
}
