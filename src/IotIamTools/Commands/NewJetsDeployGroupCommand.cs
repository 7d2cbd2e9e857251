using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Plans;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Makes the group for the users who run 'jets deploy', with its policy, its users, and what the application needs beyond the baseline.</summary>
/// <remarks>
/// <para>The documented policy has iam:* on *: every user of the group can become an administrator of the account. -NamePrefix gives
/// the documented least privilege policy for one application's names instead.</para>
/// <para>A group that exists and has all of it is given back unchanged. Missing parts are added; parts that differ are an error, unless
/// -Force is given. What the group has beyond that, its other users included, is left alone and listed as Additional.</para>
/// <para>Source: Jets documentation, "Minimal Deploy IAM Policy" and, for version 6, its pages on deploy permissions.</para>
/// </remarks>
[Cmdlet(VerbsCommon.New, "JetsDeployGroup", SupportsShouldProcess = true)]
[OutputType(typeof(GroupResult))]
public sealed class NewJetsDeployGroupCommand : SetupCmdlet
{
    /// <summary>The group's name; several make several groups.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] GroupName { get; set; } = ["Jets"];

    /// <summary>The name of the group's inline policy. Each feature adds one more, named after it.</summary>
    [Parameter]
    public string PolicyName { get; set; } = "JetsPolicy";

    /// <summary>The version of Jets, such as 5 or 6.0.5; 6-ci for a pipeline's user and 6-runner for what the remote runner itself needs.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(BlueprintValueCompleter))]
    public string JetsVersion { get; set; } = "5";

    /// <summary>What the application uses beyond the baseline, such as sqs or config-rules.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(BlueprintValueCompleter))]
    public string[]? Feature { get; set; }

    /// <summary>What the names of the application's stacks, roles, functions and buckets start with, before a hyphen: gives the documented least privilege policy for that prefix.</summary>
    [Parameter]
    public string? NamePrefix { get; set; }

    /// <summary>The users to put into the group.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? UserName { get; set; }

    /// <summary>Makes the users that do not exist.</summary>
    [Parameter]
    [Alias("Create")]
    public SwitchParameter CreateUser { get; set; }

    /// <summary>The ARNs of further managed policies to attach. A retired one (AWSConfigRole) is replaced by what AWS has in its place.</summary>
    [Parameter]
    public string[]? ManagedPolicyArn { get; set; }

    /// <summary>The ARN of the managed policy that is to be the permissions boundary of users that are made.</summary>
    [Parameter]
    [Alias("PermissionsBoundaryArn")]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Tags for users that are made; groups have none in IAM.</summary>
    [Parameter]
    [TagTransformation]
    public Tag[] Tag { get; set; } = [];

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(GroupName, name => MakeAsync(name, cancellationToken), cancellationToken);

    private async Task MakeAsync(string name, CancellationToken cancellationToken)
    {
        BlueprintArguments arguments = new BlueprintArguments()
            .With("GroupName", name)
            .With("PolicyName", PolicyName)
            .With("JetsVersion", MajorVersion(JetsVersion))
            .WithList("Feature", Feature)
            .With("NamePrefix", NamePrefix)
            .WithList("UserName", UserName)
            .With("CreateUser", CreateUser)
            .WithList("ManagedPolicyArn", ManagedPolicyArn);
        SetupOverrides overrides = new() { PermissionsBoundaryArn = PermissionsBoundary, Tags = Tag };
        Setup setup = overrides.Apply(await ResolveAsync(BlueprintCatalog.Get("jets-deploy"), arguments, cancellationToken).ConfigureAwait(false));
        foreach (EntityResult result in await InstallAsync(setup, name, cancellationToken).ConfigureAwait(false))
        {
            await WriteObjectAsync(new GroupResult(result, setup.Blueprint)).ConfigureAwait(false);
        }
    }

    // "5.0.13" is a version 5; what is no version is left for the blueprint to refuse.
    private static string MajorVersion(string version) =>
        version.IndexOf('.', StringComparison.Ordinal) is > 0 and int dot && version.All(c => char.IsAsciiDigit(c) || c == '.') ? version[..dot] : version;
}
