using System.Collections;
using System.Globalization;
using System.Management.Automation;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;
using IotIamTools.Errors;
using IotIamTools.Pipeline;

namespace IotIamTools.Policies;

/// <summary>A cmdlet that reads policies in all forms that people have them: as texts, objects and files.</summary>
public abstract class PolicyReadingCmdlet : AsyncCmdlet
{
    // As AWS Tools for PowerShell and the AWS API call the document that an object has.
    private static readonly string[] DocumentProperties = ["PolicyDocument", "Document", "AssumeRolePolicyDocument"];

    private static readonly string[] NameProperties = ["PolicyName", "RoleName"];

    private static readonly string[] PathProperties = ["PSPath", "FullName", "Path"];

    // Of other objects than tables only what PowerShell itself adds: a process too has a Path, and it is no policy's.
    private static readonly string[] PathPropertiesOfObjects = ["PSPath"];

    private readonly JsonPieces _pieces = new();
    private int _number;

    /// <summary>Takes one policy.</summary>
    private protected abstract Task TakeAsync(PolicyInput input);

    /// <summary>Reads a policy, or a statement or a list of them.</summary>
    private protected static PolicyDocument Parse(PolicyInput input)
    {
        try
        {
            return PolicyParser.ParsePart(input.Text, input.Path ?? input.Name);
        }
        catch (PolicyFormatException error) when (input.IsObject)
        {
            throw new CommandException(ErrorCatalog.PolicyMalformed, $"{input.Name}: at {error.Path}: {error.Problem}", error);
        }
    }

    /// <summary>Takes what a parameter has.</summary>
    private protected Task TakeItemsAsync(IEnumerable<object?> items, CancellationToken cancellationToken) =>
        ForEachAsync(items, item => TakeItemAsync(item, cancellationToken), cancellationToken);

    /// <summary>Takes files.</summary>
    private protected Task TakePathsAsync(IEnumerable<string> paths, bool hasWildcards, CancellationToken cancellationToken) =>
        ForEachAsync(paths, path => TakeFilesAsync(path, hasWildcards, cancellationToken), cancellationToken);

    /// <summary>Takes the text that came in pieces and has no end; after the last item.</summary>
    private protected Task FlushAsync(CancellationToken cancellationToken) =>
        ForEachAsync(_pieces.Flush(), text => TakeTextAsync(text, name: null, text, cancellationToken), cancellationToken);

    private async Task TakeItemAsync(object? item, CancellationToken cancellationToken)
    {
        var value = PolicyObjects.Unwrap(item);
        if (value is string text)
        {
            await ForEachAsync(_pieces.Add(text), whole => TakeTextAsync(whole, name: null, whole, cancellationToken), cancellationToken).ConfigureAwait(false);
            return;
        }

        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await TakeObjectAsync(value, item, cancellationToken).ConfigureAwait(false);
    }

