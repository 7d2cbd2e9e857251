using System.Management.Automation;
using IotIamTools.Core.Iam;

namespace IotIamTools.Tests.House
{
    // Together they break every rule of the house; they are never run. They have no comments: that is one of the rules.
    [Cmdlet("Uninstall", "Everything", DefaultParameterSetName = "nowhere")]
    internal class BadCmdlet : PSCmdlet
    {
        [Parameter(ParameterSetName = "first", ValueFromPipeline = true)]
        public string[]? RoleNames { get; set; }

        [Parameter(ParameterSetName = "first", ValueFromPipeline = true)]
        [Alias("ea", "rolenames")]
        public string? lowercase { get; set; }

        [Parameter(ParameterSetName = "second")]
        public bool? Recurse { get; set; }

        [Parameter]
        public string? GroupName { get; set; }

        [Parameter(ParameterSetName = "second", ValueFromPipelineByPropertyName = true)]
        public EntityReference? Owner { get; set; }

        [Parameter]
        public string? PermissionsBoundary { get; set; }

        [Parameter]
        public SwitchParameter Force { get; set; }

        [Parameter]
        public Amazon.Made.Up.Model.Role? Model { get; set; }
    }

    [Cmdlet("Zap", "Everything")]
    internal class AnotherBadCmdlet : PSCmdlet;
}

namespace Amazon.Made.Up.Model
{
    internal sealed class Role;
}
