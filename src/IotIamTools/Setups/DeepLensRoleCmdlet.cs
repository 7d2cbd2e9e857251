using System.Globalization;
using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Policies;
using IotIamTools.Parameters;

namespace IotIamTools.Setups;

/// <summary>The parameters that say what the DeepLensRole set-up should be, for the commands that make and test it.</summary>
public abstract class DeepLensRoleCmdlet : RoleSetupCmdlet
{
    // One role is never two of them: the group role by the name of another would have to be both.
    private static readonly (string Kind, string RoleName)[] Documented =
    [
        ("Service", "AWSDeepLensServiceRole"),
        ("Lambda", "AWSDeepLensLambdaRole"),
        ("Greengrass", "AWSDeepLensGreengrassRole"),
        ("GreengrassGroup", "AWSDeepLensGreengrassGroupRole"),
        ("SageMaker", "AWSDeepLensSagemakerRole"),
    ];

    private protected const string KindSet = "Kind";
    private protected const string CustomSet = "CustomGroupRole";

    /// <summary>Which of the five roles to make: Service, Lambda, Greengrass, GreengrassGroup, SageMaker. All where none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = KindSet, ValueFromPipeline = true)]
    [ValidateSet("Service", "Lambda", "Greengrass", "GreengrassGroup", "SageMaker")]
    public string[] Kind { get; set; } = ["Service", "Lambda", "Greengrass", "GreengrassGroup", "SageMaker"];

    /// <summary>The name of a group role of one's own, which devices can have instead of AWSDeepLensGreengrassGroupRole. A documented name means that role, so that what one command gives can be piped on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CustomSet, ValueFromPipelineByPropertyName = true)]
    [EntityName(EntityKind.Role)]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[]? RoleName { get; set; }

    /// <summary>Policies for what the devices of this group role need beyond the managed policy: JSON text, or what ConvertFrom-Json gives. They become inline policies.</summary>
    [Parameter(ParameterSetName = CustomSet)]
    [PolicyDocumentTransformation]
    public PolicyDocument[] AdditionalPolicy { get; set; } = [];

    /// <summary>Lets AWS IoT Greengrass assume its roles for this account only (aws:SourceAccount and aws:SourceArn).</summary>
    [Parameter]
    public SwitchParameter SourceCondition { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() => ParameterSetName == KindSet
        ? [new SetupRequest(BlueprintCatalog.Get("deeplens"), Arguments(Kind), null)]
        : RoleName!.Select(name => new SetupRequest(
            BlueprintCatalog.Get("deeplens"),
            Documented.FirstOrDefault(d => d.RoleName.Equals(name, StringComparison.OrdinalIgnoreCase)).Kind is { } kind
                ? Arguments([kind])
                : Arguments(["GreengrassGroup"]).With("GreengrassGroupRoleName", name),
            name));

    /// <inheritdoc/>
    private protected override Setup Adapt(Setup setup)
    {
        Setup adapted = base.Adapt(setup);
        return adapted with { Roles = [.. adapted.Roles.Select(AddPolicies)] };
    }

    private BlueprintArguments Arguments(string[] kind) => new BlueprintArguments().WithList("Kind", kind).With("SourceConditions", SourceCondition);

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
