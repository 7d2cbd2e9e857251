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
    private readonly List<string> _obstacles = [];
    private PlanStep? _create;

    private IReadOnlyList<PlanStep> AfterCreate => _create is null ? [] : [_create];

    public void Create(PlanStep step, string expected)
    {
        _create = step;
        Add(DifferencePart.Existence, DifferenceKind.Missing, null, expected, null, step);
    }

    public void Obstacle(string text) => _obstacles.Add(text);

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

        var step = new UpdateRoleStep(role.Name, description, duration);
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
        Add(DifferencePart.PermissionsBoundary, kind, null, expected, actual, new PutPermissionsBoundaryStep(entity, expected) { DependsOn = dependsOn });
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
                Add(DifferencePart.ManagedPolicy, DifferenceKind.Missing, policy.Name, policy.Arn, null, new AttachPolicyStep(entity, policy) { DependsOn = dependsOn });
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
                var step = new PutInlinePolicyStep(entity, policy, replaces: false) { DependsOn = AfterCreate };
                Add(DifferencePart.InlinePolicy, DifferenceKind.Missing, policy.Name, PolicyWriter.Write(policy.Document), null, step);
            }
            else
            {
                Document(
                    DifferencePart.InlinePolicy, policy.Name, policy.Document, actual, lines => new PutInlinePolicyStep(entity, policy, replaces: true) { Lines = lines });
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
        Func<string?, IReadOnlyList<PlanStep>> madePolicy,
        IIamAccount account,
        CancellationToken cancellationToken)
    {
        var missing = expected.Where(e => !actualNames.Contains(e.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        var found = await Task.WhenAll(missing.Select(u => account.FindUserAsync(u.Name, cancellationToken))).ConfigureAwait(false);
        foreach (var (user, existing) in missing.Zip(found))
        {
            PlanStep? createUser = null;
            if (existing is null && user.Create)
            {
                createUser = new CreateUserStep(user) { DependsOn = madePolicy(user.PermissionsBoundaryArn) };
                _steps.Add(createUser);
            }
            else if (existing is null)
            {
                _obstacles.Add(user.MissingMessage);
            }

            var name = existing?.Name ?? user.Name;
            var dependsOn = createUser is null ? AfterCreate : [.. AfterCreate, createUser];
            Add(DifferencePart.Membership, DifferenceKind.Missing, name, name, null, new AddUserToGroupStep(entity.Name, name) { DependsOn = dependsOn });
        }

        foreach (var name in actualNames.Where(a => !expected.Any(e => e.Name.Equals(a, StringComparison.OrdinalIgnoreCase))))
        {
            Add(DifferencePart.Membership, DifferenceKind.Additional, name, null, name, null);
        }
    }

    public EntityPlan ToPlan(EntitySpec spec, EntityState? state) => new()
    {
        Entity = entity,
        Spec = spec,
        State = state,
        Differences = _differences,
        Steps = _steps,
        Obstacles = _obstacles,
    };

    private void Add(
        DifferencePart part, DifferenceKind kind, string? name, string? expected, string? actual, PlanStep? repair, IReadOnlyList<string>? lines = null)
    {
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
        if (repair is not null && !_steps.Contains(repair))
        {
            _steps.Add(repair);
        }
    }
}
