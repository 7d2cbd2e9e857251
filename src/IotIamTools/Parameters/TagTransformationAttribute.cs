using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Iam;

namespace IotIamTools.Parameters;

/// <summary>
/// Takes tags in the forms that people have them: a hashtable (<c>@{ team = 'edge' }</c>), <c>KEY=VALUE</c> texts, or objects with Key and
/// Value, such as the Tag objects and the <c>@{ Key = ...; Value = ... }</c> hashtables of AWS Tools for PowerShell.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TagTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => ReadAll(inputData).ToArray();

    private static IEnumerable<Tag> ReadAll(object? input)
    {
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            Tag tag => [tag],
            IDictionary table => ReadTable(table),
            string text => [ReadText(text)],
            IEnumerable list => list.Cast<object?>().SelectMany(ReadAll),
            _ => [ReadObject(PSObject.AsPSObject(input))],
        };
    }

    private static IEnumerable<Tag> ReadTable(IDictionary table)
    {
        if (table.Count == 2 && table.Contains("Key") && table.Contains("Value"))
        {
            return [new Tag(Text(table["Key"]), Text(table["Value"]))];
        }

        return table.Cast<DictionaryEntry>().Select(e => new Tag(Text(e.Key), Text(e.Value)));
    }

    private static Tag ReadText(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new Tag(text[..equals], text[(equals + 1)..])
            : throw new ArgumentTransformationMetadataException($"'{text}' is no tag; write KEY=VALUE, or @{{ KEY = 'VALUE' }}.");
    }

    private static Tag ReadObject(PSObject value)
    {
        var key = value.Properties["Key"]?.Value;
        return key is not null
            ? new Tag(Text(key), Text(value.Properties["Value"]?.Value))
            : throw new ArgumentTransformationMetadataException("A tag is a hashtable @{ KEY = 'VALUE' }, a text KEY=VALUE, or an object with Key and Value.");
    }

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";
}
