using System.Text.Json;
using System.Text.RegularExpressions;
using IotIamTools.Core.Json;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Blueprints;

/// <summary>Reads the parameters that a blueprint or a permission set declares, and what in its other parts refers to them.</summary>
/// <param name="form">The text.</param>
/// <param name="owner">What declares them, for messages.</param>
/// <param name="members">The members that a parameter may have there.</param>
internal sealed partial class ParameterReader(JsonForm form, string owner, string[] members)
{
    private readonly List<BlueprintParameter> _parameters = [];

    public IReadOnlyList<BlueprintParameter> Parameters => _parameters;

    /// <summary><c>${Name}</c> of a parameter. What holds a colon, or is no name at all, is a policy variable and left to IAM.</summary>
    [GeneratedRegex(@"\$\{(?<name>[A-Za-z][A-Za-z0-9]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex Placeholder();

    /// <summary>The names of the parameters that stand in a text.</summary>
    public static IEnumerable<string> NamesIn(string text) => Placeholder().Matches(text).Select(m => m.Groups["name"].Value);

    public void Read(JsonValue declared)
    {
        form.RequireObject(declared, "'parameters'");
        foreach (var member in declared.Members)
        {
            _parameters.Add(Parameter(member));
        }
    }

    public BlueprintParameter? Find(string name) => _parameters.Find(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public void RequireKnown(string name, JsonValue value)
    {
        if (!IsBuiltIn(name) && Find(name) is null)
        {
            throw form.Wrong(value, $"there is no parameter '{Excerpt.Of(name)}'{Nearest.Suggest(name, BlueprintValues.BuiltIn.Concat(_parameters.Select(p => p.Name)))}");
        }
    }

    /// <summary>The conditions of a <c>when</c>. One that asks for a value that its parameter does not take would never hold.</summary>
    public List<BlueprintCondition> Conditions(JsonValue when) => [.. (when.Kind == JsonValueKind.Array ? when.Items : [when]).Select(Condition)];

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParameterName();

    private static bool IsBuiltIn(string name) => BlueprintValues.BuiltIn.Contains(name, StringComparer.OrdinalIgnoreCase);

    private BlueprintCondition Condition(JsonValue value)
    {
        var condition = BlueprintCondition.Parse(form.String(value, "when"));
        RequireKnown(condition.Parameter, value);
        var known = Find(condition.Parameter)?.Values ?? [];
        return known.Count > 0 && condition.Values.FirstOrDefault(v => !known.Contains(v, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? throw form.Wrong(value, $"'{Excerpt.Of(unknown)}' is no value of {condition.Parameter}{Nearest.Suggest(unknown, known)}")
            : condition;
    }

    private BlueprintParameter Parameter(JsonMember member)
    {
        var (name, _, value) = member;
        if (IsBuiltIn(name))
        {
            throw form.Wrong(value, $"'{name}' is known in every {owner} and cannot be declared");
        }

        if (!ParameterName().IsMatch(name))
        {
            throw form.Wrong(value, $"'{Excerpt.Of(name)}' is no parameter name; write letters and digits, a letter first");
        }

        if (Find(name) is not null)
        {
            throw form.Wrong(value, $"there are two parameters '{Excerpt.Of(name)}'; their names ignore case");
        }

        var what = $"parameter '{Excerpt.Of(name)}'";
        form.RequireObject(value, what, members);
        var type = value["type"] is { } given ? form.OneOf<BlueprintParameterType>(given, "a parameter's type") : BlueprintParameterType.Text;
        var parameter = new BlueprintParameter
        {
            Name = name,
            Description = form.RequiredString(value, "description", what),
            Type = type,
            Default = Default(value, type),
            IsRequired = form.Flag(value, "required"),
            Values = form.Strings(value, "values"),
            Form = Form(value),
        };
        if (value["default"] is { } preset)
        {
            CheckDefault(parameter, preset);
        }

        return parameter;
    }

    private string? Form(JsonValue parameter)
    {
        if (parameter["form"] is not { } given)
        {
            return null;
        }

        var name = form.String(given, "form");
        var names = ParameterForm.All.Select(f => f.Name).ToList();
        return names.Contains(name, StringComparer.Ordinal)
            ? name
            : throw form.Wrong(given, $"the form '{Excerpt.Of(name)}' is none of {string.Join(", ", names)}{Nearest.Suggest(name, names)}");
    }

    private List<string> Default(JsonValue parameter, BlueprintParameterType type)
    {
        var preset = parameter["default"] switch
        {
            null => new List<string>(type == BlueprintParameterType.Switch ? ["false"] : []),
            { Kind: JsonValueKind.Array } => form.Strings(parameter, "default"),
            { Kind: JsonValueKind.True or JsonValueKind.False } flag => [flag.Text!],
            { } single => [form.String(single, "default")],
        };
        return type == BlueprintParameterType.Text && preset.Count == 0 ? [""] : preset;
    }

    private void CheckDefault(BlueprintParameter parameter, JsonValue given)
    {
        if (parameter.Default.SelectMany(NamesIn).FirstOrDefault(n => !IsBuiltIn(n)) is { } other)
        {
            throw form.Wrong(given, $"a default can hold {string.Join(", ", BlueprintValues.BuiltIn.Select(b => $"${{{b}}}"))}, and not ${{{Excerpt.Of(other)}}}");
        }

        try
        {
            // What a default is filled in with is of the account, and not known yet.
            var isFilledIn = parameter.Default.SelectMany(NamesIn).Any();
            BlueprintValues.Check(isFilledIn ? parameter with { Form = null } : parameter, parameter.Default);
        }
        catch (BlueprintParameterException e)
        {
            throw form.Wrong(given, $"the default of {e.Message}");
        }
    }
}