    private async Task TakeTextAsync(string given, string? name, object? target, CancellationToken cancellationToken)
    {
        // The IAM API gives documents with percent signs.
        var text = given.StartsWith("%7B", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(given) : given;
        if (!IsJson(text))
        {
            await TakeFilesAsync(text, hasWildcards: true, cancellationToken, $"'{Excerpt.Of(text)}' is neither JSON nor a file that is there.").ConfigureAwait(false);
            return;
        }

        await TakeAsync(new PolicyInput(name ?? NextName(), null, text, IsObject: false, target)).ConfigureAwait(false);
    }

    private async Task TakeObjectAsync(object? value, object? target, CancellationToken cancellationToken)
    {
        switch (value)
        {
            case PolicyStatement statement:
                await TakeDocumentAsync(new PolicyDocument { Statements = [statement.Statement] }, target).ConfigureAwait(false);
                return;
            case PolicyDocument document:
                await TakeDocumentAsync(document, target).ConfigureAwait(false);
                return;
            case PolicyTestResult { Path: { } tested }:
                await TakeFilesAsync(tested, hasWildcards: false, cancellationToken).ConfigureAwait(false);
                return;
            case FileInfo file:
                await TakeFilesAsync(file.FullName, hasWildcards: false, cancellationToken).ConfigureAwait(false);
                return;
            case IEnumerable list and not IDictionary:
                await TakeItemsAsync(list.Cast<object?>(), cancellationToken).ConfigureAwait(false);
                return;
        }

        var found = await OnPipelineAsync(() => Look(value)).ConfigureAwait(false);
        await (found switch
        {
            { Problem: { } problem } => throw new CommandException(ErrorCatalog.PolicyMalformed, problem),
            { Path: { } path } => TakeFilesAsync(path, hasWildcards: false, cancellationToken),
            { Text: { } text } => TakeTextAsync(text, found.Name, target, cancellationToken),
            _ => TakeAsync(new PolicyInput(found.Name ?? NextName(), null, found.Json!, IsObject: true, target)),
        }).ConfigureAwait(false);
    }

    /// <summary>Looks for the policy in an object. On the pipeline thread, since properties may be scripts.</summary>
    private static PolicyObject Look(object? value)
    {
        try
        {
            if (value is not null && PolicyObjects.Property(value, "Statement") is null && PolicyObjects.Property(value, "Effect") is null)
            {
                if (First(value, DocumentProperties) is { } document)
                {
                    var name = First(value, NameProperties) as string;
                    return document is string text ? new PolicyObject(Text: text, Name: name) : new PolicyObject(Json: PolicyObjects.ToJson(document), Name: name);
                }

                if (First(value, PolicyObjects.IsTable(value) ? PathProperties : PathPropertiesOfObjects) is string path)
                {
                    return new PolicyObject(Path: path);
                }
            }

            return PolicyObjects.IsTable(value)
                ? new PolicyObject(Json: PolicyObjects.ToJson(value))
                : new PolicyObject(Problem: $"An object of type {value?.GetType().FullName ?? "null"} is no policy; give JSON text, a hashtable, what ConvertFrom-Json gives, a statement of New-IotIamPolicyStatement, or a file.");
        }
        catch (Exception error) when (error is FormatException or ExtendedTypeSystemException)
        {
            return new PolicyObject(Problem: $"The policy cannot be read: {error.Message.TrimEnd('.')}.");
        }
    }

    private static object? First(object value, string[] properties) => properties.Select(p => PolicyObjects.Property(value, p)).FirstOrDefault(v => v is not (null or ""));

    private Task TakeDocumentAsync(PolicyDocument document, object? target) =>
        TakeAsync(new PolicyInput(NextName(), null, PolicyWriter.Write(document), IsObject: true, target));

    private async Task TakeFilesAsync(string path, bool hasWildcards, CancellationToken cancellationToken, string? missing = null)
    {
        var (files, problem) = await OnPipelineAsync(() => Resolve(path, hasWildcards, missing ?? $"There is no file '{Excerpt.Of(path)}'.")).ConfigureAwait(false);
        if (problem is not null)
        {
            throw new CommandException(ErrorCatalog.FileNotReadable, problem);
        }

        await ForEachAsync(files, file => TakeFileAsync(file, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async Task TakeFileAsync(string file, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ErrorCatalog.FileNotReadable, $"The policy's file cannot be read: {error.Message}", error);
        }

        await TakeAsync(new PolicyInput(System.IO.Path.GetFileName(file), file, text, IsObject: false, file)).ConfigureAwait(false);
    }

    /// <summary>The files that a path of the session stands for, or why there are none. On the pipeline thread.</summary>
    private (IReadOnlyList<string> Files, string? Problem) Resolve(string path, bool hasWildcards, string missing)
    {
        var shown = Excerpt.Of(path);
        try
        {
            ProviderInfo provider;
            string[] found = hasWildcards
                ? [.. GetResolvedProviderPathFromPSPath(path, out provider)]
                : [SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)];
            if (provider.Name != "FileSystem")
            {
                return ([], $"'{shown}' is no file: it belongs to the provider {provider.Name}.");
            }

            // A wildcard is about the files only.
            string[] files = [.. found.Where(f => !Directory.Exists(f))];
            return files.Length > 0 ? (files, null)
                : found.Length > 0 ? ([], $"'{shown}' is a folder; for the files in it give '{System.IO.Path.Join(shown, "*.json")}'.")
                : ([], missing);
        }
        catch (ItemNotFoundException)
        {
            return ([], missing);
        }
        catch (Exception error) when (error is SessionStateException or ProviderInvocationException or WildcardPatternException or ArgumentException or NotSupportedException)
        {
            return ([], $"'{shown}' cannot be read: {error.Message}");
        }
    }

    private string NextName() => string.Create(CultureInfo.InvariantCulture, $"policy {++_number}");

    private static bool IsJson(string text) => text.AsSpan().Trim() is not [not ('{' or '[' or '"' or '\uFEFF'), ..] || text.Contains('\n', StringComparison.Ordinal);

    /// <summary>What an object is: a policy as text or JSON, or about a file; or why it is none.</summary>
    private sealed record PolicyObject(string? Text = null, string? Json = null, string? Path = null, string? Name = null, string? Problem = null);
}
