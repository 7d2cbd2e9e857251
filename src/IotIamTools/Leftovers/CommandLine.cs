using System.Text;
using IotIamTools.Parameters;

namespace IotIamTools.Leftovers;

/// <summary>A command line of PowerShell that is put together from values, each of which stays one argument whatever is in it.</summary>
internal sealed class CommandLine
{
    private readonly StringBuilder _text;

    public CommandLine(string command) => _text = new StringBuilder(command);

    /// <summary>Adds a parameter with its value.</summary>
    public CommandLine With(string parameter, string value)
    {
        _text.Append(" -").Append(parameter).Append(' ').Append(CommandArgument.Quote(value));
        return this;
    }

    /// <summary>Adds a switch.</summary>
    public CommandLine With(string parameter)
    {
        _text.Append(" -").Append(parameter);
        return this;
    }

    /// <summary>Adds a parameter for whose value PowerShell asks when the line runs.</summary>
    public CommandLine Asking(string parameter, string question)
    {
        _text.Append(" -").Append(parameter).Append(" (Read-Host ").Append(CommandArgument.Quote(question)).Append(')');
        return this;
    }

    /// <summary>Pipes the output into another command.</summary>
    public CommandLine Into(string command)
    {
        _text.Append(" | ").Append(command);
        return this;
    }

    /// <summary>The line.</summary>
    public override string ToString() => _text.ToString();
}
