namespace IotIamTools.Core.Exports;

/// <summary>The forms in which a captured set-up is written.</summary>
public enum ExportFormat
{
    /// <summary>A blueprint of this module, with placeholders for the account and its partition.</summary>
    Blueprint,

    /// <summary>An AWS CloudFormation template as JSON.</summary>
    CloudFormation,

    /// <summary>Terraform configuration for the provider hashicorp/aws, with import blocks (Terraform 1.5).</summary>
    Terraform,
}

/// <summary>Writes captured set-ups.</summary>
public static class SetupExport
{
    /// <summary>The text of a file in that form.</summary>
    /// <exception cref="Blueprints.BlueprintFormatException">The set-up's name is none that a blueprint takes.</exception>
    public static string Write(CapturedSetup captured, ExportFormat format) => format switch
    {
        ExportFormat.Blueprint => BlueprintWriter.Write(captured),
        ExportFormat.CloudFormation => CloudFormationWriter.Write(captured),
        ExportFormat.Terraform => TerraformWriter.Write(captured.Setup),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
