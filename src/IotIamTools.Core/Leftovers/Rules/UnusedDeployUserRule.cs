using IotIamTools.Core.Accounts;

namespace IotIamTools.Core.Leftovers.Rules;

/// <summary>
/// Users of deploy groups who have not been there for long, by their passwords. Deploys are mostly done with access keys, whose last
/// use is in no export: so these are possible leftovers at most.
/// </summary>
internal sealed class UnusedDeployUserRule : ILeftoverRule
{
    public IEnumerable<Leftover> Find(Audit audit)
    {
        foreach (var user in audit.Details.Users)
        {
            var groupNames = user.GroupNames.Where(audit.Deployers.Contains).ToList();
            var seen = user.User.PasswordLastUsed ?? user.User.CreateDate;
            if (groupNames.Count == 0 || seen == default || audit.Now - seen < audit.UnusedFor)
            {
                continue;
            }

            var groups = $"group{(groupNames.Count == 1 ? "" : "s")} {string.Join(", ", groupNames)}";
            var use = user.User.PasswordLastUsed is null ? $"Made {seen:yyyy-MM-dd}, and no use of a password is known" : $"Password last used {seen:yyyy-MM-dd}";
            var name = MendingCommand.Quote(user.User.Name);
            yield return new Leftover
            {
                Entity = Entity.User(user.User.Name),
                Arn = user.User.Arn,
                Rule = LeftoverRule.UnusedDeployUser,
                Why = $"In {groups}. {use}; use of access keys is not told.",
                Since = Audit.Day(seen),
                Certainty = Certainty.Possible,
                LastUsed = user.User.PasswordLastUsed,
                GroupName = groupNames[0],
                Mend = string.Join("; ", groupNames.Select(g => $"Remove-JetsDeployUser -UserName {name} -GroupName {MendingCommand.Quote(g)}")),
            };
        }
    }
}
