using System.CommandLine;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Cli;

/// <summary>The arguments and options that choose blueprints and their parameters.</summary>
internal sealed class BlueprintOptions
{
    private readonly Argument<string[]> _names = new("blueprint")
    {
        Description = "Names of built-in blueprints ('iotiam blueprints' lists them), or paths of blueprint files.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A parameter of the blueprint. A list's values are separated by commas, or the option is repeated.",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string[]> _tag = new("--tag") { Description = "A tag for what is made.", HelpName = "KEY=VALUE" };
    private readonly Option<string?> _boundary = new("--permissions-boundary") { Description = "The permissions boundary of roles and new users.", HelpName = "ARN" };

    public BlueprintOptions(Command command)
    {
        command.Arguments.Add(_names);
        command.Options.Add(_set);
        command.Options.Add(_tag);
        command.Options.Add(_boundary);
    }

    /// <summary>The set-ups that the user asks for.</summary>
    public async Task<IReadOnlyList<Setup>> ResolveAsync(ParseResult parsed, IIamAccount account, CancellationToken cancellationToken)
    {
        var blueprints = parsed.GetValue(_names)!.Select(Find).ToList();
        var values = NamedValues.Pairs(parsed.GetValue(_set) ?? [], "--set");
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
            Tags = [.. NamedValues.Pairs(parsed.GetValue(_tag) ?? [], "--tag").Select(t => new Tag(t.Key, t.Value[^1]))],
            PermissionsBoundaryArn = parsed.GetValue(_boundary),
        };
        var setups = new List<Setup>();
        foreach (var blueprint in blueprints)
        {
            setups.Add(overrides.Apply(await blueprint.ResolveAsync(NamedValues.For(blueprint.Parameters, values.Where(v => IsOf(blueprint, v.Key))), account, cancellationToken)));
        }

        return setups;
    }

    private static Blueprint Find(string name)
    {
        if (!DocumentName.IsPath(name))
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

    private static bool IsOf(Blueprint blueprint, string name) => blueprint.Parameters.Any(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
