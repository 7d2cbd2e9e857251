using System.Management.Automation;
using IotIamTools.Core.Analysis;
using IotIamTools.Core.Lint;
using IotIamTools.Core.Policies;
using IotIamTools.Errors;
using IotIamTools.Policies;

namespace IotIamTools.Commands;

/// <summary>Compares two policies and proves what the change from one to the other changes, offline.</summary>
/// <remarks>
/// <para>The answer is about all requests, not about the text of the policies. It is one of:</para>
/// <list type="bullet">
/// <item><description>Equal: both policies decide every request alike: allowed, explicitly denied or implicitly denied.</description></item>
/// <item><description>NoNewAccess: the new policy allows nothing that the old one does not allow, and removes no explicit deny.</description></item>
/// <item><description>NewAccess: the new policy allows a request that the old one does not allow.</description></item>
/// <item><description>DenyRemoved: the new policy allows nothing new by itself, but a request that the old one explicitly denied is now only not allowed. Another policy can now allow it.</description></item>
/// <item><description>Unknown: neither a proof nor a request that shows a difference was found; Reason says why. Treat it as new access.</description></item>
/// </list>
/// <para>What is gained, lost and no longer denied comes in groups. Each has a witness: a request that the decision engine of this module decides
/// differently under the two policies. You can ask about it again with Invoke-IotIamPolicySimulation.</para>
/// <para>A policy on a resource is read as part of all policies that have a say: who it names by account needs a policy of its own too, and who it names
/// directly does not, if the resource is in the same account. So a policy that names a user instead of the user's account gives that user new access.</para>
/// <para>Nothing is asked over the network. See about_IotIamTools_Analysis for what is exact and what can be unknown.</para>
/// <para>Source: IAM user guide, "Policy evaluation logic" and "IAM JSON policy elements reference".</para>
/// </remarks>
/// <example>
/// <para>See whether an edited policy gives new access</para>
/// <code>
/// $old = '{ "Version": "2012-10-17", "Statement": [
///     { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::logs/*" } ] }'
/// $new = '{ "Version": "2012-10-17", "Statement": [
///     { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*" } ] }'
/// Compare-IotIamPolicy $old $new | Format-List Verdict, Gained, Lost
/// </code>
/// <code language="output">
/// Verdict : NewAccess
/// Gained  : {s3:GetObject on arn:aws:s3:::* except arn:aws:s3:::logs/*}
/// Lost    : {s3:Get* except s3:GetObject on arn:aws:s3:::logs/*}
/// </code>
/// </example>
/// <example>
/// <para>Show requests that are newly allowed</para>
/// <code>
/// $old = New-IotIamPolicyStatement iot:* -Resource * | ConvertTo-IotIamPolicy
/// $new = New-IotIamPolicyStatement -NotAction iam:* -Resource * | ConvertTo-IotIamPolicy
/// (Compare-IotIamPolicy -Reference $old -Difference $new).Gained | ForEach-Object Witness
/// </code>
/// </example>
/// <example>
/// <para>Stop a pipeline if a change of a trust policy lets anybody else in</para>
/// <code>
/// $assume = @{ Effect = 'Allow'; Action = 'sts:AssumeRole' }
/// $old = @{ Version = '2012-10-17'
///     Statement = $assume + @{ Principal = @{ Service = 'lambda.amazonaws.com' } } }
/// $new = @{ Version = '2012-10-17'
///     Statement = $assume + @{ Principal = @{ Service = @('lambda.amazonaws.com') } } }
/// $change = Compare-IotIamPolicy -Reference $old -Difference $new -PolicyType Trust
/// if (-not $change.GivesNoNewAccess) { throw "$($change.Gained)" }
/// </code>
/// </example>
/// <seealso cref="TestIotIamPolicyCommand"/>
/// <seealso cref="InvokeIotIamPolicySimulationCommand"/>
/// <seealso cref="ConvertToIotIamPolicyCommand"/>
[Cmdlet(VerbsData.Compare, "IotIamPolicy")]
[OutputType(typeof(PolicyComparisonResult))]
public sealed class CompareIotIamPolicyCommand : PolicyReadingCmdlet
{
    private readonly List<PolicyInput> _references = [];
    private bool _isReferenceRead;

    /// <summary>The policy before the change: a JSON text, a hashtable or what ConvertFrom-Json gives, statements, an object that has a policy, a file, or its path.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("ReferenceObject", "Old")]
    public object[]? Reference { get; set; }

    /// <summary>The policy after the change, in the same forms. Several by pipeline are each compared with the reference.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [Alias("DifferenceObject", "New")]
    public object[]? Difference { get; set; }

    /// <summary>What kind of policy they are. Without it, policies without principals are identity policies; others are trust policies if they have only sts: actions and no Resource, and otherwise policies of resources.</summary>
    [Parameter]
    [Alias("Kind")]
    public PolicyKind? PolicyType { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (!_isReferenceRead)
        {
            await TakeItemsAsync(Reference!, cancellationToken).ConfigureAwait(false);
            await FlushAsync(cancellationToken).ConfigureAwait(false);
            _isReferenceRead = true;
            if (_references.Count != 1 && !HasFailed)
            {
                throw new CommandException(ErrorCatalog.RequestInvalid, "Give -Reference one policy, such as the path of a file or a hashtable.");
            }
        }

        // Without a reference there is nothing to compare with, and that was reported.
        if (_references.Count == 1)
        {
            await TakeItemsAsync(Difference!, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => FlushAsync(cancellationToken);

    /// <inheritdoc/>
    private protected override async Task TakeAsync(PolicyInput input)
    {
        if (!_isReferenceRead)
        {
            _references.Add(input);
            return;
        }

        var reference = _references[0];
        var (old, @new) = (Parse(reference), Parse(input));
        var kind = PolicyType ?? PolicyCheck.KindOf(old with { Statements = [.. old.Statements, .. @new.Statements] });
        foreach (var (policy, document) in new[] { (reference, old), (input, @new) })
        {
            foreach (var problem in PolicyRules.Check(document, kind))
            {
                WriteWarning($"{policy.Name}: {problem}.");
            }
        }

        var comparison = IsWhole(reference) && IsWhole(input)
            ? PolicyComparer.Compare(reference.Text, input.Text, kind)
            : PolicyComparer.Compare(old, @new, kind);
        await WriteObjectAsync(new PolicyComparisonResult(reference, input, kind, comparison)).ConfigureAwait(false);
    }

    /// <summary>Whether the input is the text of a document, whose lines people know.</summary>
    private static bool IsWhole(PolicyInput input) => !input.IsObject && PolicyParser.TryParse(input.Text, out _, out _);
}
