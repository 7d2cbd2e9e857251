using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IotIamTools.Tests.House;

/// <summary>The module as a whole: what its manifest promises, what is in its folder, what its assemblies show.</summary>
public class ModuleTests
{
    private static readonly string[] Allowed =
    [
        @"IotIamTools\.psd1",
        @"IotIamTools(\.Core)?\.dll",
        @"IotIamTools\.Format\.ps1xml",
        @"IotIamTools\.(Blueprint|PermissionSet)\.schema\.json",
        "LICENSE",
        @"THIRD-PARTY-NOTICES\.txt",
        @"en-US/[A-Za-z_]+\.help\.txt",
        @"en-US/IotIamTools\.dll-Help\.xml",
        @"en-US/[A-Za-z_-]+\.md",
        @"Dependencies/IotIamTools\.Aws\.dll",
        @"Dependencies/AWSSDK\.(Core|IdentityManagement|SecurityToken|SSO|SSOOIDC)\.dll",
    ];

    private static readonly string Manifest = File.ReadAllText(Path.Combine(Repository.Root, "IotIamTools.psd1"));

    [Fact]
    public void Manifest_exports_the_cmdlets_of_the_assembly() =>
        Assert.Equal(CmdletDescription.All.Select(c => c.Name), ManifestList("CmdletsToExport").Order(StringComparer.Ordinal));

    [Fact]
    public void Manifest_exports_the_aliases_of_the_assembly() =>
        Assert.Equal(CmdletDescription.All.SelectMany(c => c.Aliases).Order(StringComparer.Ordinal), ManifestList("AliasesToExport").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("VariablesToExport")]
    public void Manifest_exports_nothing_else(string key) => Assert.Empty(ManifestList(key));

    [Fact]
    public void Assemblies_have_the_version_of_the_manifest()
    {
        var version = Regex.Match(Manifest, @"ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value;
        Assert.Equal(version, typeof(IotIamTools.Pipeline.AsyncCmdlet).Assembly.GetName().Version!.ToString(3));
        Assert.Equal(version, typeof(IotIamTools.Core.Accounts.IIamAccount).Assembly.GetName().Version!.ToString(3));
    }

    [Fact]
    public void Folder_holds_only_what_belongs_there()
    {
        Assert.True(Directory.Exists(Repository.Module), $"The build composes {Repository.Module}; it is not there.");
        var strangers = Directory.EnumerateFiles(Repository.Module, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Module, file).Replace('\\', '/'))
            .Where(file => !Allowed.Any(pattern => Regex.IsMatch(file, $"^{pattern}$")))
            .ToArray();
        Assert.True(strangers.Length == 0, "Not on the list of what the module ships: " + string.Join(", ", strangers));
    }

    [Theory]
    [InlineData("IotIamTools.psd1")]
    [InlineData("IotIamTools.dll")]
    [InlineData("IotIamTools.Core.dll")]
    [InlineData("IotIamTools.Format.ps1xml")]
    [InlineData("IotIamTools.Blueprint.schema.json")]
    [InlineData("IotIamTools.PermissionSet.schema.json")]
    [InlineData("en-US/IotIamTools.dll-Help.xml")]
    [InlineData("LICENSE")]
    [InlineData("THIRD-PARTY-NOTICES.txt")]
    [InlineData("en-US/about_IotIamTools.help.txt")]
    public void Folder_holds(string file) =>
        Assert.True(File.Exists(Path.Combine(Repository.Module, file)), $"{file} is missing in {Repository.Module}.");

    [Fact]
    public void Dependencies_are_there_where_the_aws_project_is()
    {
        if (Directory.Exists(Path.Combine(Repository.Root, "src", "IotIamTools.Aws")))
        {
            string[] files = ["IotIamTools.Aws.dll", "AWSSDK.Core.dll", "AWSSDK.IdentityManagement.dll", "AWSSDK.SecurityToken.dll", "AWSSDK.SSO.dll", "AWSSDK.SSOOIDC.dll"];
            Assert.All(files, file => Assert.True(File.Exists(Path.Combine(Repository.Module, "Dependencies", file)), $"{file} is missing in Dependencies."));
        }
    }

