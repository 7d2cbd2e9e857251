using System.Management.Automation;
using System.Text.RegularExpressions;

namespace IotIamTools.Parameters;

/// <summary>Holds each value of a parameter to a pattern. The error says the rule in words; PowerShell's own ValidatePattern shows the pattern.</summary>
/// <param name="pattern">The regular expression for the whole value.</param>
/// <param name="rule">The rule as the end of a sentence, such as <c>an account id has twelve digits</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateFormAttribute(string pattern, string rule) : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>The regular expression for the whole value.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>The rule in words.</summary>
    public string Rule { get; } = rule;

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        var value = element?.ToString() ?? "";
        if (!Regex.IsMatch(value, $"\\A(?:{Pattern})\\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            throw new ValidationMetadataException($"'{value}' is not valid: {Rule}.");
        }
    }
}
