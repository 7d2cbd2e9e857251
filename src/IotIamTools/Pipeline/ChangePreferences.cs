using System.Management.Automation;
using System.Reflection;

namespace IotIamTools.Pipeline;

/// <summary>
/// What PowerShell does when a cmdlet asks whether it may change something, known before it is asked: the common parameters, or else the
/// preference variables. To be used on the pipeline thread. Source: PowerShell documentation, about_CommonParameters and about_Preference_Variables.
/// </summary>
/// <param name="cmdlet">The cmdlet.</param>
internal sealed class ChangePreferences(PSCmdlet cmdlet)
{
    private static readonly bool IsServer = Environment.GetCommandLineArgs().Any(a => a.Equals("-s", StringComparison.OrdinalIgnoreCase) || a.Equals("-ServerMode", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it only shows what would be done.</summary>
    public bool IsWhatIf => Switch("WhatIf") ?? LanguagePrimitives.IsTrue(cmdlet.SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>Whether it asks the user.</summary>
    public bool Asks => !IsWhatIf && (Switch("Confirm") ?? (Preference("ConfirmPreference", ConfirmImpact.High) is not ConfirmImpact.None and var from && Impact >= from));

    /// <summary>Whether it writes down what is done.</summary>
    public bool IsVerbose => Switch("Verbose") ?? Preference("VerbosePreference", ActionPreference.SilentlyContinue) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>Whether the cmdlet runs in the process of a background job (Start-Job), whose prompts wait until somebody receives the job.</summary>
    public bool IsInJob => IsServer && cmdlet.Host?.Name == "ServerRemoteHost";

    private ConfirmImpact Impact => cmdlet.GetType().GetCustomAttribute<CmdletAttribute>()?.ConfirmImpact ?? ConfirmImpact.Medium;

    private bool? Switch(string name) => cmdlet.MyInvocation.BoundParameters.TryGetValue(name, out var value) ? LanguagePrimitives.IsTrue(value) : null;

    private T Preference<T>(string name, T otherwise) =>
        LanguagePrimitives.TryConvertTo<T>(cmdlet.SessionState.PSVariable.GetValue(name), out var value) ? value : otherwise;
}
