using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;

namespace IotIamTools.Core.Plans;

/// <summary>Names an account where a user is asked about a change to it.</summary>
public static class AccountTitle
{
    /// <summary>"account 123456789012 (file rehearsal.json)", "account 123456789012 (AWS, profile prod)".</summary>
    /// <exception cref="Iam.IamException">The account does not say which one it is.</exception>
    public static async Task<string> OfAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        var identity = await account.GetIdentityAsync(cancellationToken).ConfigureAwait(false);
        return $"account {identity.AccountId} ({(account is LocalAccount ? $"file {Path.GetFileName(account.Description)}" : account.Description)})";
    }
}
