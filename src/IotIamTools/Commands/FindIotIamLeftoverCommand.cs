using System.Management.Automation;
using IotIamTools.Accounts;
using IotIamTools.Core.Leftovers;
using IotIamTools.Errors;

namespace IotIamTools.Commands;

/// <summary>Finds what IoT and edge set-ups left behind in an account: roles of services that have ended, retired policies, broad or unused deploy permissions.</summary>
/// <remarks>
/// <para>It only reads, an exported file as well as a live account, and reads the account once. Of a live account it also reads the use of
/// passwords and access keys of deploy users who seem to be unused. There are five rules:</para>
/// <list type="bullet">
/// <item><description>EndedService: roles that only services can assume which AWS has ended (Things Graph, DeepLens, Panorama, IoT Events,
/// Greengrass V1). Greengrass V2 has the principal of V1: for its roles the policies, the name and the last use decide how certain it is.</description></item>
/// <item><description>RetiredPolicy: roles, groups and users with a managed policy that AWS has retired. It works as long as it is attached, and
/// cannot be attached again.</description></item>
/// <item><description>JetsBaseline: groups, and users through them or by themselves, with iam:* on * as Jets documents it. Certain if all services of the documented
/// policy are there, Likely if those of a deploy are, Possible if it is IAM alone. An administrator's * is not reported.</description></item>
/// <item><description>UnusedDeployUser: users of deploy groups who were not there for -UnusedFor days. Likely on a live account, if neither a password
/// nor an access key was used in that time, and no key was made. Possible if the use of access keys is not known: in a file, or to a caller
/// without iam:ListAccessKeys and iam:GetAccessKeyLastUsed.</description></item>
/// <item><description>MissingSourceCondition: roles that AWS IoT Greengrass or its token exchange may assume on behalf of any account, although the
/// vendor documents conditions on aws:SourceAccount and aws:SourceArn.</description></item>
/// </list>
/// <para>Each finding has a Remediation, which says what fixes it, and the CommandLine that does so. The Remove commands take those of the kind
/// Remove, and Repair-IotIamLeftover takes the kinds SwapPolicy, AddConditions and Narrow; given another kind, each reports the error
/// RemediationMismatch and changes nothing. A finding of the kind Review has no command line: its Remediation says what to find out first.</para>
/// <para>A command line names the entity by its ARN, so that it is an error in another account. It is a single pipeline, and names that contain
/// quotes or other signs stay what they are. Data that IAM could not have given gets no command line.</para>
/// <para>Source: AWS's notices of the end of each service; IAM user guide, "Deprecated AWS managed policies" and "The confused deputy problem".</para>
/// </remarks>
/// <example>
/// <para>See all that was left behind in an account</para>
/// <code>
/// Find-IotIamLeftover
/// </code>
/// <para>The table is in groups by rule, the most certain findings first. Format-List shows the command line of each.</para>
/// </example>
/// <example>
/// <para>Audit exported accounts, without any access to AWS</para>
/// <code>
/// Get-Item ./export.json |
///     Find-IotIamLeftover -MinimumCertainty Likely |
///     Export-Csv ./leftovers.csv
/// </code>
/// <para>The file is what 'aws iam get-account-authorization-details' printed for an account; several can be piped. AccountId says which account a finding is from.</para>
/// </example>
/// <example>
/// <para>Remove the roles of AWS DeepLens, which has ended</para>
/// <code>
/// Find-IotIamLeftover -Rule EndedService |
///     Where-Object CommandLine -Like 'Remove-DeepLensRole *' |
///     Remove-DeepLensRole -WhatIf
/// </code>
/// <para>Without -WhatIf the command asks before it removes anything.</para>
/// </example>
/// <example>
/// <para>Swap retired policies, and limit roles to this account</para>
/// <code>
/// Find-IotIamLeftover RetiredPolicy, MissingSourceCondition | Repair-IotIamLeftover -WhatIf
/// </code>
/// <para>Without -WhatIf the command asks about each change.</para>
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

    /// <summary>The rules to go by. Without it, all.</summary>
    [Parameter(Position = 0)]
    public LeftoverRule[] Rule { get; set; } = Enum.GetValues<LeftoverRule>();

    /// <summary>After how many days without use a deploy user is a leftover; 90 without it. With it, roles that were used within these days are left out too.</summary>
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

    // If the accounts themselves are the items, one that cannot be opened says nothing about the next.
    /// <inheritdoc/>
    private protected override bool EndsCommand(ErrorDefinition error) => !MyInvocation.BoundParameters.ContainsKey(nameof(Account)) && error.EndsCommand;

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        await OpenAsync().ConfigureAwait(false);
        var options = new LeftoverOptions { Rules = Rule, MinimumCertainty = MinimumCertainty, UnusedFor = TimeSpan.FromDays(UnusedFor) };
        var (findings, warnings) = await LeftoverFinder.FindAsync(Iam, options, cancellationToken).ConfigureAwait(false);
        foreach (var warning in warnings)
        {
            WriteWarning(warning);
        }

        foreach (var leftover in findings)
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
