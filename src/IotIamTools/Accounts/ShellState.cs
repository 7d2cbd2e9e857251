using System.Management.Automation;

namespace IotIamTools.Accounts;

/// <summary>What of the PowerShell session decides the account. To be used on the pipeline thread.</summary>
/// <param name="FullPath">What a path of PowerShell's location is for the process.</param>
/// <param name="Variable">The value of a variable as PowerShell has it, or null.</param>
internal sealed record ShellState(Func<string, string> FullPath, Func<string, object?> Variable)
{
    /// <summary>The session that a cmdlet runs in.</summary>
    public static ShellState Of(PSCmdlet cmdlet) => new(cmdlet.GetUnresolvedProviderPathFromPSPath, cmdlet.GetVariableValue);

    /// <summary>The session whose prompt asks for completions: there is no cmdlet.</summary>
    public static ShellState OfPrompt() => new(
        path => Ask<string>("$ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($args[0])", path)!,
        name => Ask<object>("$ExecutionContext.SessionState.PSVariable.GetValue($args[0])", name));

    private static T? Ask<T>(string script, string argument)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript(script).AddArgument(argument).Invoke<T>().FirstOrDefault();
    }
}
