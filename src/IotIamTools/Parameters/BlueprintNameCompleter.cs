using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using IotIamTools.Core.Blueprints;

namespace IotIamTools.Parameters;

/// <summary>Completes the names of the built-in blueprints.</summary>
public sealed class BlueprintNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        BlueprintCatalog.All
            .Where(b => b.Name.StartsWith(CommandArgument.Unquote(wordToComplete ?? ""), StringComparison.OrdinalIgnoreCase))
            .Select(b => Completer.Result(b.Name, b.Title));
}
