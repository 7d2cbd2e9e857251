using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Policies;

public class PolicyParserTests
{
    /// <summary>The first sample policy of the Things Graph security page, whose Statement list is never closed.</summary>
    private const string UnclosedSample = """
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": [
                        "iotthingsgraph:CreateSystemInstance"
                    ],
                    "Resource": [
                        "*"
                    ]
                }
        }
        """;

    [Fact]
    public void The_unclosed_statement_list_of_the_documented_sample_is_named_with_its_place()
    {
        var error = Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(UnclosedSample));

        Assert.Equal((13, 1), (error.Position.Line, error.Position.Column));
        Assert.Equal("$.Statement", error.Path);
        Assert.Equal("the list that opens at line 3, column 18 is not closed: expected ',' or ']' but found '}'", error.Problem);
    }
}
