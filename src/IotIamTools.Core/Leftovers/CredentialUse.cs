using System.Collections.Concurrent;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Leftovers;

/// <summary>What was found out about the credentials of users, beyond the account's details.</summary>
internal sealed record CredentialUse
{
    /// <summary>Nothing was found out.</summary>
    public static readonly CredentialUse Unknown = new();

    /// <summary>Whether the use of passwords is known; the account's details of all users do not have it.</summary>
    public bool KnowsPasswords { get; init; }

    /// <summary>The access keys of the users of whom they are known, with their last use.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<UserCredential>> AccessKeys { get; init; } = new Dictionary<string, IReadOnlyList<UserCredential>>();

    /// <summary>Asks for the access keys of users. If the account does not have them, or the caller may not list them, they stay unknown.</summary>
    /// <exception cref="IamException">The account cannot be read.</exception>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<UserCredential>>> ReadAccessKeysAsync(
        IEnumerable<string> userNames, IIamAccount account, CancellationToken cancellationToken)
    {
        var known = new ConcurrentDictionary<string, IReadOnlyList<UserCredential>>(StringComparer.OrdinalIgnoreCase);
        await Parallel.ForEachAsync(
            userNames,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelCalls.AtOnce, CancellationToken = cancellationToken },
            async (name, ct) =>
            {
                try
                {
                    var keys = await account.ListCredentialsAsync(name, UserCredentialKind.AccessKey, ct).ConfigureAwait(false);
                    if (keys.All(k => k.LastUsed is not null))
                    {
                        known[name] = keys;
                    }
                }
                catch (IamException e) when (e.Code is IamErrorCodes.AccessDenied or IamErrorCodes.OperationNotSupported or IamErrorCodes.NoSuchEntity)
                {
                    // The details of the account still count.
                }
            }).ConfigureAwait(false);
        return known;
    }
}
