using System.Management.Automation;

namespace IotIamTools.Parameters;

/// <summary>Lets a parameter that knows major versions take any version: 5.0.13 is a 5. What is no version is left for the command to refuse.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MajorVersionAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var text = LanguagePrimitives.ConvertTo<string?>(inputData);
        return text?.IndexOf('.', StringComparison.Ordinal) is > 0 and int dot && text.All(c => char.IsAsciiDigit(c) || c == '.') ? text[..dot] : inputData;
    }
}
