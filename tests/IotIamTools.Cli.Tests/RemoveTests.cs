namespace IotIamTools.Cli.Tests;

/// <summary><c>iotiam remove</c> asks before it removes, and says what it did and what it kept.</summary>
public sealed class RemoveTests : IDisposable
{
    private readonly Iotiam _iotiam = new();

    public void Dispose() => _iotiam.Dispose();

    [Fact]
    public void Without_a_terminal_it_needs_yes_and_removes_nothing()
    {
        Assert.Equal(0, _iotiam.Run("apply things-graph --account a.json").Code);
        var before = _iotiam.Read("a.json");

        var outcome = _iotiam.Run("remove things-graph --account a.json");

        Assert.True(outcome.Code == 2, outcome.ToString());
        Assert.Equal("", outcome.Output);
        Assert.Contains("--yes removes without asking", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, _iotiam.Read("a.json"));
    }

    [Fact]
    public void Making_and_removing_leaves_the_file_as_it_was()
    {
        Assert.Equal(0, _iotiam.Run("apply jets-deploy --account a.json --set UserName=ann,bob --set CreateUser=true").Code);
        var before = _iotiam.Read("a.json");
        Assert.Equal(0, _iotiam.Run("apply deeplens greengrass-v2 --account a.json").Code);

        var removed = _iotiam.Run("remove deeplens greengrass-v2 --account a.json --yes");

        Assert.True(removed.Code == 0, removed.ToString());
        Assert.Equal(7, removed.Lines.Count(l => l.StartsWith("Removed ", StringComparison.Ordinal)));
        Assert.Contains("          - detach managed policy AWSLambda_FullAccess\n", removed.Output, StringComparison.Ordinal);
        Assert.Equal(before, _iotiam.Read("a.json"));
        Assert.All(_iotiam.Run("remove deeplens greengrass-v2 --account a.json --yes").Lines, l => Assert.StartsWith("NotFound ", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Users_stay_and_are_named()
    {
        _iotiam.Run("apply jets-deploy --account a.json --set UserName=ann --set CreateUser=true");

        var removed = _iotiam.Run("remove jets-deploy --account a.json --yes --json").Json;

        Assert.Equal(["user ann"], removed[0].GetProperty("retained").EnumerateArray().Select(k => k.GetString()));
        Assert.Equal("Removed", removed[0].GetProperty("change").GetString());
    }

    [Theory]
    [InlineData("", 1, "Retained")]
    [InlineData(" --used-within 1", 0, "Removed")]
    [InlineData(" --force", 0, "Removed")]
    public void A_role_that_was_used_lately_is_retained(string options, int code, string change)
    {
        _iotiam.Run("apply things-graph --account a.json");
        var used = DateTime.UtcNow.AddDays(-3).ToString("O");
        _iotiam.Write("a.json", _iotiam.Read("a.json").Replace("\"RoleLastUsed\": {}", $"\"RoleLastUsed\": {{ \"LastUsedDate\": \"{used}\" }}", StringComparison.Ordinal));

        var outcome = _iotiam.Run("remove things-graph --account a.json --yes" + options);

        Assert.True(outcome.Code == code, outcome.ToString());
        Assert.StartsWith(change, outcome.Output, StringComparison.Ordinal);
        Assert.Equal(change == "Retained", outcome.Error.Contains("it was last used on", StringComparison.Ordinal));
    }

    [Fact]
    public void A_role_that_is_not_of_the_set_up_needs_force()
    {
        _iotiam.Run("apply things-graph --account a.json");
        _iotiam.Write("a.json", _iotiam.Read("a.json").Replace("iotthingsgraph.amazonaws.com", "ec2.amazonaws.com", StringComparison.Ordinal));
        var before = _iotiam.Read("a.json");

        var retained = _iotiam.Run("remove things-graph --account a.json --yes");

        Assert.True(retained.Code == 1, retained.ToString());
        Assert.Contains("its trust policy names ec2.amazonaws.com, not iotthingsgraph.amazonaws.com as the set-up's does; --force removes it all the same", retained.Error, StringComparison.Ordinal);
        Assert.Equal(before, _iotiam.Read("a.json"));
        Assert.Equal(0, _iotiam.Run("remove things-graph --account a.json --yes --force").Code);
    }

    // The five roles, the token exchange role and its policy: yes; no, which leaves the second; yes to all the rest.
    [Theory]
    [InlineData("y\\nn\\na\\n", "Removed Declined Removed Removed Removed Removed Removed", 3, 1)]
    [InlineData("l\\n", "Declined Declined Declined Declined Declined Declined Declined", 1, 1)]
    [InlineData("a\\n", "Removed Removed Removed Removed Removed Removed Removed", 1, 0)]
    [InlineData("what\\ny\\ny\\ny\\ny\\ny\\nn\\n", "Removed Removed Removed Removed Removed Declined Declined", 7, 1)]
    public void At_a_terminal_it_asks_once_for_each_entity(string answers, string changes, int questions, int code)
    {
        if (!Iotiam.HasTerminal)
        {
            return;
        }

        _iotiam.Run("apply deeplens greengrass-v2 --account a.json");

        var outcome = _iotiam.RunAtTerminal("remove deeplens greengrass-v2 --account a.json", answers);

        Assert.True(outcome.Code == code, outcome.ToString());
        Assert.Equal(changes, string.Join(' ', outcome.Lines.Select(l => l.Split(' ')[0]).Where(w => w is "Removed" or "Declined")));
        Assert.Equal(questions, outcome.Output.Split("Do this?").Length - 1);
        Assert.Contains("role AWSDeepLensServiceRole (arn:aws:iam::123456789012:role/service-role/AWSDeepLensServiceRole) in account 123456789012 (file a.json):", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Old*")]
    [InlineData("bad name")]
    public void A_name_that_IAM_cannot_have_is_wrong_use(string name)
    {
        _iotiam.Run("apply things-graph --account a.json");

        var outcome = _iotiam.Run(["remove", "things-graph", "--account", "a.json", "--yes", "--set", $"RoleName={name}"]);

        Assert.True(outcome.Code == 2, outcome.ToString());
        Assert.Contains($"role {name}: The specified value for roleName is invalid", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("remove things-graph --account a.json --yes --used-within 500", "--used-within takes 0 to 400 days")]
    [InlineData("remove --account a.json --yes", "Required argument missing")]
    public void Wrong_use(string commandLine, string message)
    {
        var outcome = _iotiam.Run(commandLine);

        Assert.True(outcome.Code == 2, outcome.ToString());
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_iotiam.PathOf("a.json")));
    }
}
