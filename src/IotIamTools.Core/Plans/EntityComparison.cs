using System.Globalization;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Analysis;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Plans;

/// <summary>Collects the differences of one entity and the steps that mend them. A new entity's steps wait for the one that makes it.</summary>
internal sealed class EntityComparison(Entity entity)
{
    private readonly List<Difference> _differences = [];
    private readonly List<PlanStep> _steps = [];
    private readonly List<EntitySteps> _users = [];
    private readonly List<IamProblem> _blockers = [];
    private PlanStep? _create;

    private IReadOnlyList<PlanStep> AfterCreate => _create is null ? [] : [_create];

    public void Create(PlanStep step, string expected)
    {
        _create = step;
        Add(DifferencePart.Existence, DifferenceKind.Missing, null, expected, null, step);
    }

    /// <summary>Records why the set-up is impossible; null if nothing speaks against it.</summary>
    public void Block(IamProblem? problem)
    {
        if (problem is not null)
        {
            _blockers.Add(problem);
        }
    }

    public void Path(string expected, string actual)
    {
        if (expected != actual)
        {
            // A path cannot be changed, and the entity works as it is: the user is told, nothing more.
            Add(DifferencePart.Path, DifferenceKind.Additional, null, expected, actual, null);
        }
    }

    /// <summary>Steps that others need done before them and that mend nothing by themselves.</summary>
    public void Prepare(IEnumerable<PlanStep> steps) => _steps.AddRange(steps);

    /// <summary>Whether a document means what is expected; one that is no policy at all does not.</summary>
    public static bool AreSame(PolicyDocument expected, string actual) =>
        PolicyParser.TryParse(actual, out var document, out _) && PolicyMeaning.AreSame(document, expected);

    /// <summary>Compares a document by meaning; one that is no policy at all differs.</summary>
    public void Document(DifferencePart part, string? name, PolicyDocument expected, string actual, Func<IReadOnlyList<string>, PlanStep> repair)
    {
        if (part == DifferencePart.TrustPolicy && TrustOrder.IsPlaceholder(actual))
        {
            // A run that was interrupted created the role before the principals that it trusts: nobody loses anything by the rest.
            Add(part, DifferenceKind.Missing, name, PolicyWriter.Write(expected), actual, repair([]));
            return;
        }

        if (!PolicyParser.TryParse(actual, out var document, out var error))
        {
            var unreadable = $"! what is there is no valid policy: {error!.Message}";
            Add(part, DifferenceKind.Different, name, PolicyWriter.Write(expected), actual, repair([unreadable]), [unreadable]);
            return;
        }

        var change = PolicyChange.Of(document!, expected, part == DifferencePart.TrustPolicy ? PolicyKind.Trust : PolicyKind.Identity);
        if (change is null)
        {
            return;
        }

        Add(
            part,
            DifferenceKind.Different,
            name,
            PolicyWriter.Write(expected),
            PolicyWriter.Write(document!),
            repair(change.Lines),
            [.. change.Comes.Select(l => "required: " + l), .. change.Goes.Select(l => "instead: " + l)]);
    }

    public void Settings(RoleSpec spec, Role role)
    {
        var description = spec.DescriptionIsRequired && (spec.Description ?? "") != (role.Description ?? "") ? spec.Description : null;
        var duration = spec.MaxSessionDuration is { } d && d != role.MaxSessionDuration ? spec.MaxSessionDuration : null;
        if (description is null && duration is null)
        {
            return;
        }

        var step = PlanSteps.UpdateRole(Entity.Role(role.Name), description, duration);
        if (description is not null)
        {
            var kind = string.IsNullOrEmpty(role.Description) ? DifferenceKind.Missing : DifferenceKind.Different;
            Add(DifferencePart.Description, kind, null, description, role.Description, step);
        }

        if (duration is not null)
        {
            Add(
                DifferencePart.MaxSessionDuration,
                DifferenceKind.Different,
                null,
                duration.Value.ToString(CultureInfo.InvariantCulture),
                role.MaxSessionDuration.ToString(CultureInfo.InvariantCulture),
                step);
        }
    }

    public void Boundary(string? expected, string? actual, IReadOnlyList<PlanStep> dependsOn)
    {
        if (expected == actual)
        {
            return;
        }

        if (expected is null)
        {
            Add(DifferencePart.PermissionsBoundary, DifferenceKind.Additional, null, null, actual, null);
            return;
        }

        var kind = actual is null ? DifferenceKind.Missing : DifferenceKind.Different;
        Add(DifferencePart.PermissionsBoundary, kind, null, expected, actual, PlanSteps.PutPermissionsBoundary(entity, expected, dependsOn));
    }

    public void Tags(IReadOnlyList<Tag> expected, IReadOnlyList<Tag> actual, Func<IReadOnlyList<Tag>, PlanStep> repair)
    {
        // Keys ignore case: a tag that is there in another case is the same tag. Source: IAM user guide, id_tags ("Case sensitivity").
        var wanting = expected.Where(e => !actual.Any(a => a.Key.Equals(e.Key, StringComparison.OrdinalIgnoreCase) && a.Value == e.Value)).ToList();
        var step = wanting.Count > 0 ? repair(wanting) : null;
        foreach (var tag in wanting)
        {
            var found = actual.FirstOrDefault(a => a.Key.Equals(tag.Key, StringComparison.OrdinalIgnoreCase));
            Add(DifferencePart.Tag, found is null ? DifferenceKind.Missing : DifferenceKind.Different, tag.Key, tag.Value, found?.Value, step);
        }

        foreach (var tag in actual.Where(a => !expected.Any(e => e.Key.Equals(a.Key, StringComparison.OrdinalIgnoreCase))))
        {
            Add(DifferencePart.Tag, DifferenceKind.Additional, tag.Key, null, tag.Value, null);
        }
    }

