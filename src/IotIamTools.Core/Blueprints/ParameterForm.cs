using System.Text.RegularExpressions;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Blueprints;

/// <summary>
/// What a parameter's value must look like if it becomes a part of an ARN, since IAM takes any text there and a resource that cannot exist
/// allows nothing; or which kind of entity it names, so that an ARN can stand for the name. Source: S3 user guide, bucketnamingrules; Lambda API reference, CreateFunction; AWS IoT API reference, CreateRoleAlias;
/// AWS general reference, "Regional endpoints"; CloudFormation user guide, stack names.
/// </summary>
/// <param name="Name">What blueprints call it.</param>
/// <param name="Rule">The rule as the end of a sentence.</param>
/// <param name="Pattern">The regular expression for the whole value.</param>
/// <param name="Names">The kind of entity that the value names; null if it names none.</param>
internal sealed record ParameterForm(string Name, string Rule, string Pattern, EntityKind? Names = null)
{
    // Names are checked with the set-up's other names, by IAM's own rules.
    private const string Anything = "(?s:.*)";

    /// <summary>All forms.</summary>
    public static IReadOnlyList<ParameterForm> All { get; } =
    [
        new("bucket", "write a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens; * and ? stand for others", @"[a-z0-9.*?-]{3,63}|\*"),
        new("function", "write a Lambda function's name: up to 64 letters, digits, _ and -, with a version or alias behind a colon; * and ? stand for others", @"[A-Za-z0-9_*?-]{1,64}(:[A-Za-z0-9_$*?-]{1,128})?"),
        new("prefix", "write letters, digits and hyphens, a letter first", "[A-Za-z][A-Za-z0-9-]{0,40}"),
        new("region", "write a Region such as eu-west-1, or *", @"[a-z]{2,}(-[a-z]+)+-[0-9]+|\*"),
        new("role-alias", "write a role alias: up to 128 letters, digits and =,@_-", "[A-Za-z0-9_=,@-]{1,128}"),
        new("group-name", "write a group's name or ARN", Anything, EntityKind.Group),
        new("role-name", "write a role's name or ARN", Anything, EntityKind.Role),
        new("user-name", "write a user's name or ARN", Anything, EntityKind.User),
    ];

    /// <summary>The form of a parameter, or null if any text will do.</summary>
    public static ParameterForm? Of(BlueprintParameter parameter) => All.FirstOrDefault(f => f.Name == parameter.Form);

    /// <summary>Whether a value has the form.</summary>
    public bool Fits(string value) => Regex.IsMatch(value, $@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
