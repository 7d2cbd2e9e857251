using System.Globalization;
using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Policies;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Makes the five roles of AWS DeepLens with a single command, or a group role of one's own.</summary>
/// <remarks>
/// <para>Roles that exist and have what is required are used as they are. Missing parts are added; parts that differ are an error, unless
/// -Force is given. What a role has beyond that is left alone and listed as Additional.</para>
/// <para>With -RoleName it makes a group role of that name (the kind GreengrassGroup), and -AdditionalPolicy gives it further
/// permissions: the document's device in the warehouse that needs the inventory in DynamoDB, and the one in the office that does
/// not.</para>
/// <para>The document's AWSLambdaFullAccess is retired: AWSDeepLensLambdaRole gets AWSLambda_FullAccess and, to write logs,
/// AWSLambdaBasicExecutionRole. A role that still has the retired policy is left as it is.</para>
/// <para>Source: AWS DeepLens developer guide, "Set Up Required Permissions".</para>
/// </remarks>
[Cmdlet(VerbsCommon.New, "DeepLensRole", SupportsShouldProcess = true, DefaultParameterSetName = KindSet)]
[OutputType(typeof(RoleResult))]
public sealed class NewDeepLensRoleCommand : RoleSetupCmdlet
{
    private const string KindSet = "Kind";
    private const string CustomSet = "CustomGroupRole";

    /// <summary>Which of the five roles to make: Service, Lambda, Greengrass, GreengrassGroup, SageMaker. All where none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = KindSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("Service", "Lambda", "Greengrass", "GreengrassGroup", "SageMaker")]
    public string[] Kind { get; set; } = ["Service", "Lambda", "Greengrass", "GreengrassGroup", "SageMaker"];

    /// <summary>The name of a group role of one's own, which devices can have instead of AWSDeepLensGreengrassGroupRole.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CustomSet, ValueFromPipelineByPropertyName = true)]
    public string[]? RoleName { get; set; }

    /// <summary>Policies for what the devices of this group role need beyond the managed policy: JSON text, or what ConvertFrom-Json gives. They become inline policies.</summary>
    [Parameter(ParameterSetName = CustomSet)]
    [PolicyDocumentTransformation]
    public PolicyDocument[] AdditionalPolicy { get; set; } = [];

    /// <summary>Lets AWS IoT Greengrass assume its roles for this account only (aws:SourceAccount and aws:SourceArn).</summary>
    [Parameter]
    public SwitchParameter SourceCondition { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == KindSet)
        {
            return MakeAsync("deeplens", Arguments(Kind), null, cancellationToken);
        }

        return ForEachAsync(
            RoleName!,
            name => MakeAsync("deeplens", Arguments(["GreengrassGroup"]).With("GreengrassGroupRoleName", name), name, cancellationToken, AddPolicies),
            cancellationToken);
    }

    private BlueprintArguments Arguments(string[] kind) => new BlueprintArguments().WithList("Kind", kind).With("SourceConditions", SourceCondition);

    private Setup AddPolicies(Setup setup) => setup with { Roles = [.. setup.Roles.Select(AddPolicies)] };

    private RoleSpec AddPolicies(RoleSpec role) => role with
    {
        InlinePolicies =
        [
            .. role.InlinePolicies,
            .. AdditionalPolicy.Select((document, i) => new InlinePolicySpec(
                i == 0 ? "AdditionalPolicy" : string.Create(CultureInfo.InvariantCulture, $"AdditionalPolicy{i + 1}"), document)),
        ],
    };
}
