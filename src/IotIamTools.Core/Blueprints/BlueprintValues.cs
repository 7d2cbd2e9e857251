using IotIamTools.Core.Text;

namespace IotIamTools.Core.Blueprints;

/// <summary>The values of all parameters of a blueprint, defaults and the account's own included.</summary>
internal sealed class BlueprintValues
{
    /// <summary>What every blueprint knows without declaring it.</summary>
    public static readonly IReadOnlyList<string> BuiltIn = ["AccountId", "Partition", "Region"];

    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _lists = new(StringComparer.OrdinalIgnoreCase);

    public static BlueprintValues From(Blueprint blueprint, IReadOnlyDictionary<string, IReadOnlyList<string>> given, BlueprintPlace place) =>
        From($"blueprint '{blueprint.Name}'", blueprint.Parameters, given, place);

    /// <summary>The values for the parameters of something else than a blueprint.</summary>
    public static BlueprintValues From(
        string owner, IReadOnlyList<BlueprintParameter> parameters, IReadOnlyDictionary<string, IReadOnlyList<string>> given, BlueprintPlace place)
    {
        var result = new BlueprintValues();
        result._values["AccountId"] = [place.AccountId];
        result._values["Partition"] = [place.Partition];
        result._values["Region"] = [place.Region ?? "*"];
        var names = parameters.Select(p => p.Name).ToList();
        foreach (var name in given.Keys)
        {
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new BlueprintParameterException(name, $"{owner} has no such parameter{Nearest.Suggest(name, names)}");
            }
        }

        foreach (var parameter in parameters)
        {
            var value = given.FirstOrDefault(g => g.Key.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)).Value;
            if (parameter.IsRequired && (value is null || value.All(string.IsNullOrEmpty)))
            {
                throw new BlueprintParameterException(parameter.Name, $"a value is required: {parameter.Description}");
            }

            result._values[parameter.Name] = value is null ? [.. parameter.Default.Select(result.FillDefault)] : Check(parameter, value);
            if (parameter.Type == BlueprintParameterType.List)
            {
                result._lists.Add(parameter.Name);
            }
        }

        return result;
    }

    public bool IsList(string name) => _lists.Contains(name);

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Whether the account's number stands anywhere in what was filled in.</summary>
    public bool AccountIdWasUsed { get; private set; }

    public IReadOnlyList<string> this[string name]
    {
        get
        {
            AccountIdWasUsed |= name.Equals("AccountId", StringComparison.OrdinalIgnoreCase);
            return _values[name];
        }
    }

    /// <summary>Whether a condition of the blueprint holds: <c>Name</c>, <c>!Name</c>, <c>Name=a|b</c> or <c>Name!=a|b</c>.</summary>
    public bool Holds(BlueprintCondition condition)
    {
        var value = this[condition.Parameter];
        var holds = condition.Values.Count == 0
            ? value.Any(v => v.Length > 0 && !v.Equals("false", StringComparison.OrdinalIgnoreCase))
            : value.Any(v => condition.Values.Contains(v, StringComparer.OrdinalIgnoreCase));
        return holds != condition.Negated;
    }

    /// <summary>The value as the blueprint spells it: two spellings of one value must not make two set-ups.</summary>
    /// <exception cref="BlueprintParameterException">It does not.</exception>
    public static IReadOnlyList<string> Check(BlueprintParameter parameter, IReadOnlyList<string> value)
    {
        if (parameter.Type != BlueprintParameterType.List && value.Count != 1)
        {
            throw new BlueprintParameterException(parameter.Name, $"it takes one value, and {value.Count} were given");
        }

        if (parameter.Type == BlueprintParameterType.Switch)
        {
            return bool.TryParse(value[0], out var isSet)
                ? [isSet ? "true" : "false"]
                : throw new BlueprintParameterException(parameter.Name, $"it takes true or false, not '{value[0]}'");
        }

        // An empty text is one that was not given.
        var isGiven = parameter.Type == BlueprintParameterType.List || value[0].Length > 0;
        if (isGiven && ParameterForm.Of(parameter) is { } form && value.FirstOrDefault(v => !form.Fits(v)) is { } unfit)
        {
            throw new BlueprintParameterException(parameter.Name, $"'{Excerpt.Of(unfit)}' does not fit; {form.Rule}");
        }

        return parameter.Values.Count == 0 ? value : [.. value.Select(Choice)];

        string Choice(string item) => parameter.Values.FirstOrDefault(v => v.Equals(item, StringComparison.OrdinalIgnoreCase))
            ?? throw new BlueprintParameterException(
                parameter.Name, $"'{item}' is not one of {string.Join(", ", parameter.Values)}{Nearest.Suggest(item, parameter.Values)}");
    }

    /// <summary>A default with the account's own values in it; the reader has seen to it that it holds no others.</summary>
    private string FillDefault(string text) => ParameterReader.Placeholder().Replace(text, match => this[match.Groups["name"].Value][0]);
}

/// <summary>When a part of a blueprint is there: a parameter is set, or has one of some values; or not.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Values">The values; empty where being set is enough.</param>
/// <param name="Negated">Whether the opposite must hold.</param>
internal sealed record BlueprintCondition(string Parameter, IReadOnlyList<string> Values, bool Negated)
{
    public static BlueprintCondition Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return text.StartsWith('!') ? new BlueprintCondition(text[1..], [], true) : new BlueprintCondition(text, [], false);
        }

        var negated = equals > 0 && text[equals - 1] == '!';
        return new BlueprintCondition(text[..(negated ? equals - 1 : equals)], text[(equals + 1)..].Split('|'), negated);
    }
}
