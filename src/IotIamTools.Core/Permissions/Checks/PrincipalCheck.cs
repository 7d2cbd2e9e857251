using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>Which permissions of a set a principal has. Each permission is in just one of the four lists.</summary>
public sealed class PrincipalCheck
{
    private readonly IReadOnlyList<Permission> _permissions;
    private readonly PermissionDecision[] _decisions;
    private readonly Func<IReadOnlyList<PermissionRow>> _explain;

    internal PrincipalCheck(
        AccountPrincipal principal, RequiredPermissions required, PermissionDecision[] decisions, PermissionEvaluator evaluator, Func<IReadOnlyList<PermissionRow>> explain)
    {
        (PrincipalArn, PrincipalName, Kind, Principal) = (principal.Arn, principal.Name, principal.Kind, principal);
        PermissionSet = required.Set.Name;
        _permissions = required.Permissions;
        _decisions = decisions;
        _explain = explain;
        Evaluator = evaluator;
    }

    /// <summary>The principal's ARN.</summary>
    public string PrincipalArn { get; }

    /// <summary>The principal's name, without path.</summary>
    public string PrincipalName { get; }

    /// <summary>User, role or group. A group's answer is what its policies give to a user who has no others.</summary>
    public EntityKind Kind { get; }

    /// <summary>The name of the permission set.</summary>
    public string PermissionSet { get; }

    /// <summary>Who decided: Aws or Local.</summary>
    public PermissionEvaluator Evaluator { get; }

    /// <summary>The decisions in the set's order.</summary>
    public IReadOnlyList<PermissionDecision> Decisions => _decisions;

    /// <summary>How many permissions were checked.</summary>
    public int Total => _decisions.Length;

    /// <summary>How many of them the principal has.</summary>
    public int AllowedCount => _decisions.Count(d => d == PermissionDecision.Allowed);

    /// <summary>Whether it has all of them.</summary>
    public bool Passed => Array.TrueForAll(_decisions, d => d == PermissionDecision.Allowed);

    /// <summary>Those that nothing allows.</summary>
    public IEnumerable<Permission> Missing => Those(PermissionDecision.ImplicitlyDenied);

    /// <summary>Those that a policy denies.</summary>
    public IEnumerable<Permission> ExplicitlyDenied => Those(PermissionDecision.ExplicitlyDenied);

    /// <summary>Those that depend on policies which are not known or cannot be read.</summary>
    public IEnumerable<Permission> Undecided => Those(PermissionDecision.Undecided);

    /// <summary>The policies that are not known or cannot be read, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>One row a permission, in the set's order, with the reasons. They are worked out when they are asked for.</summary>
    public IReadOnlyList<PermissionRow> Explain() => _explain();

    internal AccountPrincipal Principal { get; }

    private IEnumerable<Permission> Those(PermissionDecision decision)
    {
        for (var i = 0; i < _decisions.Length; i++)
        {
            if (_decisions[i] == decision)
            {
                yield return _permissions[i];
            }
        }
    }
}

/// <summary>What became of one principal that was asked about.</summary>
/// <param name="Reference">The principal as it was named.</param>
/// <param name="Check">Its check, or null if there is no such principal in the account.</param>
/// <param name="Error">Why there is no check; otherwise null.</param>
public sealed record PrincipalOutcome(EntityReference Reference, PrincipalCheck? Check, Exception? Error)
{
    /// <summary>Why there is no check, as a sentence without its period; otherwise null.</summary>
    public string? Problem => Error?.Message.TrimEnd('.');
}

/// <summary>The answers of a check.</summary>
/// <param name="Outcomes">One for each principal, in the order in which they were asked about.</param>
/// <param name="Warnings">What the user should know about the answers.</param>
public sealed record CheckReport(IReadOnlyList<PrincipalOutcome> Outcomes, IReadOnlyList<string> Warnings);
