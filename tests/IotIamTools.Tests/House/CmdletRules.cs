using System.Management.Automation;
using System.Reflection;
using IotIamTools.Core.Iam;
using IotIamTools.Pipeline;

namespace IotIamTools.Tests.House;

/// <summary>A rule that every cmdlet of the house keeps. It names what breaks it, each as the end of a sentence about the cmdlet.</summary>
internal sealed record CmdletRule(string Name, Func<CmdletDescription, IEnumerable<string>> Violations)
{
    public override string ToString() => Name;
}

/// <summary>The rules. An exception to one stands beside it, with its reason.</summary>
internal static class CmdletRules
{
    private static readonly HashSet<string> ApprovedVerbs = ReadVerbs();

    // Verbs by which something is changed, in the account or in a file.
    private static readonly HashSet<string> ChangingVerbs = new(
        [
            "Add", "Approve", "Block", "Clear", "Copy", "Deny", "Disable", "Edit", "Enable", "Grant", "Import", "Initialize", "Install", "Join", "Merge",
            "Move", "New", "Publish", "Push", "Register", "Remove", "Rename", "Repair", "Request", "Reset", "Restore", "Revoke", "Set", "Split", "Start",
            "Stop", "Sync", "Undo", "Uninstall", "Unpublish", "Unregister", "Update", "Write",
        ],
        StringComparer.Ordinal);

    // Their verb sounds like a change, and nothing is changed: they make an object in memory.
    private static readonly HashSet<string> ChangeNothing = new(["New-IotIamPolicyStatement"], StringComparer.Ordinal);

    // They ask about the session, and there is nothing to ask about it by pipeline.
    private static readonly HashSet<string> TakeNoInput = new(["Get-IotIamAccount"], StringComparer.Ordinal);

    // Parameters and their aliases that PowerShell adds to cmdlets. Source: about_CommonParameters.
    private static readonly HashSet<string> Reserved = new(
        [
            "Debug", "db", "ErrorAction", "ea", "ErrorVariable", "ev", "InformationAction", "infa", "InformationVariable", "iv", "OutBuffer", "ob",
            "OutVariable", "ov", "PipelineVariable", "pv", "ProgressAction", "proga", "Verbose", "vb", "WarningAction", "wa", "WarningVariable", "wv",
            "WhatIf", "wi", "Confirm", "cf", "UseTransaction", "usetx",
        ],
        StringComparer.OrdinalIgnoreCase);

    // Singular words that end in s.
    private static readonly string[] SingularEndings = ["ss", "us", "is", "as", "Aws"];

    // Names, or endings of names, of parameters whose values the account, the machine or the module's own data can tell.
    private static readonly string[] Completed =
    [
        "RoleName", "GroupName", "UserName", "ManagedPolicyArn", "PermissionsBoundary", "Region", "ProfileName", "Feature", "JetsVersion",
    ];

    private static readonly string[] Policies = ["ManagedPolicyArn", "PermissionsBoundary"];

    // Names of parameters that are about an entity of the account.
    private static readonly string[] Entities = ["RoleName", "GroupName", "UserName"];

