using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Permissions.Grants;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;

namespace IotIamTools;

/// <summary>What a user, group or role was granted.</summary>
public sealed class PermissionGrantResult
{
    internal PermissionGrantResult(PermissionGrant grant, RequiredPermissions required, bool isDeclined)
    {
        PrincipalName = grant.Entity.Name;
        PrincipalArn = grant.Arn;
        PrincipalType = grant.Entity.Kind;
        PermissionSet = required.Set.Name;
        Change = isDeclined ? Change.Declined : grant.Document is null ? Change.Unchanged : grant.Replaces ? Change.Completed : Change.Created;
        PolicyName = grant.Document is null ? null : grant.PolicyName;
        Granted = new(isDeclined ? [] : grant.Granted.Select(p => p.Action).Distinct(StringComparer.OrdinalIgnoreCase));
        NotGranted = new(grant.Remaining.Where(r => !grant.Granted.Contains(r.Permission)).Select(r => r.Permission.Documented).Concat(isDeclined ? grant.Granted.Select(p => p.Documented) : []).Distinct(StringComparer.Ordinal));
        PolicyDocument = grant.Document is null || isDeclined ? null : PolicyWriter.Write(grant.Document, indented: true);
    }

    /// <summary>The name of the user, group or role.</summary>
    public string PrincipalName { get; }

    /// <summary>Its ARN.</summary>
    public string PrincipalArn { get; }

    /// <summary>User, Role or Group.</summary>
    public EntityKind PrincipalType { get; }

    /// <summary>The permission set.</summary>
    public string PermissionSet { get; }

    /// <summary>Unchanged (nothing was missing), Created (a new inline policy), Completed (the policy was there, and got what was missing), or Declined (the user said no).</summary>
    public Change Change { get; }

    /// <summary>The name of the inline policy; null where nothing was missing.</summary>
    public string? PolicyName { get; }

    /// <summary>The actions that it grants in addition to what was there.</summary>
    public TextList Granted { get; }

    /// <summary>What is still not allowed, because another policy denies or limits it or the user said no, by the documented names.</summary>
    public TextList NotGranted { get; }

    /// <summary>The inline policy as it is now, as JSON; null if nothing was missing or the user said no.</summary>
    public string? PolicyDocument { get; }

    /// <summary>The ARN.</summary>
    public override string ToString() => PrincipalArn;
}
