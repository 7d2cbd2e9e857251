using System.Globalization;
using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;
using IotIamTools.Errors;
using IotIamTools.Parameters;

namespace IotIamTools.Setups;

/// <summary>The parameters that say what the DeepLensRole set-up should be, for the commands that make and test it.</summary>
public abstract class DeepLensRoleCmdlet : RoleSetupCmdlet
{
    private protected const string KindSet = "Kind";
    private protected const string CustomSet = "CustomGroupRole";

    /// <summary>Which of the five roles to make: Service, Lambda, Greengrass, GreengrassGroup, SageMaker. All where none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = KindSet, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(BlueprintValueCompleter))]
    public string[] Kind { get; set; } = ["Service", "Lambda", "Greengrass", "GreengrassGroup", "SageMaker"];

    /// <summary>The name or ARN of a custom group role, which devices can have instead of AWSDeepLensGreengrassGroupRole. A documented name means that role.</summary>
    [Parameter(ParameterSetName = CustomSet)]
    [EntityTransformation(EntityKind.Role)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public EntityReference[]? RoleName { get; set; }

    /// <summary>A role as other commands give it: an object with an Arn or a RoleName.</summary>
    [Parameter(ParameterSetName = CustomSet, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Role, TakesText = false)]
    [ValidateNotNullOrEmpty]
    public EntityReference[]? InputObject { get; set; }

    /// <summary>Policies for what the devices of this group role need beyond the managed policy: JSON text, or what ConvertFrom-Json gives. They become inline policies.</summary>
    [Parameter(ParameterSetName = CustomSet)]
    [PolicyDocumentTransformation]
    public PolicyDocument[] AdditionalPolicy { get; set; } = [];

    /// <summary>Lets AWS IoT Greengrass assume its roles for this account only (aws:SourceAccount and aws:SourceArn).</summary>
    [Parameter]
    public SwitchParameter SourceCondition { get; set; }

    internal static readonly Dictionary<string, string> DocumentedNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AWSDeepLensServiceRole"] = "Service",
        ["AWSDeepLensLambdaRole"] = "Lambda",
        ["AWSDeepLensGreengrassRole"] = "Greengrass",
        ["AWSDeepLensGreengrassGroupRole"] = "GreengrassGroup",
        ["AWSDeepLensSagemakerRole"] = "SageMaker",
    };

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() => ParameterSetName == KindSet
        ? [new SetupRequest(BlueprintCatalog.Get("deeplens"), Arguments(Kind), Kind is [var kind] ? kind : null)]
        : CustomRoles().Select(role => new SetupRequest(BlueprintCatalog.Get("deeplens"), Arguments(role), role.Input()));

    private EntityReference[] CustomRoles()
    {
        EntityReference[] roles = [.. RoleName ?? [], .. InputObject ?? []];
        return roles.Length > 0 ? roles : throw new CommandException(ErrorCatalog.InvalidInput, "-AdditionalPolicy is for a custom group role: give -RoleName as well.");
    }

    /// <inheritdoc/>
    private protected override Setup Adapt(Setup setup)
    {
        var adapted = base.Adapt(setup);
        return adapted with { Roles = [.. adapted.Roles.Select(AddPolicies)] };
    }

    // A documented name is the role of that name, so that what one command gives can be piped on; any other is a custom group role.
    private BlueprintArguments Arguments(EntityReference role) => DocumentedNames.TryGetValue(role.Name, out var kind)
        ? Arguments([kind]).About(role)
        : Arguments(["GreengrassGroup"]).With("GreengrassGroupRoleName", role);

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
