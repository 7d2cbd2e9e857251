using System.Xml.Linq;
using IotIamTools.Help.Reading;

namespace IotIamTools.Tests.Help;

/// <summary>How documentation comments become sentences.</summary>
public class CommentTextTests
{
    [Theory]
    [InlineData("Two\n            lines.", "Two lines.")]
    [InlineData("Takes <c>KEY=VALUE</c>\n  texts.", "Takes KEY=VALUE texts.")]
    [InlineData("See <see cref=\"T:IotIamTools.Commands.NewDeepLensRoleCommand\"/>.", "See New-DeepLensRole.")]
    [InlineData("See <see cref=\"T:IotIamTools.Commands.ConvertToIotIamPolicyCommand\"/>.", "See ConvertTo-IotIamPolicy.")]
    [InlineData("Needs <see cref=\"P:IotIamTools.Commands.ConnectIotIamAccountCommand.SecretKey\"/>.", "Needs -SecretKey.")]
    [InlineData("Given by <see cref=\"M:A.B.Make(System.String)\"/>.", "Given by Make.")]
    [InlineData("Is <see langword=\"null\"/>.", "Is $null.")]
    [InlineData("Read <see href=\"https://example.com/\">this</see>.", "Read this (https://example.com/).")]
    public void A_sentence_reads_well(string comment, string text) =>
        Assert.Equal(text, CommentText.Sentence(XElement.Parse($"<summary>{comment}</summary>", LoadOptions.PreserveWhitespace)).ToString());

    [Fact]
    public void Paragraphs_lists_and_loose_text_are_blocks()
    {
        var remarks = XElement.Parse(
            """
            <remarks>
              Loose.
              <para>One.</para>
              <list type="bullet">
                <item>First.</item>
                <item><description>Second.</description></item>
              </list>
            </remarks>
            """,
            LoadOptions.PreserveWhitespace);
        Assert.Equal(["Loose.", "One.", "- First.", "- Second."], CommentText.Blocks(remarks).Select(b => b.ToString()));
    }

    [Fact]
    public void Code_keeps_its_own_indentation_only() => Assert.Equal(
        "if ($true) {\n    'yes'\n}",
        CommentText.Code(XElement.Parse("<code>\n             if ($true) {\n                 'yes'\n             }\n             </code>", LoadOptions.PreserveWhitespace)));
}
