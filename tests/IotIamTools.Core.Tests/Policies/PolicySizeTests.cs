using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Policies;

public class PolicySizeTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" \t\r\n", 0)]
    [InlineData("{ \"a\" : \"b c\" }", 10)] // the space inside the string does not count either
    [InlineData("ä\u00A0", 2)]
    public void Characters_that_are_no_white_space_count(string text, int expected) => Assert.Equal(expected, PolicySize.NonWhitespaceLength(text));

    [Fact]
    public void A_document_has_the_size_of_its_compact_text_however_it_is_written()
    {
        var text = PolicyRoundTripTests.ReadSample("AWSDeepLensServiceRolePolicy.json");
        var document = PolicyDocument.Parse(text);
        Assert.Equal(PolicyWriter.Write(document).Length, PolicySize.Of(document));
        Assert.Equal(PolicySize.Of(document), PolicySize.NonWhitespaceLength(PolicyWriter.Write(document, indented: true)));
        Assert.Equal(PolicySize.NonWhitespaceLength(text), PolicySize.NonWhitespaceLength(text.Replace("\n", "\r\n\t", StringComparison.Ordinal)));
    }
}
