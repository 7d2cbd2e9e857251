using System.Management.Automation;
using IotIamTools.Accounts;
using IotIamTools.Core.Leftovers;
using IotIamTools.Errors;

namespace IotIamTools.Commands;

/// <summary>Finds what IoT and edge set-ups left behind in an account: roles of services that have ended, retired policies, broad or unused deploy permissions.</summary>
/// <remarks>
/// <para>It only reads, an exported file as well as a live account, and reads the account once. Of a live account it also asks for the use of
/// passwords and access keys of deploy users who seem to be unused. There are five rules:</para>
/// <list type="bullet">
/// <item><description>EndedService: roles that only services can assume which AWS has ended (Things Graph, DeepLens, Panorama, IoT Events,
/// Greengrass V1). Greengrass V2 has the principal of V1: there the role's policies, its name and its last use decide how certain it is.</description></item>
/// <item><description>RetiredPolicy: roles, groups and users with a managed policy that AWS has retired. It works as long as it is attached, and
/// cannot be attached again.</description></item>
/// <item><description>JetsBaseline: groups, and users through them or by themselves, with iam:* on * as Jets documents it. Certain where all services of the documented
/// policy are there, Likely where a deploy's are, Possible where it is IAM alone. An administrator's * is not reported.</description></item>
/// <item><description>UnusedDeployUser: users of deploy groups who were not there for -UnusedFor days. Likely on a live account, where neither a password
/// nor an access key was used in that time, and no key was made. Possible where the use of access keys is not told: in a file, or to a caller
/// who lacks iam:ListAccessKeys and iam:GetAccessKeyLastUsed.</description></item>
/// <item><description>MissingSourceCondition: roles that AWS IoT Greengrass or its token exchange may assume on behalf of any account, where the
/// vendor documents conditions on aws:SourceAccount and aws:SourceArn.</description></item>
/// </list>
/// <para>Each finding has the command line that mends it (Mend): one of this module, or of AWS Tools for PowerShell where a single policy is to be
/// attached or detached. The findings can also be piped to the Remove commands, and to the New commands with -Force.</para>
/// <para>Source: AWS's notices of the end of each service; IAM user guide, "Deprecated AWS managed policies" and "The confused deputy problem".</para>
/// </remarks>
/// <example>
/// <para>See all that was left behind in an account</para>
/// <code>
/// Find-IotIamLeftover
/// </code>
/// <para>The table is in groups by rule, the most certain findings first.</para>
/// </example>
/// <example>
/// <para>Audit exported accounts, without any access to AWS</para>
/// <code>
/// Get-Item ./export.json |
///     Find-IotIamLeftover -MinimumCertainty Likely |
///     Export-Csv ./leftovers.csv
/// </code>
/// <para>The file is what 'aws iam get-account-authorization-details' printed for an account; several can be piped. The ARN tells which account a finding is from.</para>
/// </example>
/// <example>
/// <para>Remove the roles that only ended services could assume</para>
/// <code>
/// Find-IotIamLeftover -Rule EndedService -MinimumCertainty Certain | Remove-DeepLensRole -WhatIf
/// </code>
/// <para>Without -WhatIf each step is asked about. A role is removed by its name, whatever service it was for.</para>
/// </example>
/// <example>
/// <para>Limit service roles of Greengrass to this account</para>
/// <code>
/// Find-IotIamLeftover -Rule MissingSourceCondition |
///     Where-Object Mend -like 'New-GreengrassServiceRole*' |
///     New-GreengrassServiceRole -Force
/// </code>
/// <para>-Force overwrites the trust policy with the documented one; -WhatIf shows the difference first.</para>
/// </example>
/// <example>
/// <para>Take users out of the deploy group who have not been there for half a year</para>
/// <code>
/// Find-IotIamLeftover -Rule UnusedDeployUser -UnusedFor 180 | Remove-JetsDeployUser -WhatIf
/// </code>
/// <para>The users stay in the account; -DeleteUser deletes those that nothing else needs, and with -Force their access keys with them.</para>
/// </example>
[Cmdlet(VerbsCommon.Find, "IotIamLeftover")]
[OutputType(typeof(LeftoverResult))]
public sealed class FindIotIamLeftoverCommand : AccountCmdlet
{
    private const int MostDays = 36500;

    /// <summary>The account to look at: the path of an account file or exported file, or what Connect-IotIamAccount -PassThru gives. Several come by pipeline. Without it and the AWS parameters, the session's account.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AccountTransformation]
    public override AccountReference? Account { get; set; }

    /// <summary>The rules to go by; all where none is given.</summary>
    [Parameter(Position = 0)]
    public LeftoverRule[] Rule { get; set; } = Enum.GetValues<LeftoverRule>();

    /// <summary>After how many days without use a deploy user is a leftover; 90 where it is not given. Where it is, roles that were used within these days are left out too.</summary>
    [Parameter]
    [ValidateRange(0, MostDays)]
    public int UnusedFor { get; set; } = 90;

    /// <summary>The least certainty of what is reported: Possible (all, the default), Likely or Certain.</summary>
    [Parameter]
    public Certainty MinimumCertainty { get; set; } = Certainty.Possible;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync([Account], _ => FindAsync(cancellationToken), cancellationToken);

    // Accounts come by pipeline, so that each is opened when it comes.
    /// <inheritdoc/>
    private protected override Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Where the accounts themselves are the items, one that cannot be opened says nothing about the next.
    /// <inheritdoc/>
    private protected override bool EndsCommand(ErrorDefinition error) => Account is null && error.EndsCommand;

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        await OpenAsync().ConfigureAwait(false);
        var options = new LeftoverOptions { Rules = Rule, MinimumCertainty = MinimumCertainty, UnusedFor = TimeSpan.FromDays(UnusedFor) };
        var report = await LeftoverFinder.FindAsync(Iam, options, cancellationToken).ConfigureAwait(false);
        foreach (var warning in report.Warnings)
        {
            WriteWarning(warning);
        }

        foreach (var leftover in report.Leftovers)
        {
            if (!WasUsedLately(leftover, options))
            {
                await WriteObjectAsync(new LeftoverResult(leftover)).ConfigureAwait(false);
            }
        }
    }

    private bool WasUsedLately(Leftover leftover, LeftoverOptions options) =>
        MyInvocation.BoundParameters.ContainsKey(nameof(UnusedFor)) && options.Clock.GetUtcNow() - leftover.LastUsed < options.UnusedFor;
}
