using IotIamTools.Cli.Output;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Plans;

namespace IotIamTools.Cli;

/// <summary>Asks at the terminal whether the steps of an entity may be done, once for each entity.</summary>
/// <param name="account">The account.</param>
/// <param name="yesToAll">Whether all is approved without asking.</param>
internal sealed class ApprovalQuestion(IIamAccount account, bool yesToAll)
{
    private Approval? _toAll = yesToAll ? Approval.Yes : null;
    private string? _title;

    /// <summary>The user's answer.</summary>
    public async Task<Approval> AskAsync(EntitySteps change)
    {
        if (_toAll is { } answered)
        {
            return answered;
        }

        _title ??= $"account {await account.GetTitleAsync(CancellationToken.None)}";
        Printer.Remark($"{change.Entity} ({change.ArnIn(await account.GetIdentityAsync(CancellationToken.None))}) in {_title}:");
        foreach (var line in change.Lines)
        {
            Printer.Remark($"  {line}");
        }

        while (true)
        {
            await Console.Error.WriteAsync("Do this? [y] yes, [a] yes to all, [n] no, [l] no to all: ");
            switch ((await Console.In.ReadLineAsync())?.Trim().ToUpperInvariant())
            {
                case "Y" or "YES":
                    return Approval.Yes;
                case "A":
                    return (_toAll = Approval.Yes).Value;
                case "N" or "NO" or "":
                    return Approval.No;
                case "L" or null:
                    return (_toAll = Approval.No).Value;
            }
        }
    }
}
