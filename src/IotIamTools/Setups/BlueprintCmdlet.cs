using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;
using IotIamTools.Parameters;

namespace IotIamTools.Setups;

/// <summary>The parameters that choose any blueprint, built-in or from a file, for the commands that make, test and remove it.</summary>
/// <seealso href="about_IotIamTools_Blueprints"/>
public abstract class BlueprintCmdlet : SetupCmdlet
{
    private protected const string NameSet = "Name";
    private protected const string PathSet = "Path";
    private protected const string ObjectSet = "Object";

    private List<SetupRequest> _requests = [];

    /// <summary>The name of a built-in blueprint, or the path of a file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(BlueprintNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The path of a blueprint file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath")]
    public string[]? Path { get; set; }

    /// <summary>A blueprint as Get-IotIamBlueprint gives it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    public BlueprintInfo[]? InputObject { get; set; }

    /// <summary>The values of the blueprint's parameters, as a hashtable: @{ RoleName = 'EdgeRole'; S3Bucket = 'a', 'b' }.</summary>
    [Parameter(Position = 1)]
    public Hashtable? Parameter { get; set; }

    /// <summary>The managed policy, by its ARN or the name of one of AWS's, that is to be the permissions boundary of roles and of users that are made.</summary>
    [Parameter]
    [Alias("PermissionsBoundaryArn")]
    [PolicyArn]
    [ArgumentCompleter(typeof(PolicyArnCompleter))]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Tags for roles, policies and users that are made.</summary>
    [Parameter]
    [TagTransformation]
    public Tag[] Tag { get; set; } = [];

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() => _requests;

    /// <inheritdoc/>
    private protected override Setup Adapt(Setup setup) =>
        new SetupOverrides { PermissionsBoundaryArn = PermissionsBoundary, Tags = Tag }.Apply(setup);

    /// <summary>Finds the blueprints; one that cannot be found or read is an error of its own.</summary>
    private protected async Task FindBlueprintsAsync(CancellationToken cancellationToken)
    {
        _requests = [];
        var arguments = BlueprintArguments.FromTable(Parameter);
        if (ParameterSetName == ObjectSet)
        {
            _requests.AddRange(InputObject!.Select(i => new SetupRequest(i.Blueprint, arguments, i.Name)));
            return;
        }

        var fromFile = ParameterSetName == PathSet;
        await ForEachAsync(
            fromFile ? Path! : Name!,
            async text =>
            {
                var blueprint = fromFile || DocumentName.IsPath(text)
                    ? BlueprintSource.FromFile(await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(text)).ConfigureAwait(false))
                    : BlueprintSource.FromName(text);
                _requests.Add(new SetupRequest(blueprint, arguments, text));
            },
            cancellationToken).ConfigureAwait(false);
    }
}
