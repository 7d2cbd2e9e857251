using System.CommandLine;
using IotIamTools.Cli.Output;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Permissions.Checks;
using IotIamTools.Core.Text;

namespace IotIamTools.Cli.Commands;

/// <summary><c>iotiam check SET PRINCIPAL...</c>: whether principals have the permissions of a set; only reads.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var set = new Argument<string>("set") { Description = $"A permission set ({string.Join(", ", PermissionSetCatalog.Names)}), or the path of a file." };
        var principals = new Argument<string[]>("principal") { Description = "Names or ARNs of users, roles and groups.", Arity = ArgumentArity.ZeroOrMore };
        var allUsers = new Option<bool>("--all-users") { Description = "Checks all users of the account." };
        var values = new Option<string[]>("--set") { Description = "A parameter of the permission set; a list's values are separated by commas.", HelpName = "NAME=VALUE" };
        var actions = new Option<string[]>("--action") { Description = "Only this part of the set.", HelpName = "ACTION" };
        var resources = new Option<string[]>("--resource") { Description = "A resource to try the actions on that it fits, instead of all of its type.", HelpName = "ARN" };
        var roles = new Option<string[]>("--pass-role") { Description = "A role that must be passable.", HelpName = "ARN" };
        var context = new Option<string[]>("--context") { Description = "A context key of the requests.", HelpName = "KEY=VALUE" };
        var evaluator = new Option<PermissionEvaluator>("--evaluator") { Description = "Who decides: AWS, the program itself, or AWS where it can be asked." };
        var detailed = new Option<bool>("--detailed") { Description = "Shows each permission with the reason." };
        var json = CommonOptions.Json();
        var command = new Command("check", "Tells whether users, roles and groups have the permissions of a set. Exit code 1 where one has not.")
        {
            set, principals, allUsers, values, actions, resources, roles, context, evaluator, detailed, json,
        };
        var accounts = new AccountOptions(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var names = parsed.GetValue(principals) ?? [];
            if ((names.Length == 0) != parsed.GetValue(allUsers))
            {
                throw new UsageException("name users, roles or groups, or give --all-users");
            }

            await using var account = accounts.Open(parsed, writes: false);
            var definition = Find(parsed.GetValue(set)!);
            var required = await definition.ResolveAsync(NamedValues.For(definition.Parameters, NamedValues.Pairs(parsed.GetValue(values) ?? [], "--set")), account, cancellationToken);
            if (parsed.GetValue(actions) is { Length: > 0 } part)
            {
                required = required.Only(part);
            }

            var options = new CheckOptions
            {
                Evaluator = parsed.GetValue(evaluator),
                Scope = new PermissionScope { ResourceArns = parsed.GetValue(resources) ?? [], PassRoleArns = parsed.GetValue(roles) ?? [] },
                Context = NamedValues.Pairs(parsed.GetValue(context) ?? [], "--context").ToDictionary(
                    p => p.Key, p => p.Value.Count == 1 ? ContextValue.Of(p.Value[0]) : ContextValue.OfMany(p.Value), StringComparer.OrdinalIgnoreCase),
                Time = DateTimeOffset.UtcNow,
            };
            var report = await PermissionCheck.RunAsync(
                required, parsed.GetValue(allUsers) ? null : [.. names.Select(n => EntityReference.Parse(n))], account, options, null, cancellationToken);
            foreach (var remark in Remarks(required, options.Scope, report))
            {
                Printer.Remark(remark);
            }

            var isDetailed = parsed.GetValue(detailed);
            new Printer(parsed.GetValue(json)).Write(report.Outcomes.Select(o => Object(o, isDetailed)), report.Outcomes.SelectMany(o => Lines(o, isDetailed)));
            return report.Outcomes.All(o => o.Check is { Passed: true }) ? ExitCode.Done : ExitCode.NotPassed;
        });
        return command;
    }

    private static PermissionSet Find(string nameOrPath)
    {
        if (!DocumentName.IsPath(nameOrPath))
        {
            return PermissionSetCatalog.Get(nameOrPath);
        }

        try
        {
            return PermissionSet.Parse(File.ReadAllText(nameOrPath), nameOrPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the permission set's file cannot be read: {e.Message}");
        }
    }

    private static IEnumerable<string> Remarks(RequiredPermissions required, PermissionScope scope, CheckReport report) =>
        PermissionWarnings.Of(required.Set).Concat(PermissionWarnings.UnusedArns(required, scope)).Concat(report.Warnings).Select(w => $"warning: {w}")
            .Concat(report.Outcomes.Where(o => o.Problem is not null).Select(o => $"error: {o.Problem}"))
            .Concat(report.Outcomes.SelectMany(o => o.Check?.Problems ?? []).Distinct(StringComparer.Ordinal).Select(p => $"warning: {p}; what depends on it is undecided"));

    private static object Object(PrincipalOutcome outcome, bool detailed) => outcome.Check is not { } check
        ? new { Principal = outcome.Reference.Text, Passed = false, Error = outcome.Problem }
        : new
        {
            Principal = check.PrincipalName,
            check.PrincipalArn,
            check.PermissionSet,
            check.Passed,
            Allowed = check.AllowedCount,
            check.Total,
            Missing = check.Missing.Select(p => p.Documented),
            ExplicitlyDenied = check.ExplicitlyDenied.Select(p => p.Documented),
            Undecided = check.Undecided.Select(p => p.Documented),
            check.Problems,
            check.Evaluator,
            Permissions = detailed ? check.Explain().Select(r => new { r.Permission.Documented, r.Permission.Action, r.Resource, r.Decision, r.BlockedBy, r.Why, r.MissingContextKeys }) : null,
        };

    private static IEnumerable<string> Lines(PrincipalOutcome outcome, bool detailed)
    {
        if (outcome.Check is not { } check)
        {
            yield return $"{outcome.Reference}: NOT FOUND";
            yield break;
        }

        yield return $"{check.PrincipalName}: {(check.Passed ? "passed" : "NOT passed")}, {check.AllowedCount} of {check.Total} permissions of {check.PermissionSet}";
        if (detailed)
        {
            foreach (var row in check.Explain())
            {
                yield return $"  {row.Decision,-16} {row.Permission}";
                yield return $"                   {row.Why}";
            }

            yield break;
        }

        foreach (var (word, permissions) in new[] { ("missing", check.Missing), ("denied", check.ExplicitlyDenied), ("undecided", check.Undecided) })
        {
            foreach (var permission in permissions)
            {
                yield return $"  {word}: {permission}";
            }
        }
    }
}
