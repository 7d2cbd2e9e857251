using System.Management.Automation;
using IotIamTools.Core.Lint;
using IotIamTools.Core.Policies;
using IotIamTools.Policies;

namespace IotIamTools.Commands;

/// <summary>Tests policy documents: whether they are policies, what IAM would refuse in them, and what is seldom meant or safe.</summary>
/// <remarks>
/// <para>There is one result for each policy, or one row for each finding with -Detailed, or one bool for all with -Quiet. A text that is no
/// policy is a finding too, with its line and column. Findings are of four levels:</para>
/// <list type="bullet">
/// <item><description>Error: the text is no policy, or IAM would refuse it.</description></item>
/// <item><description>Security: it gives away more than is safe, such as the passing of any role to any service.</description></item>
/// <item><description>Warning: it probably does not do what its author meant, such as an action that does not exist.</description></item>
/// <item><description>Suggestion: it could be clearer or shorter.</description></item>
/// </list>
/// <para>A policy passes where it has no error; -FailOn asks for more. Nothing is asked over the network. For what a policy allows, see
/// Invoke-IotIamPolicySimulation.</para>
/// <para>Source: IAM user guide, "IAM JSON policy elements reference" and "IAM Access Analyzer policy check reference".</para>
/// </remarks>
/// <example>
/// <para>Test a policy</para>
/// <code>
/// Test-IotIamPolicy ./inventory.json
/// </code>
/// <code language="output">
/// Passed Kind            Name                     Findings
/// ------ ----            ----                     --------
/// True   Identity        inventory.json
/// </code>
/// </example>
/// <example>
/// <para>See what is to be thought over in a policy, one finding a row</para>
/// <code>
/// New-IotIamPolicyStatement iam:PassRole, iot:* * |
///     ConvertTo-IotIamPolicy |
///     Test-IotIamPolicy -Detailed
/// </code>
/// <code language="output">
///    Name: policy 1
///
/// Level      Rule                   Message
/// -----      ----                   -------
/// Security   PassRoleToAnything     statement 1: it lets any role be passed to any
///                                   service; name the roles in Resource, or the
///                                   services in a Condition on iam:PassedToService
/// Suggestion WholeService           statement 1: 'iot:*' allows all that the
///                                   service can do now and later; list the
///                                   actions that are needed
/// </code>
/// </example>
/// <example>
/// <para>Fail a pipeline's task where a policy is not safe</para>
/// <code>
/// if (-not (Get-ChildItem ./inven*.json | Test-IotIamPolicy -FailOn Security -Quiet)) {
///     throw 'There are policies that should not be deployed.'
/// }
/// </code>
/// </example>
/// <example>
/// <para>Test a trust policy as one</para>
/// <code>
/// $trust = @{
///     Version   = '2012-10-17'
///     Statement = New-IotIamPolicyStatement sts:AssumeRole -Principal lambda.amazonaws.com
/// }
/// Test-IotIamPolicy $trust -Kind Trust | Format-List Passed, SuggestionCount, Findings
/// </code>
/// <para>Without -Kind it would be taken for one all the same, by its principal and its action.</para>
/// </example>
/// <seealso cref="ConvertToIotIamPolicyCommand"/>
/// <seealso cref="NewIotIamPolicyStatementCommand"/>
/// <seealso cref="InvokeIotIamPolicySimulationCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "IotIamPolicy", DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(PolicyTestResult), typeof(PolicyTestRow), typeof(bool))]
public sealed class TestIotIamPolicyCommand : PolicyInputCmdlet
{
    private bool _allPassed = true;
    private bool _testedAny;

    /// <summary>What kind of policy they are. Without it, a policy without principals is taken for an identity policy; one with principals for a trust policy if it has only sts: actions and no Resource, and otherwise for a policy of a resource.</summary>
    [Parameter]
    public PolicyKind? Kind { get; set; }

    /// <summary>The lowest level of finding that makes a policy fail: Error (the default), Security, Warning or Suggestion.</summary>
    [Parameter]
    public FindingLevel FailOn { get; set; } = FindingLevel.Error;

    /// <summary>Gives one row for each finding, instead of one result for each policy.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Gives only true or false: whether all policies passed. Where one cannot be tested, or there is none, that is false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    private protected override async Task TakeAsync(PolicyInput input)
    {
        var report = Check(input);
        var passed = report.Passes(FailOn);
        _allPassed &= passed;
        _testedAny = true;
        if (Quiet)
        {
            return;
        }

        if (Detailed)
        {
            foreach (var finding in report.Findings)
            {
                await WriteObjectAsync(new PolicyTestRow(input, report, finding)).ConfigureAwait(false);
            }
        }
        else
        {
            await WriteObjectAsync(new PolicyTestResult(input, report, passed)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    private protected override Task FinishAsync() => Quiet ? WriteObjectAsync(_allPassed && _testedAny && !HasFailed) : Task.CompletedTask;

    private PolicyReport Check(PolicyInput input)
    {
        if (!input.IsObject || PolicyParser.TryParse(input.Text, out _, out var error))
        {
            return PolicyCheck.Run(input.Text, Kind);
        }

        var report = PolicyCheck.Of(error);
        return report with { Findings = [report.Findings[0] with { Position = null, Message = $"at {error.Path}: {error.Problem}" }] };
    }
}