    [Fact]
    public void Only_the_aws_project_refers_to_the_aws_sdk()
    {
        Assembly[] assemblies = [typeof(IotIamTools.Pipeline.AsyncCmdlet).Assembly, typeof(IotIamTools.Core.Accounts.IIamAccount).Assembly];
        Assert.All(assemblies, a => Assert.DoesNotContain(a.GetReferencedAssemblies(), r => r.Name!.StartsWith("AWSSDK", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_output_type_has_a_table_and_a_list()
    {
        var format = XDocument.Load(Path.Combine(Repository.CmdletSources, "IotIamTools.Format.ps1xml"));
        var types = CmdletDescription.All.SelectMany(c => c.OutputTypes)
            .Where(t => t.Namespace?.StartsWith("IotIamTools", StringComparison.Ordinal) == true)
            .Select(t => t.FullName!)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        foreach (var control in (string[])["TableControl", "ListControl"])
        {
            var shown = format.Descendants("View").Where(v => v.Element(control) is not null).Descendants("TypeName").Select(t => t.Value).ToArray();
            Assert.All(types, type => Assert.True(shown.Contains(type), $"{type} has no {control} in IotIamTools.Format.ps1xml."));
        }
    }

    [Fact]
    public void Every_output_type_reads_well_as_text()
    {
        var types = CmdletDescription.All.SelectMany(c => c.OutputTypes).Distinct().Where(t => t.Assembly == typeof(IotIamTools.Pipeline.AsyncCmdlet).Assembly);
        Assert.All(types, t => Assert.True(t.GetMethod(nameof(ToString), [])!.DeclaringType == t, $"{t} has no ToString(): in a string it reads as the name of its type."));
    }

    [Fact]
    public void Tables_fit_80_columns()
    {
        var format = XDocument.Load(Path.Combine(Repository.CmdletSources, "IotIamTools.Format.ps1xml"));
        foreach (var view in format.Descendants("View").Where(v => v.Element("TableControl") is not null))
        {
            var columns = view.Descendants("TableColumnHeader").ToArray();
            var taken = columns.Sum(c => c.Element("Width") is { } width ? (int)width + 1 : 0);
            var open = columns.Count(c => c.Element("Width") is null);
            Assert.True(open == 1 && columns[^1].Element("Width") is null, $"{view.Element("Name")!.Value}: the last column, and no other, has no width.");
            Assert.True(taken <= 60, $"{view.Element("Name")!.Value}: the columns with a width take {taken}; of 80, 20 are for the last one.");
        }
    }

    [Fact]
    public void Views_show_properties_that_are_there()
    {
        var format = XDocument.Load(Path.Combine(Repository.CmdletSources, "IotIamTools.Format.ps1xml"));
        foreach (var view in format.Descendants("View"))
        {
            var typeName = view.Descendants("TypeName").Single().Value;
            var type = typeof(IotIamTools.Pipeline.AsyncCmdlet).Assembly.GetType(typeName) ?? typeof(IotIamTools.Core.Accounts.IIamAccount).Assembly.GetType(typeName);
            Assert.True(type is not null, $"There is no type {typeName}.");
            Assert.All(view.Descendants("PropertyName"), p => Assert.True(type.GetProperty(p.Value) is not null, $"{typeName} has no property {p.Value}."));
        }
    }

    // A list in @(...) with a line for each item is a statement for each item, and PowerShell compiles every one of them at each import.
    private static IEnumerable<string> ManifestList(string key)
    {
        var list = Regex.Match(Manifest, $@"\b{key}\s*=\s*(@\(\)|'[^']+'(,\s*'[^']+')*)");
        Assert.True(list.Success, $"The manifest has no list {key}, or not as 'A', 'B': a wildcard or none would make PowerShell load the assembly to find out, and lines in @(...) would make importing slower.");
        return Regex.Matches(list.Groups[1].Value, "'([^']+)'").Select(m => m.Groups[1].Value).ToArray();
    }
}
