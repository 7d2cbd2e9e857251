namespace IotIamTools.Cli.Tests;

/// <summary><c>iotiam export</c> writes what stands in an account, and <c>apply</c> makes it again.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly Iotiam _iotiam = new();

    public void Dispose() => _iotiam.Dispose();

    [Fact]
    public void What_is_exported_is_satisfied_and_can_be_made_elsewhere()
    {
        _iotiam.Run("apply deeplens greengrass-v2 --account a.json");

        var exported = _iotiam.Run("export --role AWSDeepLens* --role GreengrassV2* --name edge --output edge.json --account a.json");

        Assert.True(exported.Code == 0, exported.ToString());
        Assert.Equal("", exported.Output);
        Assert.Equal(0, _iotiam.Run("verify edge.json --account a.json").Code);
        Assert.Equal(0, _iotiam.Run("apply edge.json --account b.json --account-id 210987654321").Code);
        Assert.Equal(_iotiam.Read("edge.json"), _iotiam.Run("export --role * --name edge --account b.json").Output);
    }

    [Fact]
    public void Each_form_goes_to_standard_output()
    {
        _iotiam.Run("apply jets-deploy --account a.json");

        Assert.Equal("AWS::IAM::Group", _iotiam.Run("export --group jets --format cloudformation --account a.json").Json.GetProperty("Resources").GetProperty("JetsGroup").GetProperty("Type").GetString());
        Assert.StartsWith("resource \"aws_iam_group\" \"Jets\" {\n", _iotiam.Run("export --group jets --format terraform --account a.json").Output, StringComparison.Ordinal);
        Assert.Equal("captured", _iotiam.Run("export --group jets --account a.json").Json.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("export --account a.json", "say what to export", 2)]
    [InlineData("export --role x --format word --account a.json", "'word'", 2)]
    [InlineData("export --role Nobody --output o.json --account a.json", "role Nobody is not in the account", 1)]
    [InlineData("export --group Jets --name Not_a_name --output o.json --account a.json", "'Not_a_name' is no blueprint name", 2)]
    [InlineData("export --group Jets --output no/such/folder.json --account a.json", "the file cannot be written", 2)]
    public void Nothing_is_written_where_something_is_wrong(string commandLine, string message, int code)
    {
        _iotiam.Run("apply jets-deploy --account a.json");

        var outcome = _iotiam.Run(commandLine);

        Assert.True(outcome.Code == code, outcome.ToString());
        Assert.Equal("", outcome.Output);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_iotiam.PathOf("o.json")));
    }
}
