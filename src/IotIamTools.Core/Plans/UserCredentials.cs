using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Plans;

/// <summary>The credentials of a user that is to be deleted: IAM refuses that as long as there are any.</summary>
internal static class UserCredentials
{
    /// <summary>Reads them, all kinds at the same time, in the order in which they go. What the account cannot tell counts as none.</summary>
    /// <exception cref="IamException">They cannot be read.</exception>
    public static async Task<IReadOnlyList<UserCredential>> ReadAsync(User user, IIamAccount account, CancellationToken cancellationToken)
    {
        var kinds = await Task.WhenAll(Enum.GetValues<UserCredentialKind>().Select(k => ReadAsync(user.Name, k, account, cancellationToken))).ConfigureAwait(false);
        return [.. kinds.SelectMany(k => k).Select(c => c.Kind == UserCredentialKind.Password ? c with { LastUsed = LastUse(user) } : c)];
    }

    /// <summary>"access key AKIAIOSFODNN7EXAMPLE (last used 2026-11-20 in us-east-1, less than 30 days ago)".</summary>
    public static string Describe(UserCredential credential, RemovalOptions options)
    {
        var name = credential.Kind == UserCredentialKind.Password ? "a password" : credential.ToString();
        return credential.LastUsed switch
        {
            null => name,
            { LastUsedDate: not { } } => $"{name} (never used)",
            { LastUsedDate: { } used, Region: var region } => $"{name} (last used {Day.Of(used)}{(region is null ? "" : $" in {region}")}"
                + $"{(options.Clock.GetUtcNow() - used < options.RecentUse ? $", less than {options.RecentUse.TotalDays:0} days ago" : "")})",
        };
    }

    private static async Task<IReadOnlyList<UserCredential>> ReadAsync(string userName, UserCredentialKind kind, IIamAccount account, CancellationToken cancellationToken)
    {
        try
        {
            return await account.ListCredentialsAsync(userName, kind, cancellationToken).ConfigureAwait(false);
        }
        catch (IamException e) when (e.Code is IamErrorCodes.OperationNotSupported)
        {
            // An account file, or an emulator: if there is one all the same, IAM refuses to delete the user.
            return [];
        }
    }

    private static LastUsed? LastUse(User user) => user.PasswordLastUsed is { } used ? new LastUsed(used, null) : null;

}
