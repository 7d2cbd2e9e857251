using System.Collections;
using IotIamTools.Core.Json;
using IotIamTools.Core.Lint;
using IotIamTools.Core.Policies;
using IotIamTools.Errors;
using IotIamTools.Permissions;

namespace IotIamTools.Policies;

/// <summary>Makes a statement of its elements as parameters give them. What is no statement is told by the parameter's name.</summary>
internal sealed class StatementParts
{
    private readonly Dictionary<string, object> _elements = new(StringComparer.Ordinal);

    /// <summary>Adds an element; nothing where the parameter has no value.</summary>
    public StatementParts With(string name, object? value)
    {
        if (value is not null)
        {
            _elements.Add(name, value);
        }

        return this;
    }

    /// <summary>Adds the Condition element: a hashtable of operators, each with a hashtable of keys and their values.</summary>
    public StatementParts WithCondition(IDictionary? given)
    {
        if (given is null)
        {
            return this;
        }

        var operators = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, keys) in PolicyObjects.Entries(given))
        {
            var table = PolicyObjects.Unwrap(keys);
            if (!PolicyObjects.IsTable(table))
            {
                throw Invalid("Condition", $"'{name}' is given without condition keys; write an operator with its keys, such as @{{ StringEquals = @{{ '{(name.Contains(':', StringComparison.Ordinal) ? name : "aws:SourceAccount")}' = '...' }} }}");
            }

            operators.Add(name, PolicyObjects.Entries(table).ToDictionary(k => k.Name, k => Values(k.Value), StringComparer.Ordinal));
        }

        return With("Condition", operators);
    }

    /// <summary>The statement.</summary>
    public Statement Build()
    {
        Exclude("Action", "NotAction", "what the statement is about", "everything but that");
        Exclude("Resource", "NotResource", "what the statement is about", "everything but that");
        Exclude("Principal", "NotPrincipal", "whom the statement is about", "everyone but them");
        if (!Has("Action") && !Has("NotAction"))
        {
            throw new CommandException(ErrorCatalog.StatementInvalid, "The statement has no action; give -Action, such as -Action iot:Publish, or -NotAction.");
        }

        if (!Has("Resource") && !Has("NotResource") && !Has("Principal") && !Has("NotPrincipal"))
        {
            throw new CommandException(ErrorCatalog.StatementInvalid, "The statement has no resource; give -Resource with an ARN, or with * for everything. Only trust policies and those of a few resources do without, and their statements need -Principal.");
        }

        var document = Parse();
        var problems = PolicyRules.Find(document, PolicyCheck.KindOf(document));
        return problems.Count == 0
            ? document.Statements[0]
            : throw new CommandException(ErrorCatalog.StatementInvalid, $"IAM would refuse the statement: {string.Join("; ", problems.Select(p => p.Problem))}.");
    }

    private bool Has(string name) => _elements.ContainsKey(name);

    private void Exclude(string name, string not, string about, string but)
    {
        if (Has(name) && Has(not))
        {
            throw new CommandException(ErrorCatalog.StatementInvalid, $"-{name} and -{not} cannot stand in one statement; give -{name} for {about}, or -{not} for {but}.");
        }
    }

    private PolicyDocument Parse()
    {
        var text = JsonText.Parse(PolicyObjects.ToJson(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Version"] = PolicyDocument.CurrentVersion,
            ["Statement"] = _elements,
        }));
        try
        {
            return PolicyParser.Parse(text, text.Root);
        }
        catch (PolicyFormatException error)
        {
            // The path begins with $.Statement, and then names the element as the parameter is called.
            var element = error.Path.Split('.', '[').ElementAtOrDefault(2) ?? "Action";
            throw Invalid(element, error.Problem, error);
        }
    }

    private static object? Values(object? given) => PolicyObjects.Unwrap(given) switch
    {
        null => null,
        string text => text,
        var value when PolicyObjects.IsTable(value) => value,
        IEnumerable => PolicyObjects.Items(given).Select(v => PolicyObjects.Unwrap(v) is { } one ? ContextTable.Text(one) : null).ToArray(),
        var value => ContextTable.Text(value),
    };

    private static CommandException Invalid(string parameter, string problem, Exception? inner = null) =>
        new(ErrorCatalog.StatementInvalid, $"-{parameter}: {problem}{(problem.EndsWith('?') ? "" : ".")}", inner);
}
