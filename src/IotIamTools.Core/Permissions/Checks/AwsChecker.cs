using System.Globalization;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>Asks AWS which permissions principals have. Source: IAM API reference, SimulatePrincipalPolicy.</summary>
internal sealed class AwsChecker : IDisposable
{
    /// <summary>The operation by which AWS is asked.</summary>
    public const string Operation = "SimulatePrincipalPolicy";

    // Looking up a few principals is quicker than reading the whole account; for more it is the other way round.
    private const int LookUps = 5;

    private static readonly HashSet<string> BooleanKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SecureTransport", "aws:MultiFactorAuthPresent", "aws:ViaAWSService", "aws:PrincipalIsAWSService",
    };

    private readonly IIamAccount _account;
    private readonly IPolicySimulator _simulator;
    private readonly PermissionTrials _trials;
    private readonly IReadOnlyList<Question[]> _questions;

    // One call goes first: where AWS cannot be asked, it is not asked eight times.
    private readonly SemaphoreSlim _places = new(1);
    private readonly SemaphoreSlim _reading = new(1);
    private bool _isAnswered;
    private AccountIndex? _index;
    private PolicyLibrary? _library;

    public AwsChecker(IIamAccount account, IPolicySimulator simulator, PermissionTrials trials)
    {
        (_account, _simulator, _trials) = (account, simulator, trials);

        // One call asks for all actions that are tried on the same resources under the same context.
        _questions =
        [
            .. trials.Items.SelectMany((t, i) => t.Contexts.Select(c => new Question(t, i, c)))
                .GroupBy(q => $"{q.Context} {string.Join('\n', q.Trial.Resources.Select(r => r.Arn))}", StringComparer.Ordinal)
                .Select(g => g.ToArray()),
        ];
    }

    public void Dispose()
    {
        _places.Dispose();
        _reading.Dispose();
    }

    public async Task<CheckReport> RunAsync(IReadOnlyList<EntityReference>? names, IProgress<CheckProgress>? progress, CancellationToken cancellationToken)
    {
        if (names is null)
        {
            names = [.. (await IndexAsync(cancellationToken).ConfigureAwait(false)).Details.Users.Select(u => EntityReference.Parse(u.User.Arn))];
        }

        if (names.Count > LookUps)
        {
            await IndexAsync(cancellationToken).ConfigureAwait(false);
        }

        var (done, telling) = (0, new object());
        var outcomes = await ParallelCalls.AskAsync(
            names,
            async (name, ct) =>
            {
                var outcome = await AskAboutAsync(name, ct).ConfigureAwait(false);
                lock (telling)
                {
                    progress?.Report(new CheckProgress(++done, names.Count));
                }

                return outcome;
            },
            cancellationToken).ConfigureAwait(false);
        return new CheckReport(outcomes, _index?.Details.Warnings ?? []);
    }

    private async Task<PrincipalOutcome> AskAboutAsync(EntityReference reference, CancellationToken cancellationToken)
    {
        AccountPrincipal principal;
        try
        {
            principal = await FindAsync(reference, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is EntityReferenceException or IamException { Code: IamErrorCodes.NoSuchEntity })
        {
            return new PrincipalOutcome(reference, null, error);
        }

        return new PrincipalOutcome(reference, await CheckAsync(principal, cancellationToken).ConfigureAwait(false), null);
    }

    private async Task<PrincipalCheck> CheckAsync(AccountPrincipal principal, CancellationToken cancellationToken)
    {
        var answers = await ParallelCalls.AskAsync(_questions, (q, ct) => AnswerAsync(principal, q, ct), cancellationToken).ConfigureAwait(false);

        // Under each context it must be allowed.
        var rows = new PermissionRow?[_trials.Items.Count];
        foreach (var (index, row) in answers.SelectMany(a => a))
        {
            if (rows[index] is not { } other || row.Decision > other.Decision)
            {
                rows[index] = row;
            }
        }

        return new PrincipalCheck(principal, _trials.Required, [.. rows.Select(r => r!.Decision)], PermissionEvaluator.Aws, () => rows!);
    }

    /// <summary>The row of each question; they are alike but for their actions.</summary>
    private async Task<List<(int Index, PermissionRow Row)>> AnswerAsync(AccountPrincipal principal, Question[] questions, CancellationToken cancellationToken)
    {
        var (first, context) = (questions[0].Trial, questions[0].Context);
        var results = await AskAsync(principal, questions.Select(q => q.Trial.Action.Name), first.Resources.Select(r => r.Arn), context, cancellationToken).ConfigureAwait(false);
        var rows = new List<(int, PermissionRow)>(questions.Length);
        foreach (var (trial, index, _) in questions)
        {
            var row = Row(trial, results);
            if (trial.IsForAnyRole && row.Decision != PermissionDecision.Allowed)
            {
                row = await AskAnyRoleAsync(principal, trial, context, cancellationToken).ConfigureAwait(false) ?? row;
            }

            rows.Add((index, row));
        }

        return rows;
    }

    /// <summary>The row of a role that may be passed, or null where there is none.</summary>
    private async Task<PermissionRow?> AskAnyRoleAsync(AccountPrincipal principal, PermissionTrial trial, int context, CancellationToken cancellationToken)
    {
        var known = await IndexAsync(cancellationToken).ConfigureAwait(false);
        var policies = _library!.Of(known.Find(EntityReference.Parse(principal.Arn)) ?? principal);
        var roles = _library.RolesTrusting(_trials.PassedTo(context)!).Concat(policies.PassableRoles).Distinct(StringComparer.Ordinal).ToList();
        if (roles.Count == 0)
        {
            return null;
        }

        var results = await AskAsync(principal, [trial.Action.Name], roles, context, cancellationToken).ConfigureAwait(false);
        return results.FirstOrDefault(r => r.Decision == SimulatedDecision.Allowed) is { } allowed ? Row(trial, [allowed]) : null;
    }

    private async Task<IReadOnlyList<SimulatedResult>> AskAsync(
        AccountPrincipal principal, IEnumerable<string> actions, IEnumerable<string> resources, int context, CancellationToken cancellationToken)
    {
        var request = new SimulationRequest
        {
            PrincipalArn = principal.Arn,
            ActionNames = [.. actions.Distinct(StringComparer.OrdinalIgnoreCase)],
            ResourceArns = [.. resources],
            Context = [.. _trials.Contexts[context].Select(c => new SimulationContextEntry(c.Key, TypeOf(c.Key, c.Value), c.Value.Values))],
        };

        // The place of a call that fails is given to no other: the check ends.
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        var results = await _simulator.SimulateAsync(request, cancellationToken).ConfigureAwait(false);
        var places = _isAnswered ? 1 : ParallelCalls.AtOnce;
        _isAnswered = true;
        _places.Release(places);
        return results;
    }

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

    private async Task<AccountPrincipal> FindAsync(EntityReference reference, CancellationToken cancellationToken)
    {
        if (_index is not null)
        {
            return _index.Require(reference);
        }

        // Of another account's ARN the account need not be asked.
        var place = _trials.Required.Place;
        var found = reference.Problem is null && reference.ProblemIn(place.Partition, place.AccountId) is null ? await LookUpAsync(reference, cancellationToken).ConfigureAwait(false) : null;
        return AccountIndex.Require(reference, found, place);
    }

    private async Task<AccountPrincipal?> LookUpAsync(EntityReference reference, CancellationToken cancellationToken)
    {
        if ((reference.Kind ?? EntityKind.User) == EntityKind.User && await _account.FindUserAsync(reference.Name, cancellationToken).ConfigureAwait(false) is { } user)
        {
            return AccountPrincipal.Of(user);
        }

        if ((reference.Kind ?? EntityKind.Role) == EntityKind.Role && await _account.FindRoleAsync(reference.Name, cancellationToken).ConfigureAwait(false) is { } role)
        {
            return AccountPrincipal.Of(role);
        }

        return (reference.Kind ?? EntityKind.Group) == EntityKind.Group && await _account.FindGroupAsync(reference.Name, cancellationToken).ConfigureAwait(false) is { } group
            ? AccountPrincipal.Of(group.Group)
            : null;
    }

    private async Task<AccountIndex> IndexAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_index is null)
            {
                var index = new AccountIndex(await _account.GetAuthorizationDetailsAsync(cancellationToken).ConfigureAwait(false), _trials.Required.Place);
                (_library, _index) = (new PolicyLibrary(index), index);
            }

            return _index;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>What is asked: a trial, its place among all, and one of its contexts.</summary>
    private sealed record Question(PermissionTrial Trial, int Index, int Context);
}