    public void ManagedPolicies(IReadOnlyList<ManagedPolicySpec> expected, IReadOnlyList<AttachedPolicy> actual, Dictionary<string, PlanStep> madePolicies)
    {
        var attached = actual.Select(a => a.Arn).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var policy in expected)
        {
            var satisfying = policy.SatisfiedBy.Prepend(policy.Arn).Where(attached.Contains).ToList();
            used.UnionWith(satisfying);
            if (satisfying.Count == 0)
            {
                var dependsOn = madePolicies.TryGetValue(policy.Name, out var made) ? [.. AfterCreate, made] : AfterCreate;
                Add(DifferencePart.ManagedPolicy, DifferenceKind.Missing, policy.Name, policy.Arn, null, PlanSteps.AttachPolicy(entity, policy, dependsOn));
            }
        }

        foreach (var policy in actual.Where(a => !used.Contains(a.Arn)))
        {
            Add(DifferencePart.ManagedPolicy, DifferenceKind.Additional, policy.Name, null, policy.Arn, null);
        }
    }

    public async Task InlinePoliciesAsync(
        IReadOnlyList<InlinePolicySpec> expected, IReadOnlyList<string> actualNames, IIamAccount account, CancellationToken cancellationToken)
    {
        foreach (var policy in expected)
        {
            var actual = actualNames.Contains(policy.Name, StringComparer.Ordinal)
                ? await account.FindInlinePolicyAsync(entity, policy.Name, cancellationToken).ConfigureAwait(false)
                : null;
            if (actual is null)
            {
                var step = PlanSteps.PutInlinePolicy(entity, policy, replaces: false, AfterCreate, []);
                Add(DifferencePart.InlinePolicy, DifferenceKind.Missing, policy.Name, PolicyWriter.Write(policy.Document), null, step);
            }
            else
            {
                Document(
                    DifferencePart.InlinePolicy, policy.Name, policy.Document, actual, lines => PlanSteps.PutInlinePolicy(entity, policy, replaces: true, [], lines));
            }
        }

        foreach (var name in actualNames.Except(expected.Select(e => e.Name), StringComparer.Ordinal))
        {
            Add(DifferencePart.InlinePolicy, DifferenceKind.Additional, name, null, name, null);
        }
    }

    public async Task UsersAsync(
        IReadOnlyList<UserSpec> expected,
        IReadOnlyList<string> actualNames,
        Func<UserSpec, PlanStep> createUser,
        IIamAccount account,
        CancellationToken cancellationToken)
    {
        var missing = expected.Where(e => !actualNames.Contains(e.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        var found = await Task.WhenAll(missing.Select(u => account.FindUserAsync(u.Name, cancellationToken))).ConfigureAwait(false);
        foreach (var (user, existing) in missing.Zip(found))
        {
            var name = existing?.Name ?? user.Name;
            if (existing is null && user.Create)
            {
                // A new user is a question of its own, whatever the group's is.
                var create = createUser(user);
                var join = PlanSteps.AddUserToGroup(entity, name, [.. AfterCreate, create]);
                Differ(DifferencePart.Membership, DifferenceKind.Missing, name, name, null, join);
                _users.Add(new EntitySteps { Entity = create.Entity, Path = user.Path, Steps = [create, join] });
                continue;
            }

            if (existing is null)
            {
                Block(new IamProblem(IamErrorCodes.NoSuchEntity, user.MissingMessage));
            }

            Add(DifferencePart.Membership, DifferenceKind.Missing, name, name, null, PlanSteps.AddUserToGroup(entity, name, AfterCreate));
        }

        foreach (var name in actualNames.Where(a => !expected.Any(e => e.Name.Equals(a, StringComparison.OrdinalIgnoreCase))))
        {
            Add(DifferencePart.Membership, DifferenceKind.Additional, name, null, name, null);
        }
    }

    public EntityPlan ToPlan(EntitySpec spec, EntityState? state)
    {
        if (_steps.Count > 0 && state?.Entity is Role role && IamNames.IsProtectedPath(role.Path))
        {
            Block(IamNames.Protected(role.Name));
        }

        return new()
        {
            Entity = entity,
            Spec = spec,
            State = state,
            Differences = _differences,
            Changes = [new EntitySteps { Entity = entity, Arn = state?.Entity.Arn, Path = state?.Entity.Path ?? spec.Path, Steps = _steps }, .. _users],
            Blockers = _blockers,
        };
    }

    private void Add(
        DifferencePart part, DifferenceKind kind, string? name, string? expected, string? actual, PlanStep? repair, IReadOnlyList<string>? lines = null)
    {
        Differ(part, kind, name, expected, actual, repair, lines);
        if (repair is not null && !_steps.Contains(repair))
        {
            _steps.Add(repair);
        }
    }

    private void Differ(
        DifferencePart part, DifferenceKind kind, string? name, string? expected, string? actual, PlanStep? repair, IReadOnlyList<string>? lines = null) =>
        _differences.Add(new Difference
        {
            Entity = entity,
            Part = part,
            Kind = kind,
            Name = name,
            Expected = expected,
            Actual = actual,
            Repair = repair,
            Lines = lines ?? [],
        });
}
