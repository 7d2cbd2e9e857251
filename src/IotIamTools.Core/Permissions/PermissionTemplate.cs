using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Permissions;

/// <summary>A permission before its set's parameters have values.</summary>
internal sealed record PermissionTemplate(
    string Documented,
    string Action,
    IReadOnlyList<string> Resources,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> PassedTo,
    IReadOnlyDictionary<string, ContextValue> Context,
    IReadOnlyList<BlueprintCondition> When,
    string? Note)
{
    private static readonly string[] Everything = ["*"];
    private static readonly string[] AllRoles = ["arn:${Partition}:iam::${AccountId}:role/*"];

    public bool Holds(BlueprintValues values) => When.All(values.Holds);

    public Permission Fill(BlueprintValues values)
    {
        var names = Resources.Count > 0;
        var isForAnyRole = PassedTo.Count > 0 && Resources.Count == 0 && Types.Count == 0;
        return new Permission
        {
            Documented = Documented,
            Action = Action,
            Resources = [.. (isForAnyRole ? AllRoles : Resources.Count + Types.Count == 0 ? Everything : Resources.Concat(Types)).Select(r => Fill(r, values, ref names))],
            NamesResources = names,
            IsForAnyRole = isForAnyRole,
            PassedTo = PassedTo,
            Context = Context,
            Note = Note,
        };
    }

    /// <summary>The reader has seen to it that this is an ARN as soon as each parameter in it has a value.</summary>
    private static BlueprintParameterException NoArn(string resource, BlueprintValues values) => new(
        ParameterReader.NamesIn(resource).First(n => values[n][0].Length == 0),
        $"it has no value, and without one '{resource}' is no ARN");

    /// <summary>What a parameter of the set puts into an ARN is a name of the user's own, unless it is a mere wildcard.</summary>
    private static string Fill(string resource, BlueprintValues values, ref bool names)
    {
        var found = false;
        var filled = ParameterReader.Placeholder().Replace(resource, match =>
        {
            var name = match.Groups["name"].Value;
            found |= !BlueprintValues.BuiltIn.Contains(name, StringComparer.OrdinalIgnoreCase) && values[name][0] != "*";
            return values[name][0];
        });
        names |= found;
        return filled == "*" || Arn.TryParse(filled, out _) ? filled : throw NoArn(resource, values);
    }
}
