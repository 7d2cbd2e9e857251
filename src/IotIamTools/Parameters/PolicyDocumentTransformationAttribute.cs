using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Policies;
using IotIamTools.Policies;

namespace IotIamTools.Parameters;

/// <summary>Takes policy documents as JSON text, as the hashtables and objects that ConvertFrom-Json and scripts make, or as a statement of New-IotIamPolicyStatement.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PolicyDocumentTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PolicyObjects.Unwrap(inputData);
        return value is IEnumerable list and not string and not IDictionary ? list.Cast<object?>().Select(Read).ToArray() : [Read(value)];
    }

    private static PolicyDocument Read(object? input)
    {
        var value = PolicyObjects.Unwrap(input);
        try
        {
            return value switch
            {
                PolicyDocument document => document,
                PolicyStatement statement => new PolicyDocument { Statements = [statement.Statement] },
                _ => PolicyDocument.Parse(value as string ?? PolicyObjects.ToJson(value)),
            };
        }
        catch (FormatException error)
        {
            throw new ArgumentTransformationMetadataException($"The policy document is not valid: {error.Message}.", error);
        }
    }
}
