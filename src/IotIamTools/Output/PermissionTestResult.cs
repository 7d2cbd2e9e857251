using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions.Checks;

namespace IotIamTools;

/// <summary>Whether a principal has the permissions of a set. Each permission is counted or listed once: as allowed, missing, explicitly denied or undecided.</summary>
public sealed class PermissionTestResult
{
    internal PermissionTestResult(PrincipalCheck check)
    {
        PrincipalName = check.PrincipalName;
        PrincipalArn = check.PrincipalArn;
        PrincipalType = check.Kind;
        PermissionSet = check.PermissionSet;
        Passed = check.Passed;
        Allowed = check.AllowedCount;
        Total = check.Total;
        Missing = new(check.Missing.Select(p => p.Documented));
        ExplicitlyDenied = new(check.ExplicitlyDenied.Select(p => p.Documented));
        Undecided = new(check.Undecided.Select(p => p.Documented));
        Problem = new(check.Problems);
        Evaluator = check.Evaluator;
    }

    /// <summary>The principal's name.</summary>
    public string PrincipalName { get; }

    /// <summary>The principal's ARN.</summary>
    public string PrincipalArn { get; }

    /// <summary>User, Role or Group.</summary>
    public EntityKind PrincipalType { get; }

    /// <summary>The permission set.</summary>
    public string PermissionSet { get; }

    /// <summary>Whether the principal has all permissions.</summary>
    public bool Passed { get; }

    /// <summary>How many it has.</summary>
    public int Allowed { get; }

    /// <summary>How many there are.</summary>
    public int Total { get; }

    /// <summary>Those that nothing allows, by their documented names. A policy can grant them.</summary>
    public TextList Missing { get; }

    /// <summary>Those that a policy denies, by their documented names. Granting them changes nothing.</summary>
    public TextList ExplicitlyDenied { get; }

    /// <summary>Those that depend on policies which are not known or cannot be read, by their documented names.</summary>
    public TextList Undecided { get; }

    /// <summary>The policies that are not known or cannot be read.</summary>
    public TextList Problem { get; }

    /// <summary>Who decided: Aws or Local.</summary>
    public PermissionEvaluator Evaluator { get; }

    /// <summary>"ann: 34 of 34 permissions of greengrass-user".</summary>
    public override string ToString() => $"{PrincipalName}: {Allowed} of {Total} permissions of {PermissionSet}";
}
