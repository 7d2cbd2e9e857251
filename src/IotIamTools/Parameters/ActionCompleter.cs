using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using IotIamTools.Core.Actions;

namespace IotIamTools.Parameters;

/// <summary>Completes actions: first the prefix of the service, then its actions. The names are in the module; no call is made.</summary>
public sealed class ActionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = CommandArgument.Unquote(wordToComplete ?? "");
        var catalog = ActionCatalog.Default;
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return catalog.Services
                .Where(s => s.Prefix.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                .Select(s => Completer.Result(s.Prefix + ":", s.HasEnded ? $"{s.Name} (has ended)" : s.Name));
        }

        return catalog.FindService(word[..colon]) is { } service
            ? catalog.Match(service.Prefix + ":*")
                .Where(a => a.Name.AsSpan().StartsWith(word.AsSpan(colon + 1), StringComparison.OrdinalIgnoreCase))
                .Select(a => Completer.Result(a.ToString(), $"{a.Level}, {service.Name}"))
            : [];
    }
}
