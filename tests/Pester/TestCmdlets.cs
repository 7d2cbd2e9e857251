using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using IotIamTools.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Errors;
using IotIamTools.Pipeline;

// Cmdlets that do nothing but what the tests of their base look at. Compiled by the tests, against the module as it is shipped.

public static class Seen
{
    public static int Written;
    public static bool Cancelled;

    public static void Reset()
    {
        Written = 0;
        Cancelled = false;
    }
}

[Cmdlet(VerbsCommon.Get, "Number")]
public sealed class GetNumberCommand : AsyncCmdlet
{
    [Parameter]
    public int Count { get; set; } = 3;

    [Parameter]
    public int Milliseconds { get; set; }

    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (int i = 1; i <= Count; i++)
            {
                await WriteObjectAsync(i);
                Seen.Written = i;
                await Task.Delay(Milliseconds, cancellationToken);
            }
        }
        finally
        {
            Seen.Cancelled = cancellationToken.IsCancellationRequested;
        }
    }
}

[Cmdlet(VerbsCommon.Set, "Number", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class SetNumberCommand : AsyncCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string[] Name { get; set; } = [];

    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(
            Name,
            async name =>
            {
                if (name == "missing") throw new IamException(IamErrorCodes.NoSuchEntity, "There is no number missing.", "GetNumber");
                if (name == "unreachable") throw new IamException(IamErrorCodes.EndpointUnreachable, "Nobody answers.", "GetNumber");
                if (name == "bug") throw new InvalidTimeZoneException("A mistake of ours.");
                if ((await ShouldProcessAsync($"Set number {name}", $"Set number {name}?", "Test")).Approved) await WriteObjectAsync(name);
            },
            cancellationToken);
}

[Cmdlet(VerbsDiagnostic.Test, "Stream")]
public sealed class TestStreamCommand : AsyncCmdlet
{
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        WriteVerbose("verbose");
        WriteDebug("debug");
        WriteWarning("warning");
        WriteProgress(new ProgressRecord(1, "activity", "status"));
        await Task.Delay(1, cancellationToken);
        await WriteObjectAsync(new[] { 1, 2 });
    }
}

[Cmdlet(VerbsLifecycle.Wait, "Forever")]
public sealed class WaitForeverCommand : AsyncCmdlet
{
    [Parameter]
    public SwitchParameter Deaf { get; set; }

    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        Deaf ? Task.Delay(20000, CancellationToken.None) : Task.Delay(-1, cancellationToken);
}

[Cmdlet(VerbsCommon.Get, "AccountId")]
public sealed class GetAccountIdCommand : AccountCmdlet
{
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        await WriteObjectAsync((await Iam.GetIdentityAsync(cancellationToken)).AccountId);
}
