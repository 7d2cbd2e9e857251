using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Permissions.Grants;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;

namespace IotIamTools;

/// <summary>What a user, group or role was granted.</summary>
public sealed class PermissionGrantResult
{
    internal PermissionGrantResult(PermissionGrant grant, RequiredPermissions required)
    {
        PrincipalName = grant.Entity.Name;
        PrincipalArn = grant.Arn;
        PrincipalType = grant.Entity.Kind;
        PermissionSet = required.Set.Name;
        Change = grant.Document is null ? Change.Unchanged : grant.Replaces ? Change.Completed : Change.Created;
        PolicyName = grant.Document is null ? null : grant.PolicyName;
        Granted = new(grant.Granted.Select(p => p.Action).Distinct(StringComparer.OrdinalIgnoreCase));
        NotGranted = new(grant.Remaining.Where(r => !grant.Granted.Contains(r.Permission)).Select(r => r.Permission.Documented).Distinct(StringComparer.Ordinal));
        PolicyDocument = grant.Document is null ? null : PolicyWriter.Write(grant.Document, indented: true);
    }

    /// <summary>The name of the user, group or role.</summary>
    public string PrincipalName { get; }

    /// <summary>Its ARN.</summary>
    public string PrincipalArn { get; }

    /// <summary>User, Role or Group.</summary>
    public EntityKind PrincipalType { get; }

    /// <summary>The permission set.</summary>
    public string PermissionSet { get; }

    /// <summary>Unchanged (nothing was missing), Created (a new inline policy), or Completed (the policy was there, and got what was missing).</summary>
    public Change Change { get; }

    /// <summary>The name of the inline policy; null where nothing was missing.</summary>
    public string? PolicyName { get; }

    /// <summary>The actions that it grants in addition to what was there.</summary>
    public TextList Granted { get; }

    /// <summary>What is still not allowed, because another policy denies or limits it, by the documented names.</summary>
    public TextList NotGranted { get; }

    /// <summary>The inline policy as it is now, as JSON; null where nothing was missing.</summary>
    public string? PolicyDocument { get; }

    /// <summary>The ARN.</summary>
    public override string ToString() => PrincipalArn;
}
