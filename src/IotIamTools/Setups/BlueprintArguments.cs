using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Iam;

namespace IotIamTools.Setups;

/// <summary>The values for a blueprint's parameters, collected from a cmdlet's own.</summary>
internal sealed class BlueprintArguments
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    private readonly List<EntityReference> _entities = [];

    /// <summary>The entities that the user has named.</summary>
    public IReadOnlyList<EntityReference> Entities => _entities;

    /// <summary>The values by parameter name. What was not given is not there, and has its default.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values => _values;

    /// <summary>The values of a hashtable: texts, lists, switches.</summary>
    public static BlueprintArguments FromTable(IDictionary? table)
    {
        var arguments = new BlueprintArguments();
        foreach (DictionaryEntry entry in table ?? new Hashtable())
        {
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            arguments.WithList(
                entry.Key.ToString()!,
                value is IEnumerable list and not string ? [.. list.Cast<object?>().Select(Text)] : [Text(value)]);
        }

        return arguments;
    }

    /// <summary>Adds a text, where one was given.</summary>
    public BlueprintArguments With(string name, string? value) => WithList(name, value is null ? null : [value]);

    /// <summary>Adds the name of an entity.</summary>
    public BlueprintArguments With(string name, EntityReference entity) => About(entity).With(name, entity.Name);

    /// <summary>Adds the names of entities, if they were given.</summary>
    public BlueprintArguments WithList(string name, IReadOnlyList<EntityReference>? entities)
    {
        foreach (var entity in entities ?? [])
        {
            About(entity);
        }

        return WithList(name, entities?.Select(e => e.Name).ToList());
    }

    /// <summary>Notes an entity that the user has named, whose account is to be compared.</summary>
    public BlueprintArguments About(EntityReference entity)
    {
        _entities.Add(entity);
        return this;
    }

    /// <summary>Adds a list, where one was given.</summary>
    public BlueprintArguments WithList(string name, IReadOnlyList<string>? values)
    {
        if (values is not null)
        {
            _values[name] = values;
        }

        return this;
    }

    /// <summary>Adds a switch.</summary>
    public BlueprintArguments With(string name, SwitchParameter value) => With(name, value ? "true" : "false");

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";
}
