using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Leftovers.Rules;

namespace IotIamTools.Core.Leftovers;

/// <summary>Finds in an account what set-ups have left behind. It only reads.</summary>
public static class LeftoverFinder
{
    private static readonly Dictionary<LeftoverRule, ILeftoverRule> Rules = new()
    {
        [LeftoverRule.EndedService] = new EndedServiceRule(),
        [LeftoverRule.RetiredPolicy] = new RetiredPolicyRule(),
        [LeftoverRule.JetsBaseline] = new JetsBaselineRule(),
        [LeftoverRule.UnusedDeployUser] = new UnusedDeployUserRule(),
        [LeftoverRule.MissingSourceCondition] = new MissingSourceConditionRule(),
    };

    /// <summary>
    /// Finds them in one reading of the account. If a deploy user seems to be unused, the list of users is read too, and the access keys of
    /// each such user.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="options">What counts as a leftover.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The findings as <see cref="Find(AuthorizationDetails, LeftoverOptions)"/> gives them, and what the user should know about them.</returns>
    /// <exception cref="IamException">The account cannot be read.</exception>
    public static async Task<(IReadOnlyList<Leftover> Findings, IReadOnlyList<string> Warnings)> FindAsync(IIamAccount account, LeftoverOptions options, CancellationToken cancellationToken)
    {
        var details = await account.GetAuthorizationDetailsAsync(cancellationToken).ConfigureAwait(false);
        var suspects = Suspects(details, options);
        var use = CredentialUse.Unknown;
        if (suspects.Any(s => s.LastUsed is null))
        {
            try
            {
                // IAM's details of all users do not say when a password was used; its list of users does, in one more call for all.
                details = await WithPasswordUseAsync(details, account, cancellationToken).ConfigureAwait(false);
                use = use with { KnowsPasswords = true };
                suspects = Suspects(details, options);
            }
            catch (IamException e) when (e.Code is IamErrorCodes.AccessDenied or IamErrorCodes.OperationNotSupported)
            {
                // Their access keys may still be known.
            }
        }

        var keys = await CredentialUse.ReadAccessKeysAsync(suspects.Select(s => s.Entity.Name).Distinct(StringComparer.OrdinalIgnoreCase), account, cancellationToken).ConfigureAwait(false);
        return (Find(details, options, use with { AccessKeys = keys }), details.Warnings);
    }

    /// <summary>Finds them in what an account or an export has.</summary>
    /// <param name="details">What the account has.</param>
    /// <param name="options">What counts as a leftover.</param>
    /// <returns>The findings, by rule, the most certain first, then by name.</returns>
    public static IReadOnlyList<Leftover> Find(AuthorizationDetails details, LeftoverOptions options) => Find(details, options, CredentialUse.Unknown);

    private static IReadOnlyList<Leftover> Find(AuthorizationDetails details, LeftoverOptions options, CredentialUse use)
    {
        var search = new LeftoverSearch(details, options, use);
        return
        [
            .. options.Rules.Distinct().SelectMany(r => Rules[r].Find(search))
                .Where(f => f.Certainty >= options.MinimumCertainty)
                .OrderBy(f => f.Rule)
                .ThenByDescending(f => f.Certainty)
                .ThenBy(f => f.Entity.Kind)
                .ThenBy(f => f.Entity.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The deploy users who seem to be unused by the details alone. What else can be read makes them more certain, or clears them.</summary>
    private static IReadOnlyList<Leftover> Suspects(AuthorizationDetails details, LeftoverOptions options) =>
        options.Rules.Contains(LeftoverRule.UnusedDeployUser) && options.MinimumCertainty <= UnusedDeployUserRule.MostCertain
            ? Find(details, options with { Rules = [LeftoverRule.UnusedDeployUser], MinimumCertainty = Certainty.Possible })
            : [];

    private static async Task<AuthorizationDetails> WithPasswordUseAsync(AuthorizationDetails details, IIamAccount account, CancellationToken cancellationToken)
    {
        var used = new Dictionary<string, DateTimeOffset?>(StringComparer.OrdinalIgnoreCase);
        await foreach (var user in account.ListUsersAsync("/", cancellationToken).ConfigureAwait(false))
        {
            used[user.Name] = user.PasswordLastUsed;
        }

        return details with
        {
            Users = [.. details.Users.Select(u => u with { User = u.User with { PasswordLastUsed = u.User.PasswordLastUsed ?? used.GetValueOrDefault(u.User.Name) } })],
        };
    }
}
