using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Leftovers.Rules;

/// <summary>
/// Users of deploy groups who have not been there for long, a finding for each such group. Deploys are mostly done with access keys, whose
/// last use is not in an export: if only the use of passwords is known, these are possible leftovers.
/// </summary>
internal sealed class UnusedDeployUserRule : ILeftoverRule
{
    /// <summary>Whoever seems to be gone may yet come back.</summary>
    public const Certainty MostCertain = Certainty.Likely;

    public IEnumerable<Leftover> Find(LeftoverSearch search)
    {
        foreach (var detail in search.Details.Users)
        {
            var user = detail.User;
            var groupNames = detail.GroupNames.Where(search.Deployers.Contains).ToList();
            var keys = search.Use.AccessKeys.GetValueOrDefault(user.Name);

            // A key that was made lately may be about to be used, or have taken over from one that was.
            var seen = Latest([user.PasswordLastUsed, user.CreateDate, .. Uses(keys), .. keys?.Select(k => k.CreateDate) ?? []]);
            if (groupNames.Count == 0 || seen == default(DateTimeOffset) || search.Now - seen < search.UnusedFor)
            {
                continue;
            }

            var passwordUseIsKnown = user.PasswordLastUsed is not null || search.Use.KnowsPasswords;
            foreach (var groupName in groupNames)
            {
                yield return new Leftover
                {
                    Entity = Entity.User(user.Name),
                    Arn = user.Arn,
                    Rule = LeftoverRule.UnusedDeployUser,
                    Why = $"In group {Excerpt.Of(groupName)}. {(keys is null ? Why(user) : Why(user, keys, passwordUseIsKnown))}.",
                    Since = LeftoverSearch.Day(seen),
                    Certainty = keys is not null && passwordUseIsKnown ? MostCertain : Certainty.Possible,
                    LastUsed = Latest([user.PasswordLastUsed, .. Uses(keys)]),
                    GroupName = groupName,
                    Remediation = Remediation.For(Entity.User(user.Name), user.Arn, reference => new RemoveRemediation(reference) { GroupName = groupName }),
                };
            }
        }
    }

    private static string Why(User user) =>
        $"{(user.PasswordLastUsed is { } used ? $"Password last used {Day.Of(used)}" : $"Made {Day.Of(user.CreateDate)}, and no use of a password is known")}; the use of access keys is not known";

    private static string Why(User user, IReadOnlyList<UserCredential> keys, bool passwordUseIsKnown)
    {
        var password = user.PasswordLastUsed is { } used ? $"password last used {Day.Of(used)}"
            : passwordUseIsKnown ? "no use of a password is known"
            : "the use of a password is not known";
        return keys.Count == 0
            ? $"No access keys; {password}{(user.PasswordLastUsed is null ? $"; made {Day.Of(user.CreateDate)}" : "")}"
            : $"Access key{(keys.Count == 1 ? "" : "s")} {string.Join(", ", keys.Select(k => $"{k.Id} {Use(k)}"))}; {password}";
    }

    private static string Use(UserCredential key) => key.LastUsed?.LastUsedDate is { } used ? $"last used {Day.Of(used)}" : "never used";

    private static IEnumerable<DateTimeOffset?> Uses(IReadOnlyList<UserCredential>? keys) => keys?.Select(k => k.LastUsed?.LastUsedDate) ?? [];

    private static DateTimeOffset? Latest(IEnumerable<DateTimeOffset?> dates) => dates.Max();
}
