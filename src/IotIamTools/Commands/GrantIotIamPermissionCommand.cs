using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Permissions;
using IotIamTools.Parameters;
using IotIamTools.Permissions;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Gives users, groups or roles the permissions of any set, or of a part of it, that they lack.</summary>
/// <remarks>
/// <para>An inline policy with the missing actions, and no others, is put on the principal; -WhatIf shows it. A principal that lacks nothing is returned as Unchanged.
/// The sample policies of the Things Graph guide are Grant-IotIamPermission ann things-graph-user, for the whole API, and the same with
/// -Action CreateSystemInstance for one call.</para>
/// </remarks>
/// <example>
/// <para>Grant the whole API of Things Graph</para>
/// <code>
/// Grant-IotIamPermission ann things-graph-user
/// </code>
/// </example>
/// <example>
/// <para>Grant one call of it</para>
/// <code>
/// Grant-IotIamPermission ann things-graph-user -Action CreateSystemInstance
/// </code>
/// <para>As the second sample policy of the Things Graph guide has it.</para>
/// </example>
/// <example>
/// <para>Let a group deploy an application with queues</para>
/// <code>
/// $shop = @{ NamePrefix = 'shop'; Feature = 'sqs' }
/// Grant-IotIamPermission -GroupName Jets -PermissionSet jets-deploy -Parameter $shop
/// </code>
/// <para>Only what the group lacks is put into the policy.</para>
/// </example>
/// <seealso href="about_IotIamTools_PermissionSets"/>
[Cmdlet(VerbsSecurity.Grant, "IotIamPermission", SupportsShouldProcess = true)]
[OutputType(typeof(PermissionGrantResult))]
public sealed class GrantIotIamPermissionCommand : PermissionGrantCmdlet
{
    /// <summary>The name of a built-in permission set, or the path of a file: see about_IotIamTools_PermissionSets.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string PermissionSet { get; set; } = "";

    /// <summary>The values of the set's parameters, as a hashtable: @{ JetsVersion = '5'; Feature = 'sqs', 'sns' }.</summary>
    [Parameter]
    public Hashtable? Parameter { get; set; }

    /// <inheritdoc/>
    private protected override Task<PermissionSet> FindSetAsync() => FindSetAsync(PermissionSet);

    /// <inheritdoc/>
    private protected override BlueprintArguments Arguments() => BlueprintArguments.FromTable(Parameter);
}
