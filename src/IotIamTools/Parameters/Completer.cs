using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Management.Automation.Language;
using IotIamTools.Core.Text;

namespace IotIamTools.Parameters;

/// <summary>
/// Completes a parameter's value. Whatever goes wrong, and however slow the source is, the prompt gets what was found in time:
/// an empty list at worst.
/// </summary>
public abstract class Completer : IArgumentCompleter
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(1500);

    /// <summary>Stands for the value of a parameter that only the running command would have.</summary>
    private protected static readonly object Unread = new();

    /// <summary>Starts on the pipeline thread; then finds values one by one, each with a line about it.</summary>
    /// <param name="boundParameters">The other parameters that are on the line already; <see cref="Unread"/> for one whose value cannot be known without running something.</param>
    /// <param name="cancellationToken">Is cancelled when the time is over.</param>
    private protected abstract IAsyncEnumerable<(string Value, string About)> FindAsync(IDictionary boundParameters, CancellationToken cancellationToken);

    /// <summary>Whether a value is meant by what was typed: it begins with it, whatever its case.</summary>
    private protected virtual bool IsMeant(string value, string typed) => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Values that are there already.</summary>
    private protected static async IAsyncEnumerable<(string Value, string About)> AsAsync(IEnumerable<(string Value, string About)> values)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var value in values)
        {
            yield return value;
        }
    }

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031", Justification = "An error in a completer would end up in the middle of the user's prompt.")]
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string? wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return Collect(FindAsync, IsMeant, OnLine(commandAst, fakeBoundParameters), wordToComplete ?? "", TimeLimit)
                .Where(found => !found.Value.Any(char.IsControl))
                .Select(found => Result(found.Value, found.About))
                .ToList();
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>A completion: the value as one argument, and a line about it. A prompt shows both, so that nothing in them may be obeyed by a terminal.</summary>
    internal static CompletionResult Result(string value, string about) =>
        new(CommandArgument.Quote(value), value, CompletionResultType.ParameterValue, string.IsNullOrEmpty(about) ? value : Excerpt.Of(about));

    // PowerShell leaves out, or gives as null, what it does not evaluate for a Tab: a call in parentheses, a variable that is not set yet.
    private static Hashtable OnLine(CommandAst command, IDictionary evaluated)
    {
        var parameters = new Hashtable(evaluated, StringComparer.OrdinalIgnoreCase);
        foreach (var name in StaticParameterBinder.BindCommand(command, resolve: true).BoundParameters.Keys)
        {
            parameters[name] ??= Unread;
        }

        return parameters;
    }

    /// <summary>The values that are meant by the word, without its quotes, and found in time; in order.</summary>
    internal static IReadOnlyList<(string Value, string About)> Collect(
        Func<IDictionary, CancellationToken, IAsyncEnumerable<(string Value, string About)>> find,
        Func<string, string, bool> isMeant,
        IDictionary boundParameters,
        string word,
        TimeSpan timeLimit)
    {
        var prefix = CommandArgument.Unquote(word);
        List<(string Value, string About)> found = [];

        // Cancelled below and not disposed, since a source may look at its token later than that.
        var stop = new CancellationTokenSource();
        var values = find(boundParameters, stop.Token);
        var work = Task.Run(
            async () =>
            {
                await foreach (var (value, about) in values.ConfigureAwait(false))
                {
                    if (isMeant(value, prefix))
                    {
                        lock (found)
                        {
                            found.Add((value, about));
                        }
                    }
                }
            },
            CancellationToken.None);
        _ = work.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        try
        {
            _ = Task.WaitAny([work], timeLimit);
        }
        finally
        {
            // Nothing goes on behind the prompt. Callbacks of the token may take their time, and the prompt does not wait for them.
            _ = stop.CancelAsync();
        }

        lock (found)
        {
            return found.OrderBy(item => item.Value, StringComparer.OrdinalIgnoreCase).ToList();
        }
    }
}
