using IotIamTools.Parameters;

namespace IotIamTools.Tests.Parameters;

// What becomes of hostile values on a line, PowerShell's own parser says: tests/Pester/Quoting.Tests.ps1.
public class CommandArgumentTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Dep", "Dep")]
    [InlineData("'Dep", "Dep")]
    [InlineData("\u2018Dep", "Dep")]
    [InlineData("\u201cDep", "Dep")]
    [InlineData("'o''n", "o'n")]
    [InlineData("'o\u2019\u2019n'", "o\u2019n")]
    [InlineData("'done' rest", "done")]
    public void A_word_is_what_was_typed_so_far(string word, string typed) => Assert.Equal(typed, CommandArgument.Unquote(word));
}
