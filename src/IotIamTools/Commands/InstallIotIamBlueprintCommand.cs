using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Plans;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Makes the set-up of any blueprint: a built-in one, or one from a file.</summary>
/// <remarks>
/// <para>Gives an object for each policy, role and group. What exists and has all that is required is given back unchanged. Missing parts
/// are added; parts that differ are an error, unless -Force is given. What is there beyond that is left alone and listed as
/// Additional. -WhatIf shows each step.</para>
/// </remarks>
[Cmdlet(VerbsLifecycle.Install, "IotIamBlueprint", SupportsShouldProcess = true, DefaultParameterSetName = NameSet)]
[OutputType(typeof(RoleResult), typeof(GroupResult), typeof(PolicyResult))]
public sealed class InstallIotIamBlueprintCommand : SetupCmdlet
{
    private const string NameSet = "Name";
    private const string PathSet = "Path";

    /// <summary>The name of a built-in blueprint.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BlueprintNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The path of a blueprint file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath")]
    public string[]? Path { get; set; }

    /// <summary>The values of the blueprint's parameters, as a hashtable: @{ RoleName = 'EdgeRole'; S3Bucket = 'a', 'b' }.</summary>
    [Parameter(Position = 1)]
    public Hashtable? Parameter { get; set; }

    /// <summary>The ARN of the managed policy that is to be the permissions boundary of roles and of users that are made.</summary>
    [Parameter]
    [Alias("PermissionsBoundaryArn")]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Tags for roles, policies and users that are made.</summary>
    [Parameter]
    [TagTransformation]
    public Tag[] Tag { get; set; } = [];

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ParameterSetName == PathSet
        ? ForEachAsync(Path!, path => InstallFileAsync(path, cancellationToken), cancellationToken)
        : ForEachAsync(Name!, name => InstallAsync(BlueprintSource.FromName(name), name, cancellationToken), cancellationToken);

    private async Task InstallFileAsync(string path, CancellationToken cancellationToken)
    {
        string full = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path)).ConfigureAwait(false);
        await InstallAsync(BlueprintSource.FromFile(full), path, cancellationToken).ConfigureAwait(false);
    }

    private async Task InstallAsync(Blueprint blueprint, string target, CancellationToken cancellationToken)
    {
        SetupOverrides overrides = new() { PermissionsBoundaryArn = PermissionsBoundary, Tags = Tag };
        Setup setup = overrides.Apply(await ResolveAsync(blueprint, Arguments(), cancellationToken).ConfigureAwait(false));
        foreach (EntityResult result in await InstallAsync(setup, (object?)null, cancellationToken).ConfigureAwait(false))
        {
            await WriteObjectAsync(result.Current switch
            {
                Role => new RoleResult(result, blueprint.Name),
                Group => new GroupResult(result, blueprint.Name),
                _ => new PolicyResult(result, blueprint.Name),
            }).ConfigureAwait(false);
        }
    }

    private BlueprintArguments Arguments()
    {
        BlueprintArguments arguments = new();
        foreach (DictionaryEntry entry in Parameter ?? [])
        {
            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            arguments.WithList(
                entry.Key.ToString()!,
                value is IEnumerable list and not string ? [.. list.Cast<object?>().Select(Text)] : [Text(value)]);
        }

        return arguments;
    }

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";
}
