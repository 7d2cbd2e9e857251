using System.Text.Json;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Exports;

/// <summary>Writes a captured set-up as a blueprint that makes the same in any account.</summary>
internal sealed class BlueprintWriter
{
    private const string CreateUser = "CreateUser";
    private const string Dollar = "Dollar";

    private readonly Setup _setup;
    private readonly AccountArn _arn;
    private bool _usesDollar;

    private BlueprintWriter(CapturedSetup captured)
    {
        _setup = captured.Setup;
        _arn = new AccountArn(captured.Identity, "${AccountId}", "${Partition}");
    }

    public static string Write(CapturedSetup captured)
    {
        var writer = new BlueprintWriter(captured);

        // Whether there is a text that needs a parameter is known when all is written.
        JsonCopy.Indented(writer.Parts);
        var text = JsonCopy.Indented(writer.Blueprint);
        _ = Blueprints.Blueprint.Parse(text);
        return text;
    }

    private void Blueprint(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", _setup.Blueprint);
        json.WriteString("title", $"{string.Join(" and ", new[] { Count(_setup.Roles.Count, "role"), Count(_setup.Groups.Count, "group") }.OfType<string>())}, captured from an account");
        Parameters(json);
        WriteParts(json);
        json.WriteEndObject();
    }

    private static string? Count(int count, string what) => count == 0 ? null : $"{count} {what}{(count == 1 ? "" : "s")}";

    private void Parts(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteParts(json);
        json.WriteEndObject();
    }

    private void Parameters(Utf8JsonWriter json)
    {
        var hasUsers = _setup.Groups.Any(g => g.Users.Count > 0);
        if (!_usesDollar && !hasUsers)
        {
            return;
        }

        json.WriteStartObject("parameters");
        if (hasUsers)
        {
            json.WriteStartObject(CreateUser);
            json.WriteString("type", "switch");
            json.WriteString("default", "true");
            json.WriteString("description", "Makes the users of the groups that do not exist.");
            json.WriteEndObject();
        }

        if (_usesDollar)
        {
            json.WriteStartObject(Dollar);
            json.WriteString("default", "$");
            json.WriteString("description", "A dollar sign, for texts that look like a parameter and are none.");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteParts(Utf8JsonWriter json)
    {
        List(json, "policies", _setup.Policies, policy =>
        {
            json.WriteString("name", policy.Name);
            Path(json, policy.Path);
            Optional(json, "description", policy.Description);
            Tags(json, policy.Tags);
            Document(json, "document", policy.Document);
        });
        List(json, "roles", _setup.Roles, role =>
        {
            json.WriteString("name", role.Name);
            Path(json, role.Path);
            Optional(json, "description", role.Description);
            if (role.MaxSessionDuration is { } seconds)
            {
                json.WriteNumber("maxSessionDuration", seconds);
            }

            Optional(json, "permissionsBoundary", role.PermissionsBoundaryArn);
            Tags(json, role.Tags);
            Document(json, "trust", role.Trust);
            Policies(json, role.ManagedPolicies, role.InlinePolicies);
        });
        List(json, "groups", _setup.Groups, group =>
        {
            json.WriteString("name", group.Name);
            Path(json, group.Path);
            Policies(json, group.ManagedPolicies, group.InlinePolicies);
            if (group.Users.Count > 0)
            {
                Strings(json, "users", group.Users.Select(u => u.Name));
                json.WriteString("createUsers", $"${{{CreateUser}}}");
            }
        });
    }

    private void Policies(Utf8JsonWriter json, IReadOnlyList<ManagedPolicySpec> managed, IReadOnlyList<InlinePolicySpec> inline)
    {
        if (managed.Count > 0)
        {
            Strings(json, "managedPolicies", managed.Select(p => p.Arn));
        }

        List(json, "inlinePolicies", inline, policy =>
        {
            json.WriteString("name", policy.Name);
            Document(json, "document", policy.Document);
        });
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Path(Utf8JsonWriter json, string path)
    {
        if (path != "/")
        {
            json.WriteString("path", path);
        }
    }

    private void Tags(Utf8JsonWriter json, IReadOnlyList<Tag> tags)
    {
        if (tags.Count == 0)
        {
            return;
        }

        json.WriteStartObject("tags");
        foreach (var tag in tags)
        {
            json.WriteString(tag.Key, Text(tag.Value));
        }

        json.WriteEndObject();
    }

    private void Document(Utf8JsonWriter json, string name, PolicyDocument document)
    {
        json.WritePropertyName(name);
        JsonCopy.Policy(json, document, (writer, text) => writer.WriteStringValue(Text(text)));
    }

    private void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(Text(value));
        }

        json.WriteEndArray();
    }

    private void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, Text(value));
        }
    }

    private string Text(string text) => _arn.Generalize(text, Literal);

    /// <summary>A text such as <c>${Name}</c> would be taken for a parameter. What has a colon is a policy variable, and nothing of the blueprint's.</summary>
    private string Literal(string text) => ParameterReader.Placeholder().Replace(text, match =>
    {
        _usesDollar = true;
        return $"${{{Dollar}}}{match.Value[1..]}";
    });
}
