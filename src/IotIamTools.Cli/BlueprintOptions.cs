using System.CommandLine;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Text;

namespace IotIamTools.Cli;

/// <summary>The arguments and options that choose blueprints and their parameters.</summary>
internal sealed class BlueprintOptions
{
    private readonly Argument<string[]> names = new("blueprint")
    {
        Description = "Names of built-in blueprints ('iotiam blueprints' lists them), or paths of blueprint files.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> set = new("--set")
    {
        Description = "A parameter of the blueprint. A list's values are separated by commas, or the option is repeated.",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string[]> tag = new("--tag") { Description = "A tag for what is made.", HelpName = "KEY=VALUE" };
    private readonly Option<string?> boundary = new("--permissions-boundary") { Description = "The permissions boundary of roles and new users.", HelpName = "ARN" };

    public BlueprintOptions(Command command)
    {
        command.Arguments.Add(names);
        command.Options.Add(set);
        command.Options.Add(tag);
        command.Options.Add(boundary);
    }

    /// <summary>The set-ups that the user asks for.</summary>
    public async Task<IReadOnlyList<Setup>> ResolveAsync(ParseResult parsed, IIamAccount account, CancellationToken cancellationToken)
    {
        var blueprints = parsed.GetValue(names)!.Select(Find).ToList();
        var values = Pairs(parsed.GetValue(set) ?? [], "--set");
        foreach (var name in values.Keys)
        {
            var known = blueprints.SelectMany(b => b.Parameters).Select(p => p.Name).ToList();
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new BlueprintParameterException(name, $"no such parameter{Nearest.Suggest(name, known)}");
            }
        }

        var overrides = new SetupOverrides
        {
            Tags = [.. Pairs(parsed.GetValue(tag) ?? [], "--tag").Select(t => new Tag(t.Key, t.Value[^1]))],
            PermissionsBoundaryArn = parsed.GetValue(boundary),
        };
        var setups = new List<Setup>();
        foreach (var blueprint in blueprints)
        {
            setups.Add(overrides.Apply(await blueprint.ResolveAsync(ForBlueprint(blueprint, values), account, cancellationToken)));
        }

        return setups;
    }

    private static Blueprint Find(string name)
    {
        var isPath = name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal);
        if (!isPath)
        {
            return BlueprintCatalog.Get(name);
        }

        try
        {
            return Blueprint.Parse(File.ReadAllText(name), name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the blueprint file cannot be read: {e.Message}");
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> ForBlueprint(Blueprint blueprint, Dictionary<string, List<string>> values)
    {
        var own = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in blueprint.Parameters)
        {
            if (values.TryGetValue(parameter.Name, out var given))
            {
                own[parameter.Name] = parameter.Type == BlueprintParameterType.List
                    ? [.. given.SelectMany(g => g.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
                    : given;
            }
        }

        return own;
    }

    private static Dictionary<string, List<string>> Pairs(string[] texts, string option)
    {
        var pairs = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UsageException($"{option} '{text}': write NAME=VALUE");
            }

            if (!pairs.TryGetValue(text[..equals], out var values))
            {
                pairs[text[..equals]] = values = [];
            }

            values.Add(text[(equals + 1)..]);
        }

        return pairs;
    }
}
