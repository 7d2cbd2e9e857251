using System.Globalization;
using IotIamTools.Tests.House;

namespace IotIamTools.Tests.Help;

/// <summary>The help of the built module says what the code does, and nothing else. A new cmdlet is tested with no further work.</summary>
public class HelpMatchesCodeTests
{
    private static readonly string[] OfShouldProcess = ["WhatIf", "Confirm"];

    public static TheoryData<string> Cmdlets() => new(CmdletDescription.All.Select(c => c.Name));

    [Fact]
    public void Every_cmdlet_has_help_and_no_other_has() =>
        Assert.Equal(CmdletDescription.All.Select(c => c.Name).Order(StringComparer.Ordinal), MamlHelp.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_begins_with_what_the_cmdlet_does(string name)
    {
        var help = MamlHelp.All[name];
        Assert.True(help.Synopsis.Length is > 20 and <= 180 && help.Synopsis.EndsWith('.'), $"{name}: the summary of its class is its synopsis: one sentence, at most 180 characters.");
        Assert.True(help.Description.Length > 80, $"{name}: the remarks of its class are its description, and say more than {help.Description.Length} characters.");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_has_three_examples_that_use_the_cmdlet(string name)
    {
        var help = MamlHelp.All[name];
        Assert.True(
            help.ExampleCodes.Count >= 3,
            $"{name} has {help.ExampleCodes.Count} examples: write three in its class's comment, each an <example> with a title in <para>, <code>, and what is to be said about it in <para>.");
        Assert.All(help.ExampleCodes, code => Assert.Contains(name, code, StringComparison.Ordinal));
        Assert.All(help.ExampleTitles, (title, i) => Assert.Matches($"^-------- Example {i + 1}: [A-Z].+[^.] --------$", title));
        Assert.All(help.ExampleCodes.SelectMany(c => c.Split('\n')), line => Assert.True(line.Length <= 96, $"{name}: in a window of 100 columns this line of an example does not fit: {line}"));
        Assert.Distinct(help.ExampleTitles.Select(t => t[(t.IndexOf(':', StringComparison.Ordinal) + 1)..]));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_has_the_parameters_of_the_code(string name)
    {
        var cmdlet = Cmdlet(name);
        var expected = cmdlet.ByName.Select(p => p.Key).Concat(cmdlet.SupportsShouldProcess ? OfShouldProcess : []);
        Assert.Equal(expected.Order(StringComparer.Ordinal), MamlHelp.All[name].Parameters.Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Each_parameter_is_as_in_the_code(string name)
    {
        var cmdlet = Cmdlet(name);
        foreach (var parameter in cmdlet.ByName)
        {
            var help = MamlHelp.All[name].Parameters.Single(p => p.Name == parameter.Key);
            var first = parameter.First();
            Assert.Equal($"-{help.Name} {first.Type.Name}", $"-{help.Name} {help.Type}");
            Assert.Equal($"-{help.Name} {(first.Aliases.Count > 0 ? string.Join(", ", first.Aliases) : "none")}", $"-{help.Name} {help.Aliases}");
            var wildcards = first.Property.GetCustomAttributesData().Any(a => a.AttributeType.Name == "SupportsWildcardsAttribute");
            Assert.Equal($"-{help.Name} {wildcards}", $"-{help.Name} {help.TakesWildcards}");
            Assert.True(help.Description.Trim().Length > 0, $"{name} -{help.Name} has no description.");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Each_set_has_its_syntax(string name)
    {
        var cmdlet = Cmdlet(name);
        var expected = cmdlet.Sets.Select(set => string.Join(
            ' ',
            cmdlet.ByName
                .Select(p => p.FirstOrDefault(u => u.Set == set) ?? p.FirstOrDefault(u => u.Set.Length == 0))
                .OfType<ParameterDescription>()
                .Select(p => Describe(p.Name, p.IsMandatory, p.Position?.ToString(CultureInfo.InvariantCulture) ?? "named", PipelineInput(p)))
                .Concat((cmdlet.SupportsShouldProcess ? OfShouldProcess : []).Select(p => Describe(p, required: false, "named", "False")))
                .Order(StringComparer.Ordinal)));
        var actual = MamlHelp.All[name].Syntax.Select(set => string.Join(
            ' ',
            set.Select(p => Describe(p.Name, p.IsRequired, p.Position, p.PipelineInput)).Order(StringComparer.Ordinal)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Positions_come_first_in_the_syntax(string name) => Assert.All(MamlHelp.All[name].Syntax, set =>
    {
        var positions = set.Select(p => p.Position).ToArray();
        Assert.Equal(positions.OrderBy(p => p, StringComparer.Ordinal), positions);
    });

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Outputs_are_those_of_OutputType(string name) =>
        Assert.Equal(Cmdlet(name).OutputTypes.Select(t => t == typeof(void) ? "None" : t.FullName), MamlHelp.All[name].Outputs);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Links_lead_somewhere(string name)
    {
        foreach (var link in MamlHelp.All[name].Links.Where(l => !l.Contains(' ', StringComparison.Ordinal)))
        {
            var there = link.StartsWith("about_IotIamTools", StringComparison.Ordinal)
                ? File.Exists(Path.Combine(Repository.Module, "en-US", link + ".help.txt"))
                : MamlHelp.All.ContainsKey(link);
            Assert.True(there, $"The help of {name} leads to {link}, and there is none.");
        }
    }

    [Fact]
    public void Defaults_are_those_of_the_code()
    {
        var bucket = MamlHelp.All["New-GreengrassServiceRole"].Parameters.Single(p => p.Name == "S3Bucket");
        var role = MamlHelp.All["New-GreengrassServiceRole"].Parameters.Single(p => p.Name == "RoleName");
        var kind = MamlHelp.All["New-DeepLensRole"].Parameters.Single(p => p.Name == "Kind");
        Assert.Equal(["None", "Greengrass_ServiceRole", "Service, Lambda, Greengrass, GreengrassGroup, SageMaker"], [bucket.Default, role.Default, kind.Default]);
    }

    private static CmdletDescription Cmdlet(string name) => CmdletDescription.All.Single(c => c.Name == name);

    private static string Describe(string name, bool required, string position, string pipelineInput) => $"{name}/{required}/{position}/{pipelineInput}";

    private static string PipelineInput(ParameterDescription parameter) => (parameter.FromPipeline, parameter.FromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
