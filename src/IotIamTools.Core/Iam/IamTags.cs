using System.Globalization;

namespace IotIamTools.Core.Iam;

/// <summary>Which tags IAM takes. Source: IAM API reference (tagKeyType, tagValueType); IAM user guide, id_tags.</summary>
public static class IamTags
{
    private const string Punctuation = "_.:/=+-@";

    /// <summary>The tags of one request: at most 50, with keys that differ in more than their case and are not AWS's own; null where all is right.</summary>
    public static IamProblem? Check(IReadOnlyList<Tag> tags)
    {
        if (tags.Count > IamLimits.Tags)
        {
            return IamNames.Constraint($"{tags.Count} tags", "tags", $"Member must have length less than or equal to {IamLimits.Tags}");
        }

        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < tags.Count; i++)
        {
            var member = $"tags.{i + 1}.member";
            var problem = CheckKey(tags[i].Key, member + ".key") ?? CheckValue(tags[i].Value, member + ".value");
            if (problem is not null)
            {
                return problem;
            }

            if (!keys.Add(tags[i].Key))
            {
                return new IamProblem(IamErrorCodes.InvalidInput, "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }

        return null;
    }

    private static IamProblem? CheckKey(string key, string member)
    {
        if (IamNames.CheckLength(key, member, 1, IamLimits.TagKeyLength) is { } problem)
        {
            return problem;
        }

        if (!key.All(IsTagCharacter))
        {
            return IamNames.Pattern(key, member, @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+");
        }

        return key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            ? new IamProblem(IamErrorCodes.InvalidInput, $"Tag keys starting with 'aws:' are reserved for system use: {key}")
            : null;
    }

    private static IamProblem? CheckValue(string value, string member)
    {
        if (IamNames.CheckLength(value, member, 0, IamLimits.TagValueLength) is { } problem)
        {
            return problem;
        }

        return value.All(IsTagCharacter) ? null : IamNames.Pattern(value, member, @"[\p{L}\p{Z}\p{N}_.:/=+\-@]*");
    }

    private static bool IsTagCharacter(char c) => Punctuation.Contains(c, StringComparison.Ordinal) || char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
