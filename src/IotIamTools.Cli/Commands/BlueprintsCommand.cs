using System.CommandLine;
using IotIamTools.Cli.Output;
using IotIamTools.Core.Blueprints;

namespace IotIamTools.Cli.Commands;

/// <summary><c>iotiam blueprints [NAME]</c>: the built-in blueprints, or one with its parameters.</summary>
internal static class BlueprintsCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Description = "A blueprint to show with its parameters.", Arity = ArgumentArity.ZeroOrOne };
        var json = CommonOptions.Json();
        var command = new Command("blueprints", "Lists the built-in blueprints, or shows the parameters of one.") { name, json };
        command.SetAction(parsed =>
        {
            var printer = new Printer(parsed.GetValue(json));
            if (parsed.GetValue(name) is { } one)
            {
                var blueprint = BlueprintCatalog.Get(one);
                printer.Write(Object(blueprint), Detail(blueprint));
            }
            else
            {
                printer.Write(BlueprintCatalog.All.Select(Object), BlueprintCatalog.All.Select(b => $"{b.Name,-20} {b.Title}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static object Object(Blueprint blueprint) => new { blueprint.Name, blueprint.Title, blueprint.Documents, blueprint.Parameters };

    private static IEnumerable<string> Detail(Blueprint blueprint)
    {
        yield return $"{blueprint.Name}: {blueprint.Title}";
        yield return $"implements: {string.Join(", ", blueprint.Documents)}";
        yield return "";
        foreach (var parameter in blueprint.Parameters)
        {
            var preset = string.Join(',', parameter.Default);
            yield return $"  --set {parameter.Name}=...  ({parameter.Type.ToString().ToLowerInvariant()}{(preset.Length > 0 ? $", default {preset}" : "")})";
            yield return $"      {parameter.Description}";
            if (parameter.Values.Count > 0)
            {
                yield return $"      one of: {string.Join(", ", parameter.Values)}";
            }
        }
    }
}
