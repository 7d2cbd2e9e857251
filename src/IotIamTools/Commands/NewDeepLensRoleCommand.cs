using System.Management.Automation;
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
/// <example>
/// <para>Make the five roles</para>
/// <code>
/// New-DeepLensRole
/// </code>
/// <code language="output">
/// Change    RoleName                       Arn
/// ------    --------                       ---
/// Created   AWSDeepLensServiceRole         arn:aws:iam::123456789012:role/service-
///                                          role/AWSDeepLensServiceRole
/// Created   AWSDeepLensLambdaRole          arn:aws:iam::123456789012:role/service-
///                                          role/AWSDeepLensLambdaRole
/// Created   AWSDeepLensGreengrassRole      arn:aws:iam::123456789012:role/service-
///                                          role/AWSDeepLensGreengrassRole
/// Created   AWSDeepLensGreengrassGroupRole arn:aws:iam::123456789012:role/service-
///                                          role/AWSDeepLensGreengrassGroupRole
/// Created   AWSDeepLensSagemakerRole       arn:aws:iam::123456789012:role/service-
///                                          role/AWSDeepLensSagemakerRole
/// </code>
/// <para>Roles that exist and have what is required are used as they are, and show as Unchanged.</para>
/// </example>
/// <example>
/// <para>See each step before any is done</para>
/// <code>
/// New-DeepLensRole -WhatIf
/// </code>
/// <para>The command reads which of the roles exist, and writes nothing.</para>
/// </example>
/// <example>
/// <para>Make only the roles that are missed, with tags</para>
/// <code>
/// 'Service', 'Lambda' | New-DeepLensRole -Tag @{ team = 'vision' } -WarningAction Ignore
/// </code>
/// <para>-WarningAction Ignore silences what the command says about retired services and policies.</para>
/// </example>
/// <example>
/// <para>Let the devices in the warehouse read the inventory, and those in the office not</para>
/// <code>
/// $inventory = @{
///     Version   = '2012-10-17'
///     Statement = @{
///         Effect   = 'Allow'
///         Action   = 'dynamodb:GetItem', 'dynamodb:Query'
///         Resource = 'arn:aws:dynamodb:eu-west-1:123456789012:table/Inventory'
///     }
/// }
/// New-DeepLensRole -RoleName WarehouseDeepLensRole -AdditionalPolicy $inventory
/// New-DeepLensRole -RoleName OfficeDeepLensRole
/// </code>
/// <para>A policy is given as a hashtable, as JSON text (Get-Content -Raw), or as what ConvertFrom-Json gives.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DeepLensRole", SupportsShouldProcess = true, DefaultParameterSetName = KindSet)]
[OutputType(typeof(RoleResult))]
public sealed class NewDeepLensRoleCommand : DeepLensRoleCmdlet
{
    /// <summary>Also overwrites what is there but differs from what is required. Without it such a role is an error and is left as it is.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => MakeAsync(Force, cancellationToken);
}
