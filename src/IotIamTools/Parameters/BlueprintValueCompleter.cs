using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using IotIamTools.Core.Blueprints;

namespace IotIamTools.Parameters;

/// <summary>Completes a parameter with the values that the built-in blueprints' parameter of the same name takes.</summary>
public sealed class BlueprintValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        BlueprintCatalog.All
            .SelectMany(b => b.Parameters)
            .Where(p => p.Name.Equals(parameterName, StringComparison.OrdinalIgnoreCase))
            .SelectMany(p => p.Values)
            .Where(v => v.StartsWith(CommandArgument.Unquote(wordToComplete ?? ""), StringComparison.OrdinalIgnoreCase))
            .Select(v => Completer.Result(v, v));
}
