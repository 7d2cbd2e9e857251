namespace IotIamTools.Tests.House;

/// <summary>All cmdlets keep all rules; and each rule catches a cmdlet that is made to break it.</summary>
public class CmdletRulesTests
{
    public static TheoryData<string> Rules() => new(CmdletRules.All.Select(r => r.Name));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_cmdlet_keeps(string rule)
    {
        var checkedRule = CmdletRules.All.Single(r => r.Name == rule);
        var violations = CmdletDescription.All
            .SelectMany(cmdlet => checkedRule.Violations(cmdlet).Select(v => $"{cmdlet}: {v}."))
            .ToArray();
        Assert.True(violations.Length == 0, $"Rule broken: {rule}.{Environment.NewLine}{string.Join(Environment.NewLine, violations)}");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_bad_cmdlet_breaks(string rule)
    {
        var bad = CmdletDescription.In(typeof(BadCmdlet).Assembly);
        Assert.NotEmpty(bad.SelectMany(CmdletRules.All.Single(r => r.Name == rule).Violations));
    }

    [Fact]
    public void There_are_cmdlets() => Assert.Contains(CmdletDescription.All, c => c.Name == "Connect-IotIamAccount");
}
