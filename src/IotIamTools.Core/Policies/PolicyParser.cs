using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using IotIamTools.Core.Json;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Policies;

/// <summary>
/// Reads policy documents by the grammar of the IAM user guide (reference_policies_grammar). The parser checks the
/// grammar only; what a kind of policy may hold is for <see cref="PolicyRules"/>.
/// </summary>
public static class PolicyParser
{
    private static readonly string[] DocumentElements = ["Version", "Id", "Statement"];

    private static readonly string[] StatementElements =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private static readonly Dictionary<string, PrincipalKind> PrincipalKinds =
        Enum.GetValues<PrincipalKind>().ToDictionary(Principal.NameOf, StringComparer.Ordinal);

    /// <summary>Reads a policy document.</summary>
    /// <param name="json">The document's text.</param>
    /// <param name="source">The file or policy that the text is from, for the error.</param>
    /// <exception cref="PolicyFormatException">The text is not a policy document.</exception>
    public static PolicyDocument Parse(string json, string? source = null)
    {
        var form = Form(json, source);
        return new Reader(form).Document(form.Text.Root);
    }

    /// <summary>Reads a policy document that is a part of a larger JSON text, such as a blueprint.</summary>
    /// <param name="text">The larger text, in which places and paths are counted.</param>
    /// <param name="value">The value of that text that holds the document.</param>
    /// <param name="source">The file or thing that the text is from, for the error.</param>
    /// <exception cref="PolicyFormatException">The value is not a policy document.</exception>
    public static PolicyDocument Parse(JsonText text, JsonValue value, string? source = null) =>
        new Reader(new JsonForm(text, Error(source))).Document(value);

    /// <summary>Reads a policy document, or what stands in one: a statement, or a list of statements.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">The file or policy that the text is from, for the error.</param>
    /// <exception cref="PolicyFormatException">The text is none of these.</exception>
    public static PolicyDocument ParsePart(string json, string? source = null)
    {
        var form = Form(json, source);
        var reader = new Reader(form);
        return form.Text.Root switch
        {
            { Kind: JsonValueKind.Array } list => new PolicyDocument { Statements = [.. list.Items.Select(reader.Statement)] },
            { Kind: JsonValueKind.Object } one when one["Statement"] is null && one["Effect"] is not null => new PolicyDocument { Statements = [reader.Statement(one)] },
            var document => reader.Document(document),
        };
    }

    /// <summary>Reads a policy document; the error, where there is one, is given back instead of thrown.</summary>
    /// <param name="json">The document's text.</param>
    /// <param name="document">The document, or null where the text is none.</param>
    /// <param name="error">What is wrong with the text, or null.</param>
    /// <returns>Whether the text is a policy document.</returns>
    public static bool TryParse(string json, [NotNullWhen(true)] out PolicyDocument? document, [NotNullWhen(false)] out PolicyFormatException? error)
    {
        try
        {
            document = Parse(json);
            error = null;
            return true;
        }
        catch (PolicyFormatException e)
        {
            document = null;
            error = e;
            return false;
        }
    }

    private static JsonForm Form(string json, string? source) => JsonForm.Parse(json, Error(source));

    private static Func<string, TextPosition, string, PolicyFormatException> Error(string? source) =>
        (problem, position, path) => new PolicyFormatException(problem, position, path, source);

    private sealed class Reader(JsonForm form)
    {
        public PolicyDocument Document(JsonValue value)
        {
            RequireObject(value, "a policy document", DocumentElements, StatementElements, "; it belongs into a statement, inside 'Statement'");
            var version = value["Version"] is { } v ? form.String(v, "Version") : null;
            if (version is not (null or PolicyDocument.CurrentVersion or PolicyDocument.OldVersion))
            {
                throw form.Wrong(value["Version"]!, $"the version '{Excerpt.Of(version)}' is unknown; write \"{PolicyDocument.CurrentVersion}\"");
            }

            var statement = value["Statement"] ?? throw form.Wrong(value, "the policy has no 'Statement'");
            var statements = statement.Kind == JsonValueKind.Array ? statement.Items : [statement];
            return new PolicyDocument
            {
                Version = version,
                Id = value["Id"] is { } id ? form.String(id, "Id") : null,
                Statements = [.. statements.Select(Statement)],
            };
        }

