using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Accounts;

/// <summary>IOTIAM_ACCOUNT: what is a file, what is a profile, and what is a mistake.</summary>
public sealed class AccountVariableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iotiam").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_not_set_names_nothing() => Assert.Null(Parse(null));

    [Theory]
    [InlineData("rehearsal.json")]
    [InlineData("rehearsal")]
    public void What_exists_is_a_file(string name)
    {
        File.WriteAllText(Path.Combine(_folder, name), "{}");
        Assert.Equal(new AccountVariable(Path.Combine(_folder, name), ProfileName: null), Parse(name));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("prod.json.old")]
    [InlineData("Prod Admin")]
    public void A_plain_name_is_a_profile(string name) => Assert.Equal(new AccountVariable(File: null, name), Parse(name));

    [Theory]
    [InlineData("rehersal.json")]
    [InlineData("rehersal.JSON")]
    [InlineData("./rehersal")]
    [InlineData("C:\\accounts\\rehersal")]
    [InlineData("there/is/none")]
    public void A_mistyped_file_is_an_error_and_no_profile(string name)
    {
        var error = Assert.Throws<IamException>(() => Parse(name));
        Assert.Equal(IamErrorCodes.AccountFileInvalid, error.Code);
        Assert.Contains(AccountVariable.Name, error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder, name), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_value_is_an_error(string value) =>
        Assert.Contains("is set and empty", Assert.Throws<IamException>(() => Parse(value)).Message, StringComparison.Ordinal);

    private AccountVariable? Parse(string? value) => AccountVariable.Parse(value, path => Path.Combine(_folder, path));
}
