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
        Assert.All(_iotiam.Run("remove deeplens greengrass-v2 --account a.json --yes").Lines, l => Assert.StartsWith("Absent ", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Users_are_kept_and_named()
    {
        _iotiam.Run("apply jets-deploy --account a.json --set UserName=ann --set CreateUser=true");

        var removed = _iotiam.Run("remove jets-deploy --account a.json --yes --json").Json;

        Assert.Equal(["user ann"], removed[0].GetProperty("kept").EnumerateArray().Select(k => k.GetString()));
        Assert.Equal("Removed", removed[0].GetProperty("change").GetString());
    }

    [Theory]
    [InlineData("", 1, "Kept")]
    [InlineData(" --used-within 1", 0, "Removed")]
    [InlineData(" --force", 0, "Removed")]
    public void A_role_that_was_used_lately_is_kept(string options, int code, string change)
    {
        _iotiam.Run("apply things-graph --account a.json");
        var used = DateTime.UtcNow.AddDays(-3).ToString("O");
        _iotiam.Write("a.json", _iotiam.Read("a.json").Replace("\"RoleLastUsed\": {}", $"\"RoleLastUsed\": {{ \"LastUsedDate\": \"{used}\" }}", StringComparison.Ordinal));

        var outcome = _iotiam.Run("remove things-graph --account a.json --yes" + options);

        Assert.True(outcome.Code == code, outcome.ToString());
        Assert.StartsWith(change, outcome.Output, StringComparison.Ordinal);
        Assert.Equal(change == "Kept", outcome.Error.Contains("it was last used on", StringComparison.Ordinal));
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
