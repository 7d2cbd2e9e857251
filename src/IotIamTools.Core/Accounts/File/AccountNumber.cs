using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Accounts.File;

/// <summary>
/// Which account a file is of. An export does not say it but in its ARNs, so those are asked first, then the members that the module
/// keeps for accounts without entities.
/// </summary>
internal static class AccountNumber
{
    public const string Default = "123456789012";

    public static AccountIdentity Find(AccountState state, RecordPart root, LocalAccountOptions options)
    {
        var (partition, accountId) = InArns(state) ?? (null, null);
        var id = accountId ?? options.AccountId ?? root.Text("AccountId") ?? Default;
        partition ??= options.Partition ?? root.Text("Partition") ?? (options.Region is { } region ? AwsPartitions.OfRegion(region) : AwsPartitions.Default);
        return Arn.IsAccountId(id)
            ? new AccountIdentity(id, partition, $"arn:{partition}:iam::{id}:root")
            : throw new DocumentFormatException($"'{id}' is no account id; write its twelve digits", new TextPosition(1, 1), "$.AccountId");
    }

    /// <summary>Writes the number down where nothing else in the file tells it, so that it does not get lost with the last entity.</summary>
    public static void Keep(AccountState state, RecordPart root)
    {
        if (InArns(state) is not null)
        {
            return;
        }

        if (state.Identity.AccountId != (root.Text("AccountId") ?? Default))
        {
            root.With("AccountId", state.Identity.AccountId);
        }

        if (state.Identity.Partition != (root.Text("Partition") ?? AwsPartitions.Default))
        {
            root.With("Partition", state.Identity.Partition);
        }
    }

    private static (string? Partition, string? AccountId)? InArns(AccountState state)
    {
        var arns = EntityFormat.All.SelectMany(state.All).Select(e => e.Arn).Concat(state.Policies.Select(p => p.Text("Arn") ?? ""));
        foreach (var arn in arns)
        {
            if (arn.Split(':', 6) is ["arn", var partition, "iam", "", var id, _] && Arn.IsAccountId(id))
            {
                return (partition, id);
            }
        }

        return null;
    }
}