        public Statement Statement(JsonValue value)
        {
            RequireObject(value, "a statement", StatementElements, DocumentElements, "; it belongs beside 'Statement', not inside of it");
            var effect = value["Effect"] ?? throw form.Wrong(value, "the statement has no 'Effect'; write \"Allow\" or \"Deny\"");
            Exclusive(value, "Principal", "NotPrincipal");
            Exclusive(value, "Action", "NotAction");
            Exclusive(value, "Resource", "NotResource");
            if (value["Action"] is null && value["NotAction"] is null)
            {
                throw form.Wrong(value, "the statement has neither 'Action' nor 'NotAction'");
            }

            return new Statement
            {
                Sid = value["Sid"] is { } sid ? form.String(sid, "Sid") : null,
                Effect = form.String(effect, "Effect") switch
                {
                    "Allow" => Effect.Allow,
                    "Deny" => Effect.Deny,
                    var other => throw form.Wrong(effect, $"the effect '{Excerpt.Of(other)}' is neither \"Allow\" nor \"Deny\"{EffectHint(other)}"),
                },
                Principal = value["Principal"] is { } principal ? Principals(principal, "Principal") : null,
                NotPrincipal = value["NotPrincipal"] is { } notPrincipal ? Principals(notPrincipal, "NotPrincipal") : null,
                Actions = Actions(value["Action"], "Action"),
                NotActions = Actions(value["NotAction"], "NotAction"),
                Resources = Resources(value["Resource"], "Resource"),
                NotResources = Resources(value["NotResource"], "NotResource"),
                Conditions = value["Condition"] is { } condition ? Conditions(condition) : [],
            };
        }

        private PrincipalSet Principals(JsonValue value, string element)
        {
            if (value.Kind == JsonValueKind.String && value.Text == "*")
            {
                return PrincipalSet.Star;
            }

            if (value.Kind != JsonValueKind.Object)
            {
                var found = value.Kind == JsonValueKind.String ? $"\"{Excerpt.Of(value.Text!)}\"" : value.KindName;
                throw form.Wrong(value, $"'{element}' is \"*\" or an object such as {{\"Service\": \"greengrass.amazonaws.com\"}}, not {found}");
            }

            RequireObject(value, $"'{element}'", PrincipalKinds.Keys);
            var principals = new List<Principal>();
            foreach (var member in value.Members)
            {
                var kind = PrincipalKinds[member.Name];
                principals.AddRange(Strings(member.Value, member.Name, IsFilled, "is no principal").Select(v => new Principal(kind, v)));
            }

            return principals.Count > 0 ? new PrincipalSet { Principals = principals } : throw form.Wrong(value, $"'{element}' names no principal");
        }

        private List<string> Actions(JsonValue? value, string element) => value is null
            ? []
            : Strings(value, element, IsAction, "is not an action; write SERVICE:ACTION with one colon, such as iot:Publish, or *");

        private List<string> Resources(JsonValue? value, string element) => value is null
            ? []
            : Strings(value, element, IsResource, "is not a resource; write an ARN (arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE) or *");

        private List<Condition> Conditions(JsonValue value)
        {
            if (value.Kind != JsonValueKind.Object)
            {
                throw form.Wrong(value, $"'Condition' is {value.KindName}; write an object such as {{\"StringEquals\": {{\"aws:SourceAccount\": \"123456789012\"}}}}");
            }

            var conditions = new List<Condition>();
            foreach (var member in value.Members)
            {
                var (name, _, keys) = member;
                if (!ConditionOperator.TryParse(name, out var conditionOperator))
                {
                    throw form.Wrong(member, keys, $"'{Excerpt.Of(name)}' is not a condition operator{ConditionOperator.Suggest(name)}");
                }

                if (keys.Kind != JsonValueKind.Object)
                {
                    throw form.Wrong(keys, $"'{name}' is {keys.KindName}; write an object of condition keys and their values");
                }

                foreach (var key in keys.Members)
                {
                    if (key.Name.Length == 0)
                    {
                        throw form.Wrong(key, key.Value, "a condition key cannot be empty; write one such as aws:SourceAccount");
                    }

                    conditions.Add(new Condition(conditionOperator, key.Name, ConditionValues(key.Value, key.Name)));
                }
            }

            return conditions;
        }

