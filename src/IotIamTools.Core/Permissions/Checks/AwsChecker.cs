using System.Globalization;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Decisions;

namespace IotIamTools.Core.Permissions;

/// <summary>Asks AWS which permissions principals have. Source: IAM API reference, SimulatePrincipalPolicy.</summary>
internal sealed class AwsChecker(IIamAccount account, IPolicySimulator simulator, PermissionTrials trials)
{
    /// <summary>The operation by which AWS is asked.</summary>
    public const string Operation = "SimulatePrincipalPolicy";

    // Looking up a few principals is quicker than reading the whole account; for more it is the other way round.
    private const int LookUps = 5;

    private static readonly HashSet<string> BooleanKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SecureTransport", "aws:MultiFactorAuthPresent", "aws:ViaAWSService", "aws:PrincipalIsAWSService",
    };

    private AccountIndex? _index;
    private PolicyLibrary? _library;

    public async Task<CheckReport> RunAsync(IReadOnlyList<PrincipalName>? names, IProgress<CheckProgress>? progress, CancellationToken cancellationToken)
    {
        if (names is null)
        {
            names = [.. (await IndexAsync(cancellationToken).ConfigureAwait(false)).Details.Users.Select(u => new PrincipalName(u.User.Arn))];
        }

        if (names.Count > LookUps)
        {
            await IndexAsync(cancellationToken).ConfigureAwait(false);
        }

        var outcomes = new List<PrincipalOutcome>(names.Count);
        foreach (var name in names)
        {
            var (principal, problem) = await FindAsync(name, cancellationToken).ConfigureAwait(false);
            outcomes.Add(new PrincipalOutcome(name, principal is null ? null : await CheckAsync(principal, cancellationToken).ConfigureAwait(false), problem));
            progress?.Report(new CheckProgress(outcomes.Count, names.Count));
        }

        return new CheckReport(outcomes, []);
    }

    private async Task<PrincipalCheck> CheckAsync(AccountPrincipal principal, CancellationToken cancellationToken)
    {
        var rows = new PermissionRow?[trials.Items.Count];

        // One call asks for all actions that are tried on the same resources under the same context.
        var asked = trials.Items.SelectMany((t, i) => t.Contexts.Select(c => (Trial: t, Index: i, Context: c)))
            .GroupBy(a => $"{a.Context} {string.Join('\n', a.Trial.Resources.Select(r => r.Arn))}", StringComparer.Ordinal);
        foreach (var group in asked)
        {
            var (first, context) = (group.First().Trial, group.First().Context);
            var results = await AskAsync(principal, group.Select(g => g.Trial.Action.Name), first.Resources.Select(r => r.Arn), context, cancellationToken).ConfigureAwait(false);
            foreach (var (trial, i, _) in group)
            {
                var row = Row(trial, results);
                if (trial.IsForAnyRole && row.Decision != PermissionDecision.Allowed)
                {
                    row = await AskAnyRoleAsync(principal, trial, context, cancellationToken).ConfigureAwait(false) ?? row;
                }

                if (rows[i] is not { } other || row.Decision > other.Decision)
                {
                    rows[i] = row;
                }
            }
        }

        return new PrincipalCheck(principal, trials.Required, [.. rows.Select(r => r!.Decision)], PermissionEvaluator.Aws, () => rows!);
    }

    /// <summary>The row of a role that may be passed, or null where there is none.</summary>
    private async Task<PermissionRow?> AskAnyRoleAsync(AccountPrincipal principal, PermissionTrial trial, int context, CancellationToken cancellationToken)
    {
        var known = await IndexAsync(cancellationToken).ConfigureAwait(false);
        var policies = _library!.Of(known.Find(new PrincipalName(principal.Arn), out _) ?? principal);
        var roles = _library.RolesTrusting(trials.PassedTo(context)!).Concat(policies.PassableRoles).Distinct(StringComparer.Ordinal).ToList();
        if (roles.Count == 0)
        {
            return null;
        }

        var results = await AskAsync(principal, [trial.Action.Name], roles, context, cancellationToken).ConfigureAwait(false);
        return results.FirstOrDefault(r => r.Decision == SimulatedDecision.Allowed) is { } allowed ? Row(trial, [allowed]) : null;
    }

    private Task<IReadOnlyList<SimulatedResult>> AskAsync(
        AccountPrincipal principal, IEnumerable<string> actions, IEnumerable<string> resources, int context, CancellationToken cancellationToken) =>
        simulator.SimulateAsync(
            new SimulationRequest
            {
                PrincipalArn = principal.Arn,
                ActionNames = [.. actions.Distinct(StringComparer.OrdinalIgnoreCase)],
                ResourceArns = [.. resources],
                Context = [.. trials.Contexts[context].Select(c => new SimulationContextEntry(c.Key, TypeOf(c.Key, c.Value), c.Value.Values))],
            },
            cancellationToken);

    private static PermissionRow Row(PermissionTrial trial, IReadOnlyList<SimulatedResult> results)
    {
        var worst = results.Where(r => r.ActionName.Equals(trial.Action.Name, StringComparison.OrdinalIgnoreCase)).MaxBy(r => Decision(r.Decision))
            ?? throw new IamException(IamErrorCodes.ServiceFailure, $"AWS gave no decision about {trial.Action}", Operation);
        var decision = Decision(worst.Decision);
        var statements = worst.MatchedStatements.Select(s => $"{s.SourcePolicyType ?? "policy"} '{s.SourcePolicyId}'").Distinct(StringComparer.Ordinal).ToList();
        var blocked = decision == PermissionDecision.Allowed ? null
            : worst.AllowedByOrganizations == false ? PolicyType.ServiceControl.NameOf()
            : worst.AllowedByPermissionsBoundary == false ? PolicyType.Boundary.NameOf()
            : PolicyType.Identity.NameOf();
        var by = statements.Count == 0 ? "" : $" by {string.Join(", ", statements)}";
        var missing = worst.MissingContextKeys.Count == 0 ? "" : $"; it may depend on what the request does not have: {string.Join(", ", worst.MissingContextKeys)}";
        return new PermissionRow
        {
            Permission = trial.Permission,
            Decision = decision,
            Resource = worst.Resource,
            Why = decision switch
            {
                PermissionDecision.Allowed => $"AWS: allowed{by}{missing}.",
                PermissionDecision.ExplicitlyDenied => $"AWS: denied{by}, which no allow can override{missing}.",
                _ => $"AWS: denied, the {blocked} does not allow {worst.ActionName} on {worst.Resource}{missing}.",
            },
            BlockedBy = blocked,
            MissingContextKeys = worst.MissingContextKeys,
        };
    }

    private static PermissionDecision Decision(SimulatedDecision decision) => decision switch
    {
        SimulatedDecision.Allowed => PermissionDecision.Allowed,
        SimulatedDecision.ExplicitDeny => PermissionDecision.ExplicitlyDenied,
        _ => PermissionDecision.ImplicitlyDenied,
    };

    private static string TypeOf(string key, ContextValue value)
    {
        var type = BooleanKeys.Contains(key) ? "boolean"
            : key.Equals("aws:CurrentTime", StringComparison.OrdinalIgnoreCase) ? "date"
            : key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase) ? "ip"
            : key.Equals("aws:EpochTime", StringComparison.OrdinalIgnoreCase) || value.Values.All(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) && key.EndsWith("Age", StringComparison.OrdinalIgnoreCase) ? "numeric"
            : "string";
        return value.IsMultivalued ? type + "List" : type;
    }

    private async Task<(AccountPrincipal? Principal, string? Problem)> FindAsync(PrincipalName name, CancellationToken cancellationToken)
    {
        if (_index is not null)
        {
            var found = _index.Find(name, out var reason);
            return (found, reason);
        }

        if (name.Read(out var problem) is not { } parts)
        {
            return (null, problem);
        }

        var accountId = trials.Required.Place.AccountId;
        var principal = parts.AccountId is null || parts.AccountId == accountId ? await LookUpAsync(parts, cancellationToken).ConfigureAwait(false) : null;
        return principal is not null && (parts.Arn is null || parts.Arn == principal.Arn) ? (principal, null) : (null, AccountIndex.NotFound(name, parts, accountId));
    }

    private async Task<AccountPrincipal?> LookUpAsync(PrincipalName.Parts parts, CancellationToken cancellationToken)
    {
        if ((parts.Kind ?? EntityKind.User) == EntityKind.User && await account.FindUserAsync(parts.Name, cancellationToken).ConfigureAwait(false) is { } user)
        {
            return AccountPrincipal.Of(user);
        }

        if ((parts.Kind ?? EntityKind.Role) == EntityKind.Role && await account.FindRoleAsync(parts.Name, cancellationToken).ConfigureAwait(false) is { } role)
        {
            return AccountPrincipal.Of(role);
        }

        return (parts.Kind ?? EntityKind.Group) == EntityKind.Group && await account.FindGroupAsync(parts.Name, cancellationToken).ConfigureAwait(false) is { } group
            ? AccountPrincipal.Of(group.Group)
            : null;
    }

    private async Task<AccountIndex> IndexAsync(CancellationToken cancellationToken)
    {
        _index ??= new AccountIndex(await account.GetAuthorizationDetailsAsync(cancellationToken).ConfigureAwait(false), trials.Required.Place.AccountId);
        _library ??= new PolicyLibrary(_index);
        return _index;
    }
}
