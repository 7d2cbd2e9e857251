using System.Text.RegularExpressions;

namespace IotIamTools.Core.Blueprints;

/// <summary>
/// What a parameter's value must look like where it becomes a part of an ARN: IAM takes any text there, and a resource that cannot exist
/// allows nothing. Source: S3 user guide, bucketnamingrules; Lambda API reference, CreateFunction; AWS IoT API reference, CreateRoleAlias;
/// AWS general reference, "Regional endpoints"; CloudFormation user guide, stack names.
/// </summary>
/// <param name="Name">What blueprints call it.</param>
/// <param name="Rule">The rule as the end of a sentence.</param>
/// <param name="Pattern">The regular expression for the whole value.</param>
internal sealed record ParameterForm(string Name, string Rule, string Pattern)
{
    /// <summary>All forms.</summary>
    public static IReadOnlyList<ParameterForm> All { get; } =
    [
        new("bucket", "write a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens; * and ? stand for others", @"[a-z0-9.*?-]{3,63}|\*"),
        new("function", "write a Lambda function's name: up to 64 letters, digits, _ and -, with a version or alias behind a colon; * and ? stand for others", @"[A-Za-z0-9_*?-]{1,64}(:[A-Za-z0-9_$*?-]{1,128})?"),
        new("prefix", "write letters, digits and hyphens, a letter first", "[A-Za-z][A-Za-z0-9-]{0,40}"),
        new("region", "write a Region such as eu-west-1, or *", @"[a-z]{2,}(-[a-z]+)+-[0-9]+|\*"),
        new("role-alias", "write a role alias: up to 128 letters, digits and =,@_-", "[A-Za-z0-9_=,@-]{1,128}"),
    ];

    /// <summary>Whether a value has the form.</summary>
    public bool Fits(string value) => Regex.IsMatch(value, $@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
