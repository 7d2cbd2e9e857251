using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Permissions.Checks;
using IotIamTools.Errors;
using IotIamTools.Parameters;

namespace IotIamTools.Permissions;

/// <summary>A cmdlet that tests whether principals have permissions: collects them from the pipeline, and reads the account once for all.</summary>
public abstract class PermissionTestCmdlet : PermissionCmdlet, IProgress<CheckProgress>
{
    private readonly List<EntityReference> _principals = [];
    private readonly Stopwatch _watch = new();
    private bool _expectsInput;

    /// <summary>Users, roles and groups: names, ARNs, or objects that have one of them. A name means a user before a role before a group; the ARN of an assumed-role session means its role. Of a group, what its policies give is tested.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("UserName")]
    [EntityTransformation]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public EntityReference[]? Principal { get; set; }

    /// <summary>Tests all users of the account.</summary>
    [Parameter]
    public SwitchParameter AllUser { get; set; }

    /// <summary>Who decides: Aws (SimulatePrincipalPolicy, which also knows the organization's policies), Local (the module itself, from the account's policies), or Auto: AWS where it can be asked, otherwise Local.</summary>
    [Parameter]
    public PermissionEvaluator Evaluator { get; set; }

    /// <summary>Gives one row for each permission with the decision and its reason, instead of one result for each principal.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Gives only true or false: whether all principals have all permissions. Where one cannot be tested, or there is none, that is false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    void IProgress<CheckProgress>.Report(CheckProgress value)
    {
        // A command of less than a second needs no progress bar.
        if (_watch.ElapsedMilliseconds > 1000)
        {
            WriteProgress(new ProgressRecord(0, "Testing permissions", string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Total}"))
            {
                PercentComplete = (int)(100L * value.Done / value.Total),
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken) =>
        _expectsInput = await OnPipelineAsync(() => MyInvocation.ExpectingInput).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _principals.AddRange(Principal ?? []);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (!AllUser && _principals.Count == 0)
        {
            if (!_expectsInput)
            {
                throw new CommandException(ErrorCatalog.PrincipalMissing, "There is nobody to test: neither -Principal nor -AllUser was given.");
            }

            await FinishAsync(passed: false).ConfigureAwait(false);
            return;
        }

        _watch.Start();
        var required = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        var report = await PermissionCheck.RunAsync(
            required, AllUser ? null : _principals, Iam, Options(Evaluator), this, cancellationToken).ConfigureAwait(false);
        foreach (var warning in PermissionWarnings.UnusedArns(required, LimitedTo).Concat(report.Warnings))
        {
            WriteWarning(warning);
        }

        var allPassed = true;
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < report.Outcomes.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            allPassed &= await WriteOutcomeAsync(report.Outcomes[i], AllUser ? null : _principals[i].Input(), told).ConfigureAwait(false);
        }

        await FinishAsync(allPassed && !HasFailed).ConfigureAwait(false);
    }

    private Task FinishAsync(bool passed) => Quiet ? WriteObjectAsync(passed) : Task.CompletedTask;

    private async Task<bool> WriteOutcomeAsync(PrincipalOutcome outcome, object? input, HashSet<string> told)
    {
        if (outcome.Check is not { } check)
        {
            var error = outcome.Error is IamException { Code: IamErrorCodes.NoSuchEntity } missing
                ? new CommandException(ErrorCatalog.PrincipalNotFound, $"{outcome.Problem}.", missing)
                : outcome.Error!;
            await WriteErrorAsync(error, input).ConfigureAwait(false);
            return false;
        }

        foreach (var problem in check.Problems.Where(told.Add))
        {
            WriteWarning($"{check.PrincipalName}: {problem}. What depends on it is undecided.");
        }

        if (Quiet)
        {
            return check.Passed;
        }

        if (Detailed)
        {
            foreach (var row in check.Explain())
            {
                await WriteObjectAsync(new PermissionTestRow(check, row)).ConfigureAwait(false);
            }
        }
        else
        {
            await WriteObjectAsync(new PermissionTestResult(check)).ConfigureAwait(false);
        }

        return check.Passed;
    }
}
