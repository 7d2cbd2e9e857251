using System.Collections;
using System.Management.Automation;
using System.Text.Encodings.Web;
using System.Text.Json;
using IotIamTools.Core.Policies;

namespace IotIamTools.Parameters;

/// <summary>Takes policy documents as JSON text, or as the hashtables and objects that ConvertFrom-Json and scripts make.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PolicyDocumentTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable list and not string and not IDictionary ? list.Cast<object?>().Select(Read).ToArray() : [Read(value)];
    }

    private static PolicyDocument Read(object? input)
    {
        var value = input is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : input;
        if (value is PolicyDocument document)
        {
            return document;
        }

        try
        {
            return PolicyDocument.Parse(value as string ?? JsonSerializer.Serialize(Plain(value), Options));
        }
        catch (PolicyFormatException error)
        {
            throw new ArgumentTransformationMetadataException($"The policy document is not valid: {error.Message}.", error);
        }
    }

    private static object? Plain(object? value) => value switch
    {
        PSObject { BaseObject: not PSCustomObject } wrapped => Plain(wrapped.BaseObject),
        PSObject custom => custom.Properties.ToDictionary(p => p.Name, p => Plain(p.Value), StringComparer.Ordinal),
        IDictionary table => table.Cast<DictionaryEntry>().ToDictionary(e => e.Key.ToString()!, e => Plain(e.Value), StringComparer.Ordinal),
        string text => text,
        IEnumerable list => list.Cast<object?>().Select(Plain).ToArray(),
        _ => value,
    };
}
