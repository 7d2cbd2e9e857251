using IotIamTools.Core.Leftovers;

namespace IotIamTools.Leftovers;

/// <summary>
/// The command line that carries out a remediation. It names entities by their ARNs, so that it is an error in any other account; the
/// removal of a service-linked role, which this module leaves to AWS Tools for PowerShell, takes a name.
/// </summary>
internal static class RemediationCommand
{
    private static readonly Dictionary<string, string> Removals = new(StringComparer.Ordinal)
    {
        ["things-graph"] = "Remove-ThingsGraphRole",
        ["deeplens"] = "Remove-DeepLensRole",
        ["greengrass-service"] = "Remove-GreengrassServiceRole",
    };

    /// <summary>The command line for a finding; null if a person must decide first.</summary>
    public static string? For(Leftover leftover) => leftover.Remediation switch
    {
        RemoveRemediation remove => Removal(remove).ToString(),
        ReviewRemediation => null,
        NarrowRemediation narrow => Repair(narrow, leftover.Rule).Asking("NamePrefix", "Name prefix of the application").ToString(),
        var other => Repair(other, leftover.Rule).ToString(),
    };

    private static CommandLine Removal(RemoveRemediation remove)
    {
        if (remove.GroupName is { } group)
        {
            return new CommandLine("Remove-JetsDeployUser").With("UserName", remove.Entity.Text).With("GroupName", group);
        }

        if (remove.IsServiceLinked)
        {
            return new CommandLine("Remove-IAMServiceLinkedRole").With("RoleName", remove.Entity.Name);
        }

        // What is removed by its export can be brought back by it. Nothing is removed if the export fails.
        return remove.Blueprint is { } blueprint
            ? new CommandLine(Removals[blueprint]).With("RoleName", remove.Entity.Text)
            : new CommandLine("Export-IotIamBlueprint").With("RoleName", remove.Entity.Text).With("Path", $"./{remove.Entity.Name}.json").With("NoClobber").With("PassThru")
                .Into("Uninstall-IotIamBlueprint");
    }

    private static CommandLine Repair(Remediation remediation, LeftoverRule rule) =>
        new CommandLine("Repair-IotIamLeftover").With("Arn", remediation.Entity.Text).With("Rule", rule.ToString());
}
