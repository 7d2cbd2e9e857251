namespace IotIamTools.Cli;

/// <summary>What the exit code of <c>iotiam</c> says.</summary>
internal static class ExitCode
{
    /// <summary>Done, or the check passed.</summary>
    public const int Done = 0;

    /// <summary>A check did not pass, or a step failed.</summary>
    public const int NotPassed = 1;

    /// <summary>The command was used wrongly, or was given something that it cannot work with.</summary>
    public const int WrongUse = 2;

    /// <summary>Stopped with Ctrl+C, as shells count it.</summary>
    public const int Interrupted = 130;
}
