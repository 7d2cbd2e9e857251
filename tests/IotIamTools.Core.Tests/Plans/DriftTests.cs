using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Plans;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>
/// Every part that a set-up requires, built-in or one of one's own, is damaged in turn. The plan names exactly that difference; installing completes what is only
/// missing, leaves what differs until it is forced, and then all is as it was.
/// </summary>
public class DriftTests
{
    public static TheoryData<string, string> Damages()
    {
        var data = new TheoryData<string, string>();
        foreach (var blueprint in FullSetup.Names)
        {
            foreach (var damage in Damage.AllOf(FullSetup.ResolveWithEverythingAsync(blueprint, Given.Account()).GetAwaiter().GetResult()))
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

        Assert.Equal(FullSetup.Names, damages.Select(d => (string)d[0]).Distinct());
        Assert.Equal(
            Enum.GetNames<DifferencePart>().Except([nameof(DifferencePart.Path)]).Order(StringComparer.Ordinal),
            damages.Select(d => ((string)d[1]).Split(' ')[1]).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Damage_is_found_and_mended(string blueprint, string name)
    {
        var setup = await FullSetup.ResolveWithEverythingAsync(blueprint, Given.Account());
        var damage = Damage.AllOf(setup).Single(d => d.ToString() == name);
        await using var account = Given.Account();
        await PrepareAsync(setup, account);
        await Given.InstallAsync(setup, account);
        var whole = await account.ExportAsync(Given.None);
        Assert.True((await Planner.PlanAsync(setup, account, Given.None)).IsSatisfied);

        await damage.DoAsync(account);
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

    private static async Task PrepareAsync(Setup setup, LocalAccount account)
    {
        foreach (var user in setup.Groups.SelectMany(g => g.Users))
        {
            await account.CreateUserAsync(new NewUser { Name = user.Name }, Given.None);
        }
    }
}