        private List<string> ConditionValues(JsonValue value, string key)
        {
            var items = value.Kind == JsonValueKind.Array ? value.Items : [value];
            var values = new List<string>(items.Count);
            foreach (var item in items)
            {
                // Numbers and booleans may stand without quotes (reference_policies_grammar: condition_value).
                values.Add(item.Kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
                    ? item.Text!
                    : throw form.Wrong(item, $"a value of '{Excerpt.Of(key)}' is {item.KindName}; write a string, a number or a boolean"));
            }

            return values;
        }

        /// <summary>One string or a list of at least one, each of which is as it should be.</summary>
        private List<string> Strings(JsonValue value, string element, Func<string, bool> isRight, string otherwise)
        {
            if (value.Kind != JsonValueKind.Array)
            {
                return [One(value)];
            }

            return value.Items.Count > 0
                ? value.Items.Select(One).ToList()
                : throw form.Wrong(value, $"the list of '{element}' is empty; write at least one value");

            string One(JsonValue item)
            {
                var found = form.String(item, element);
                return isRight(found) ? found : throw form.Wrong(item, found.Length == 0 ? $"a value of '{element}' is empty" : $"'{Excerpt.Of(found)}' {otherwise}");
            }
        }

        private void Exclusive(JsonValue value, string element, string not)
        {
            if (value[element] is not null && value[not] is { } second)
            {
                throw form.Wrong(second, $"the statement has both '{element}' and '{not}'; keep one of them");
            }
        }

        private void RequireObject(JsonValue value, string what, IReadOnlyCollection<string> names, string[]? misplaced = null, string hint = "")
        {
            form.RequireObject(value, what);
            foreach (var member in value.Members)
            {
                if (!names.Contains(member.Name, StringComparer.Ordinal))
                {
                    var help = misplaced?.Contains(member.Name, StringComparer.Ordinal) == true ? hint : Nearest.Suggest(member.Name, names);
                    throw form.Wrong(member, member.Value, $"{what} has no element '{Excerpt.Of(member.Name)}'{help}");
                }
            }
        }
    }

    private static string EffectHint(string written) => written.Trim().ToUpperInvariant() switch
    {
        "ALLOW" or "DENY" => "; write it in exactly that way",
        _ => "",
    };

    private static bool IsFilled(string value) => value.Length > 0;

    /// <summary><c>*</c>, or a service prefix, one colon, and a name; both with or without wildcards. IAM takes no wildcard in a prefix but <c>*</c> alone: <see cref="PolicyRules"/>.</summary>
    private static bool IsAction(string action)
    {
        if (action == "*")
        {
            return true;
        }

        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < action.Length - 1
            && action.AsSpan(0, colon).IndexOfAnyExcept(ServiceCharacters) < 0
            && action.AsSpan(colon + 1).IndexOfAnyExcept(ActionCharacters) < 0;
    }

    /// <summary>
    /// <c>*</c>, a pattern that starts with a wildcard or a variable, six fields of an ARN (a <c>*</c> may stand for the rest), or what API
    /// Gateway makes an ARN of. Source: API Gateway developer guide, apigateway-resource-policies-examples.
    /// </summary>
    private static bool IsResource(string resource)
    {
        if (resource.Length == 0)
        {
            return false;
        }

        if (resource[0] is '*' or '?' || resource.StartsWith("${", StringComparison.Ordinal) || resource.StartsWith("execute-api:/", StringComparison.Ordinal))
        {
            return true;
        }

        return resource.StartsWith("arn:", StringComparison.Ordinal)
            && (resource.AsSpan().Count(':') >= 5 || resource.Contains('*', StringComparison.Ordinal));
    }

    private static readonly SearchValues<char> ServiceCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.*?");

    private static readonly SearchValues<char> ActionCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.*?");
}
