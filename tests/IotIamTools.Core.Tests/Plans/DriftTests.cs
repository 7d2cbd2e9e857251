using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Plans;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>
/// Every part that a built-in set-up requires is damaged in turn. The plan names exactly that difference; installing completes what is only
/// missing, leaves what differs until it is forced, and then all is as it was.
/// </summary>
public class DriftTests
{
    public static TheoryData<string, string> Damages()
    {
        var data = new TheoryData<string, string>();
        foreach (var blueprint in BlueprintCatalog.Names)
        {
            foreach (var damage in DamagesOf(FullSetupAsync(blueprint).GetAwaiter().GetResult()))
            {
                data.Add(blueprint, damage.ToString());
            }
        }

        return data;
    }

    [Fact]
    public void All_parts_of_all_blueprints_are_damaged()
    {
        var damages = Damages().ToList();

        Assert.Equal(BlueprintCatalog.Names, damages.Select(d => (string)d[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            Enum.GetNames<DifferencePart>().Except([nameof(DifferencePart.Path)]).Order(StringComparer.Ordinal),
            damages.Select(d => ((string)d[1]).Split(' ')[1]).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Damage_is_found_and_mended(string blueprint, string name)
    {
        var setup = await FullSetupAsync(blueprint);
        var damage = DamagesOf(setup).Single(d => d.ToString() == name);
        await using var account = Given.Account();
        await PrepareAsync(setup, account);
        await Given.InstallAsync(setup, account);
        var whole = await account.ExportAsync(Given.None);
        Assert.True((await Planner.PlanAsync(setup, account, Given.None)).IsSatisfied);

        await damage.Do(account);
        var damaged = await account.ExportAsync(Given.None);
        Assert.NotEqual(whole, damaged);

        var plan = await Planner.PlanAsync(setup, account, Given.None);
        var difference = Assert.Single(plan.Differences, d => d.IsDrift && d.Entity == damage.Entity && d.Part == damage.Part);
        Assert.Equal((damage.Kind, damage.Name), (difference.Kind, difference.Name));
        if (damage.Part != DifferencePart.Existence)
        {
            Assert.Same(difference, Assert.Single(plan.Differences, d => d.IsDrift));
            Assert.Equal(difference.Repair, Assert.Single(plan.Steps(force: true)));
            Assert.Equal(damage.Kind == DifferenceKind.Missing ? 1 : 0, plan.Steps(force: false).Count);
        }

        Assert.StartsWith($"{damage.Entity}: ", difference.ToString(), StringComparison.Ordinal);
        if (damage.Name is not null)
        {
            Assert.Contains(damage.Name, difference.Text, StringComparison.Ordinal);
        }

        if (damage.Kind == DifferenceKind.Different)
        {
            var results = await Given.InstallAsync(setup, account);
            var drifted = Assert.Single(results, r => r.Change != Change.Unchanged);
            Assert.Equal((damage.Entity, Change.Drifted), (drifted.Plan.Entity, drifted.Change));
            Assert.Equal($"{damage.Entity} exists and differs: {difference.Text}", drifted.Problem);
            Assert.Empty(drifted.Outcomes);
            Assert.Equal(damaged, await account.ExportAsync(Given.None));
        }

        var mended = Assert.Single(
            await Given.InstallAsync(setup, account, force: damage.Kind == DifferenceKind.Different),
            r => r.Change != Change.Unchanged);
        Assert.Equal(
            damage.Part == DifferencePart.Existence ? Change.Created : damage.Kind == DifferenceKind.Missing ? Change.Completed : Change.Updated,
            mended.Change);
        Assert.Null(mended.Problem);
        Assert.True((await Planner.PlanAsync(setup, account, Given.None)).IsSatisfied);
        if (damage.Part is not (DifferencePart.Existence or DifferencePart.PolicyDocument))
        {
            Assert.Equal(Comparable(whole), Comparable(await account.ExportAsync(Given.None)));
        }
    }

    /// <summary>The lines of an account, whatever the order of lists is in which something was taken out and put back.</summary>
    private static IEnumerable<string> Comparable(string export) => export.Split('\n').Select(l => l.TrimEnd(',', '\r')).Order(StringComparer.Ordinal);

    private static async Task<Setup> FullSetupAsync(string blueprint)
    {
        (string, string)[] values = blueprint switch
        {
            "jets-deploy" => [("UserName", "ann"), ("UserName", "bob"), ("Feature", "sqs"), ("Feature", "ssm-secrets")],
            "greengrass-service" => [("S3Bucket", "photos")],
            "things-graph" => [("IncludeLambda", "true"), ("Action", "dynamodb:PutItem")],
            _ => [],
        };
        return Given.Everything.Apply(await Given.SetupAsync(blueprint, values));
    }

    private static async Task PrepareAsync(Setup setup, LocalAccount account)
    {
        foreach (var user in setup.Groups.SelectMany(g => g.Users))
        {
            await account.CreateUserAsync(new NewUser { Name = user.Name }, Given.None);
        }
    }

    private static IEnumerable<Damage> DamagesOf(Setup setup) =>
        setup.Policies.SelectMany(DamagesOf).Concat(setup.Roles.SelectMany(DamagesOf)).Concat(setup.Groups.SelectMany(DamagesOf));

    private static IEnumerable<Damage> DamagesOf(PolicySpec policy)
    {
        var entity = new Entity(EntityKind.Policy, policy.Name);
        yield return new(entity, DifferencePart.PolicyDocument, DifferenceKind.Different, null, a =>
            a.CreatePolicyVersionAsync(policy.Arn, Accounts.Given.Permissions("iot:Publish"), Given.None));
    }

    private static IEnumerable<Damage> DamagesOf(RoleSpec role)
    {
        var entity = Entity.Role(role.Name);
        yield return new(entity, DifferencePart.Existence, DifferenceKind.Missing, null, a => DeleteAsync(a, entity));
        yield return new(entity, DifferencePart.TrustPolicy, DifferenceKind.Different, null, a =>
            a.UpdateTrustPolicyAsync(role.Name, Accounts.Given.TrustOf("""{"Service":"ec2.amazonaws.com"}"""), Given.None));
        yield return new(entity, DifferencePart.Description, DifferenceKind.Different, null, a => a.UpdateRoleAsync(role.Name, "Another.", null, Given.None));
        yield return new(entity, DifferencePart.MaxSessionDuration, DifferenceKind.Different, null, a => a.UpdateRoleAsync(role.Name, null, 3600, Given.None));
        yield return new(entity, DifferencePart.PermissionsBoundary, DifferenceKind.Missing, null, a => a.DeletePermissionsBoundaryAsync(entity, Given.None));
        yield return new(entity, DifferencePart.PermissionsBoundary, DifferenceKind.Different, null, a =>
            a.PutPermissionsBoundaryAsync(entity, Given.OtherBoundary, Given.None));
        foreach (var tag in role.Tags)
        {
            yield return new(entity, DifferencePart.Tag, DifferenceKind.Missing, tag.Key, a => a.UntagAsync(entity, [tag.Key], Given.None));
            yield return new(entity, DifferencePart.Tag, DifferenceKind.Different, tag.Key, a => a.TagAsync(entity, [tag with { Value = "other" }], Given.None));
        }

        foreach (var damage in PolicyDamages(entity, role.ManagedPolicies, role.InlinePolicies))
        {
            yield return damage;
        }
    }

    private static IEnumerable<Damage> DamagesOf(GroupSpec group)
    {
        var entity = Entity.Group(group.Name);
        yield return new(entity, DifferencePart.Existence, DifferenceKind.Missing, null, a => DeleteAsync(a, entity));
        foreach (var user in group.Users)
        {
            yield return new(entity, DifferencePart.Membership, DifferenceKind.Missing, user.Name, a => a.RemoveUserFromGroupAsync(group.Name, user.Name, Given.None));
        }

        foreach (var damage in PolicyDamages(entity, group.ManagedPolicies, group.InlinePolicies))
        {
            yield return damage;
        }
    }

    private static IEnumerable<Damage> PolicyDamages(Entity entity, IReadOnlyList<ManagedPolicySpec> managed, IReadOnlyList<InlinePolicySpec> inline)
    {
        foreach (var policy in managed)
        {
            yield return new(entity, DifferencePart.ManagedPolicy, DifferenceKind.Missing, policy.Name, a => a.DetachPolicyAsync(entity, policy.Arn, Given.None));
        }

        foreach (var policy in inline)
        {
            yield return new(entity, DifferencePart.InlinePolicy, DifferenceKind.Missing, policy.Name, a => a.DeleteInlinePolicyAsync(entity, policy.Name, Given.None));
            yield return new(entity, DifferencePart.InlinePolicy, DifferenceKind.Different, policy.Name, a =>
                a.PutInlinePolicyAsync(entity, policy.Name, Accounts.Given.Permissions("ec2:RunInstances"), Given.None));
        }
    }

    private static async Task DeleteAsync(LocalAccount account, Entity entity)
    {
        foreach (var policy in await account.ListAttachedPoliciesAsync(entity, Given.None))
        {
            await account.DetachPolicyAsync(entity, policy.Arn, Given.None);
        }

        foreach (var policy in await account.ListInlinePolicyNamesAsync(entity, Given.None))
        {
            await account.DeleteInlinePolicyAsync(entity, policy, Given.None);
        }

        if (entity.Kind == EntityKind.Role)
        {
            await account.DeleteRoleAsync(entity.Name, Given.None);
            return;
        }

        foreach (var user in (await account.FindGroupAsync(entity.Name, Given.None))!.UserNames)
        {
            await account.RemoveUserFromGroupAsync(entity.Name, user, Given.None);
        }

        await account.DeleteGroupAsync(entity.Name, Given.None);
    }

    private sealed record Damage(Entity Entity, DifferencePart Part, DifferenceKind Kind, string? Name, Func<LocalAccount, Task> Do)
    {
        public override string ToString() => $"{Kind} {Part} {Name} of {Entity}";
    }
}