    public static IReadOnlyList<CmdletRule> All { get; } =
    [
        new("the verb is approved", c => ApprovedVerbs.Contains(c.Verb) ? [] : [$"'{c.Verb}' is not an approved verb (Get-Verb)"]),

        new("the class is <Verb><Noun>Command, public and sealed, in IotIamTools.Commands", c => Check(
            (c.Type.Name == $"{c.Verb}{c.Noun}Command", $"its class is called {c.Type.Name}, not {c.Verb}{c.Noun}Command"),
            (c.Type.Namespace == "IotIamTools.Commands", $"its namespace is {c.Type.Namespace}"),
            (c.Type is { IsPublic: true, IsSealed: true }, "its class is not public and sealed"))),

        new("work runs as a task", c => Check(
            (typeof(AsyncCmdlet).IsAssignableFrom(c.Type), "it does not derive from AsyncCmdlet, so that it cannot be stopped while it waits"))),

        new("OutputType is declared", c => Check((c.DeclaresOutput, "it has no [OutputType]; one without output has [OutputType(typeof(void))]"))),

        new("what changes something asks ShouldProcess", c => Check(
            (!ChangingVerbs.Contains(c.Verb) || ChangeNothing.Contains(c.Name) || c.SupportsShouldProcess, "its verb changes something, and it does not declare SupportsShouldProcess"))),

        new("what removes asks first", c => Check(
            (c.Verb is not ("Remove" or "Uninstall") || c.ConfirmImpact == ConfirmImpact.High, "it removes, and its ConfirmImpact is not High"))),

        new("one parameter of a set takes the pipeline's objects", c => c.Sets
            .Where(set => c.Parameters.Count(p => p.IsIn(set) && p.FromPipeline) > 1)
            .Select(set => $"in set '{set}' several parameters have ValueFromPipeline: {Names(c.Parameters.Where(p => p.IsIn(set) && p.FromPipeline))}")),

        new("every set takes pipeline input", c => TakeNoInput.Contains(c.Name) ? [] : c.Sets
            .Where(set => !c.Parameters.Any(p => p.IsIn(set) && (p.FromPipeline || p.FromPipelineByPropertyName)))
            .Select(set => $"no parameter of set '{set}' takes pipeline input")),

        new("parameter sets are constants, and the default is one of them", c => ParameterSets(c)),

        new("switches are SwitchParameter", c => c.ByName
            .Where(p => p.First().Type == typeof(bool))
            .Select(p => $"-{p.Key} is a bool; a SwitchParameter is what users expect")),

        new("PowerShell's own parameters are left alone", c => c.ByName
            .SelectMany(p => p.First().Aliases.Prepend(p.Key))
            .Where(Reserved.Contains)
            .Select(name => $"-{name} is one of PowerShell's common parameters")),

        new("names and aliases of parameters are unique", c => c.ByName
            .SelectMany(p => p.First().Aliases.Prepend(p.Key))
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Select(same => $"-{same.Key} stands for several parameters")),

        new("parameter names are singular", c => c.ByName
            .Where(p => p.Key.EndsWith('s') && !SingularEndings.Any(end => p.Key.EndsWith(end, StringComparison.Ordinal)))
            .Select(p => $"-{p.Key} is a plural; PowerShell's parameters are singular also where they take many")),

        new("parameter names are Pascal case", c => c.ByName
            .Where(p => !char.IsAsciiLetterUpper(p.Key[0]) || !p.Key.All(char.IsAsciiLetterOrDigit))
            .Select(p => $"-{p.Key} is not Pascal case")),

        new("-Force goes with ShouldProcess", c => Check(
            (c.SupportsShouldProcess || c.ByName.All(p => p.Key != "Force"), "it has -Force and does not declare SupportsShouldProcess"))),

        new("types on the surface are the house's or .NET's", c => c.ByName.Select(p => p.First().Type).Concat(c.OutputTypes)
            .Select(t => t.IsArray ? t.GetElementType()! : t)
            .Where(t => t.Namespace?.StartsWith("Amazon", StringComparison.Ordinal) == true || t.Assembly.GetName().Name!.StartsWith("AWSSDK", StringComparison.Ordinal))
            .Select(t => $"{t.FullName} is a type of the AWS SDK")),

        new("what can be looked up is completed by Tab", c => c.ByName
            .Select(p => p.First())
            .Where(p => (p.Type == typeof(string) || p.Type == typeof(string[])) && Completed.Any(name => p.Name.EndsWith(name, StringComparison.Ordinal)) && !p.IsCompleted)
            .Select(p => $"-{p.Name} has no [ArgumentCompleter]")),

        new("an ARN of a policy is taken from an object too", c => c.ByName
            .Select(p => p.First())
            .Where(p => (p.Type == typeof(string) || p.Type == typeof(string[])) && Policies.Any(name => p.Name.EndsWith(name, StringComparison.Ordinal)) && !p.IsTransformed)
            .Select(p => $"-{p.Name} does not have [PolicyArn]")),

        // A name that is cut from an ARN has lost its account: the reference keeps it until it is compared.
        new("an entity is taken as a reference, which carries its account", c => c.ByName
            .Select(p => p.First())
            .Where(p => Entities.Any(name => p.Name.EndsWith(name, StringComparison.Ordinal)) && (!IsReference(p.Type) || !p.IsTransformed))
            .Select(p => $"-{p.Name} is a {p.Type.Name}: make it an EntityReference with [EntityTransformation]")),

        new("an entity that comes by pipeline comes as the whole object, whose ARN says its account", c => c.Parameters
            .Where(p => IsReference(p.Type) && p.FromPipelineByPropertyName && !p.FromPipeline && !c.Parameters.Any(o => o.Set == p.Set && o.FromPipeline && IsReference(o.Type)))
            .Select(p => $"-{p.Name} takes a property: let it, or another parameter of its set, take the object")),

        new("it is documented", Documentation),
    ];

    private static bool IsReference(Type type) => type == typeof(EntityReference) || type == typeof(EntityReference[]);

    private static IEnumerable<string> ParameterSets(CmdletDescription c)
    {
        var constants = new HashSet<string>(StringComparer.Ordinal);
        for (var type = c.Type; type is not null; type = type.BaseType)
        {
            constants.UnionWith(type
                .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(f => f.IsLiteral && f.FieldType == typeof(string))
                .Select(f => (string)f.GetRawConstantValue()!));
        }

        foreach (var set in c.Sets.Where(s => s.Length > 0 && !constants.Contains(s)))
        {
            yield return $"the name of set '{set}' is not a constant of the class";
        }

        if (c.DefaultParameterSetName is { } named && !c.Sets.Contains(named))
        {
            yield return $"the default set '{named}' has no parameters";
        }
        else if (c.DefaultParameterSetName is null && c.Sets.Count > 1)
        {
            yield return $"it has {c.Sets.Count} sets and no default";
        }
    }

    private static IEnumerable<string> Documentation(CmdletDescription c)
    {
        if (!XmlDocs.HasSummary(c.Type))
        {
            yield return "its class has no <summary>: the synopsis of its help";
        }

        if (!XmlDocs.HasRemarks(c.Type))
        {
            yield return "its class has no <remarks>: the description of its help";
        }

        foreach (var parameter in c.ByName.Select(p => p.First()).Where(p => !XmlDocs.HasSummary(p.Property)))
        {
            yield return $"-{parameter.Name} has no <summary>";
        }
    }

    private static IEnumerable<string> Check(params (bool Kept, string Violation)[] conditions) =>
        conditions.Where(c => !c.Kept).Select(c => c.Violation);

    private static string Names(IEnumerable<ParameterDescription> parameters) => string.Join(", ", parameters.Select(p => "-" + p.Name));

    private static HashSet<string> ReadVerbs()
    {
        using var reader = new StreamReader(typeof(CmdletRules).Assembly.GetManifestResourceStream("ApprovedVerbs.txt")!);
        return new HashSet<string>(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.Ordinal);
    }
}
