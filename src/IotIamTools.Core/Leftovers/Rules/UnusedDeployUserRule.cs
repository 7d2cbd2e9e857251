using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Leftovers.Rules;

/// <summary>
/// Users of deploy groups who have not been there for long. Deploys are mostly done with access keys, whose last use is in no export:
/// where only the use of passwords is known, these are possible leftovers.
/// </summary>
internal sealed class UnusedDeployUserRule : ILeftoverRule
{
    /// <summary>Whoever seems to be gone may yet come back.</summary>
    public const Certainty MostCertain = Certainty.Likely;

    public IEnumerable<Leftover> Find(Audit audit)
    {
        foreach (var detail in audit.Details.Users)
        {
            var user = detail.User;
            var groupNames = detail.GroupNames.Where(audit.Deployers.Contains).ToList();
            var keys = audit.Use.AccessKeys.GetValueOrDefault(user.Name);

            // A key that was made lately may be about to be used, or have taken over from one that was.
            var seen = Latest([user.PasswordLastUsed, user.CreateDate, .. Uses(keys), .. keys?.Select(k => k.CreateDate) ?? []]);
            if (groupNames.Count == 0 || seen == default(DateTimeOffset) || audit.Now - seen < audit.UnusedFor)
            {
                continue;
            }

            var tellsPassword = user.PasswordLastUsed is not null || audit.Use.TellsPasswords;
            var name = MendingCommand.Quote(user.Name);
            yield return new Leftover
            {
                Entity = Entity.User(user.Name),
                Arn = user.Arn,
                Rule = LeftoverRule.UnusedDeployUser,
                Why = $"In group{(groupNames.Count == 1 ? "" : "s")} {string.Join(", ", groupNames)}. {(keys is null ? Why(user) : Why(user, keys, tellsPassword))}.",
                Since = Audit.Day(seen),
                Certainty = keys is not null && tellsPassword ? MostCertain : Certainty.Possible,
                LastUsed = Latest([user.PasswordLastUsed, .. Uses(keys)]),
                GroupName = groupNames[0],
                Mend = string.Join("; ", groupNames.Select(g => $"Remove-JetsDeployUser -UserName {name} -GroupName {MendingCommand.Quote(g)}")),
            };
        }
    }

    private static string Why(User user) =>
        $"{(user.PasswordLastUsed is { } used ? $"Password last used {Day.Of(used)}" : $"Made {Day.Of(user.CreateDate)}, and no use of a password is known")}; use of access keys is not told";

    private static string Why(User user, IReadOnlyList<UserCredential> keys, bool tellsPassword)
    {
        var password = user.PasswordLastUsed is { } used ? $"password last used {Day.Of(used)}"
            : tellsPassword ? "no use of a password is known"
            : "use of a password is not told";
        return keys.Count == 0
            ? $"No access keys; {password}{(user.PasswordLastUsed is null ? $"; made {Day.Of(user.CreateDate)}" : "")}"
            : $"Access key{(keys.Count == 1 ? "" : "s")} {string.Join(", ", keys.Select(k => $"{k.Id} {Use(k)}"))}; {password}";
    }

    private static string Use(UserCredential key) => key.LastUsed?.LastUsedDate is { } used ? $"last used {Day.Of(used)}" : "never used";

    private static IEnumerable<DateTimeOffset?> Uses(IReadOnlyList<UserCredential>? keys) => keys?.Select(k => k.LastUsed?.LastUsedDate) ?? [];

    private static DateTimeOffset? Latest(IEnumerable<DateTimeOffset?> dates) => dates.Max();

}
