using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using IotIamTools.Core.Permissions;

namespace IotIamTools.Parameters;

/// <summary>Completes the names of the built-in permission sets.</summary>
public sealed class PermissionSetNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        PermissionSetCatalog.All
            .Where(s => s.Name.StartsWith(CommandArgument.Unquote(wordToComplete ?? ""), StringComparison.OrdinalIgnoreCase))
            .Select(s => Completer.Result(s.Name, s.Title));
}
