using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Text;
using IotIamTools.Parameters;
using IotIamTools.Pipeline;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Lists the built-in blueprints, or reads and checks one from a file.</summary>
/// <remarks>
/// <para>A blueprint is a set-up as data: roles, groups and policies with parameters. Its notes tell where it differs from the vendor's
/// document, and why.</para>
/// </remarks>
/// <example>
/// <para>List the built-in blueprints</para>
/// <code>
/// Get-IotIamBlueprint
/// </code>
/// <code language="output">
/// Name               Title
/// ----               -----
/// deeplens           The five roles of AWS DeepLens
/// greengrass-service The service role of AWS IoT Greengrass, with read and write a
///                    ccess to Amazon S3
/// greengrass-v2      The token exchange role of AWS IoT Greengrass V2 core
///                    devices, with its policy
/// jets-deploy        A group for the users who run 'jets deploy', with its policy
///                    and its users
/// things-graph       A role that AWS IoT Things Graph assumes to run flows in the
///                    cloud
/// </code>
/// </example>
/// <example>
/// <para>See which parameters a blueprint takes</para>
/// <code>
/// (Get-IotIamBlueprint greengrass-v2).Parameters | Format-Table Name, Type, Default, Values
/// </code>
/// <para>The Description of each says what it is for.</para>
/// </example>
/// <example>
/// <para>Read what a blueprint warns of before it is installed</para>
/// <code>
/// (Get-IotIamBlueprint).Notes | Where-Object Kind -EQ Security | ForEach-Object Text
/// </code>
/// </example>
/// <example>
/// <para>Check a blueprint of one's own</para>
/// <code>
/// Get-IotIamBlueprint -Path ./edge-gateway.json | Format-List
/// </code>
/// <para>A file that is no valid blueprint is an error with the line and the column at which it is wrong.</para>
/// </example>
/// <seealso href="about_IotIamTools_Blueprints"/>
[Cmdlet(VerbsCommon.Get, "IotIamBlueprint", DefaultParameterSetName = NameSet)]
[OutputType(typeof(BlueprintInfo))]
public sealed class GetIotIamBlueprintCommand : AsyncCmdlet
{
    private const string NameSet = "Name";
    private const string PathSet = "Path";

    /// <summary>The name of a built-in blueprint, or the path of a file; wildcards are taken in names. All where none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(BlueprintNameCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The path of a blueprint file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath")]
    public string[]? Path { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ParameterSetName == PathSet
        ? ForEachAsync(Path!, WriteFileAsync, cancellationToken)
        : ForEachAsync(Name, name => DocumentName.IsPath(name) ? WriteFileAsync(name) : WriteBuiltInAsync(name), cancellationToken);

    private async Task WriteFileAsync(string path)
    {
        var full = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path)).ConfigureAwait(false);
        await WriteObjectAsync(new BlueprintInfo(BlueprintSource.FromFile(full))).ConfigureAwait(false);
    }

    private async Task WriteBuiltInAsync(string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        var found = WildcardPattern.ContainsWildcardCharacters(name)
            ? BlueprintCatalog.All.Where(b => pattern.IsMatch(b.Name))
            : [BlueprintSource.FromName(name)];
        foreach (var blueprint in found)
        {
            await WriteObjectAsync(new BlueprintInfo(blueprint)).ConfigureAwait(false);
        }
    }
}
