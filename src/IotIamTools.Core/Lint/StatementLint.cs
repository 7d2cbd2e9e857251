using IotIamTools.Core.Actions;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Lint;

/// <summary>What the author of a statement should look at, for <see cref="PolicyLint"/>.</summary>
internal sealed class StatementLint(Statement statement, int index, PolicyKind kind, IActionCatalog catalog, List<PolicyFinding> findings)
{
    private const string PassRole = "iam:passrole";
    private const string GitHub = "token.actions.githubusercontent.com";

    private readonly List<string> _actions = statement.Actions.Select(a => a.ToLowerInvariant()).ToList();

    /// <summary>Statements that widen what someone can do, rather than limit it.</summary>
    private bool Grants => statement.Effect == Effect.Allow && kind is PolicyKind.Identity or PolicyKind.Trust or PolicyKind.Resource;

    private bool OnEverything => statement.Resources.Contains("*", StringComparer.Ordinal);

    public void Check()
    {
        if (Grants)
        {
            CheckNegatedElements();
            CheckWidth();
            CheckPrincipals();
        }

        foreach (var problem in ((statement.Principal ?? statement.NotPrincipal)?.Principals ?? []).Select(PrincipalLint.Problem).OfType<string>())
        {
            Add("InvalidPrincipal", FindingLevel.Warning, problem);
        }

        CheckNames("Action", statement.Actions);
        CheckNames("NotAction", statement.NotActions);
        CheckRepetition();
        CheckResources();
        if (kind == PolicyKind.Trust)
        {
            CheckTrust();
        }

        var conditions = new ConditionLint(statement.Conditions, Grants, Add);
        foreach (var condition in statement.Conditions)
        {
            conditions.Check(condition);
        }

        foreach (var same in statement.Conditions.GroupBy(c => (c.Operator, c.Key.ToUpperInvariant())).Where(g => g.Skip(1).Any()))
        {
            Add("DuplicateKey", FindingLevel.Warning, $"{same.Key.Operator} has the key '{Excerpt.Of(same.Last().Key)}' twice, which differs in case at most; keep one of the two");
        }
    }

    /// <summary>What is wrong with the variables of a text, or null.</summary>
    public static string? VariableProblem(string value)
    {
        for (var start = value.IndexOf("${", StringComparison.Ordinal); start >= 0; start = value.IndexOf("${", start + 2, StringComparison.Ordinal))
        {
            var end = value.IndexOf('}', start);
            if (end < 0 || end == start + 2)
            {
                return $"'{Excerpt.Of(value)}' has a variable {(end < 0 ? "whose '}' is missing" : "without a name")}";
            }
        }

        return null;
    }

    private void CheckNegatedElements()
    {
        if (statement.NotActions.Count > 0)
        {
            Add("AllowNotAction", FindingLevel.Security, "it allows all actions but some, those of services to come included; list the actions in Action");
        }

        if (statement.NotResources.Count > 0)
        {
            Add("AllowNotResource", FindingLevel.Security, "it allows all resources but some; list the resources in Resource");
        }

        if (statement.NotPrincipal is not null)
        {
            Add("AllowNotPrincipal", FindingLevel.Security, "it allows everyone but some, the anonymous included; list the principals in Principal");
        }
    }

    private void CheckWidth()
    {
        // A trust or resource policy is about the one thing that it stands on.
        if (kind == PolicyKind.Identity && OnEverything)
        {
            if (_actions.Exists(a => a is "*" or "*:*"))
            {
                Add("Administrator", FindingLevel.Security, "it allows every action on everything: whoever has it is an administrator");
                return;
            }

            if (_actions.Exists(a => PolicyPattern.ActionCovers(a, "iam:*")))
            {
                Add("IamAdministrator", FindingLevel.Security, "iam:* on * lets whoever has it give themselves every permission; list the IAM actions, limit the resources, or set a permissions boundary");
                return;
            }
        }

        if (kind == PolicyKind.Identity && _actions.Exists(a => PolicyPattern.ActionCovers(a, PassRole)) && statement.Resources.Any(IsAnyRole)
            && !ConditionScope.Limits(statement.Conditions, "iam:PassedToService"))
        {
            Add("PassRoleToAnything", FindingLevel.Security, "it lets any role be passed to any service; name the roles in Resource, or the services in a Condition on iam:PassedToService");
        }

        foreach (var action in statement.Actions.Where(a => a.EndsWith(":*", StringComparison.Ordinal) && a != "*:*"))
        {
            Add("WholeService", FindingLevel.Suggestion, $"'{Excerpt.Of(action)}' allows all that the service can do now and later; list the actions that are needed");
        }
    }

    private static bool IsAnyRole(string resource) => resource == "*" || PolicyPattern.ResourceCovers(resource, "arn:aws:iam::*:role/*")
        || (resource.Split(':', 6) is [.., var role] && role is "role/*" or "role*" or "*");

    private void CheckPrincipals()
    {
        var principals = statement.Principal?.Principals ?? [];
        if (principals.Any(p => p.Value == "*") && !ConditionScope.LimitsWho(statement.Conditions))
        {
            Add("OpenToEveryone", FindingLevel.Security, kind == PolicyKind.Trust
                ? "everyone in any AWS account can assume the role; name the principals, or limit them with a Condition"
                : "it allows everyone, the anonymous included; name the principals, or limit them with a Condition");
        }

        if (principals.Any(p => p.Kind == PrincipalKind.Service) && !ConditionScope.LimitsAny(statement.Conditions, "aws:Source"))
        {
            Add("ConfusedDeputy", FindingLevel.Suggestion, kind == PolicyKind.Trust
                ? "the service may use the role on behalf of any account; where it supports them, add a Condition on aws:SourceAccount and aws:SourceArn"
                : "the service may come on behalf of any account; where it supports them, add a Condition on aws:SourceAccount and aws:SourceArn");
        }
    }

    private void CheckNames(string element, IReadOnlyList<string> patterns)
    {
        foreach (var pattern in patterns.Where(p => p != "*"))
        {
            var prefix = pattern[..Math.Max(pattern.IndexOf(':', StringComparison.Ordinal), 0)];
            var service = catalog.FindService(prefix);
            var shown = Excerpt.Of(pattern);
            if (service is null && prefix != "*")
            {
                Add("UnknownService", FindingLevel.Warning, $"no service has the prefix '{Excerpt.Of(prefix)}' of {element} '{shown}'{Suggest(pattern)}");
            }
            else if (service is { HasEnded: true })
            {
                Add("EndedService", FindingLevel.Warning, $"{service.Name} has ended: '{shown}' has no effect any more");
            }
            else if (!PolicyPattern.HasWildcard(pattern) && !catalog.IsKnown(pattern))
            {
                Add("UnknownAction", FindingLevel.Warning, $"there is no action '{shown}'{Suggest(pattern)}");
            }
            else if (PolicyPattern.HasWildcard(pattern) && !catalog.Match(pattern).Any())
            {
                Add("MatchesNothing", FindingLevel.Warning, $"no action matches '{shown}'");
            }
        }
    }

    private string Suggest(string action) => !PolicyPattern.HasWildcard(action) && catalog.FindNearest(action) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    private void CheckRepetition()
    {
        Covered("Action", _actions, PolicyPattern.ActionCovers);
        Covered("Resource", statement.Resources, PolicyPattern.ResourceCovers);

        void Covered(string element, IReadOnlyList<string> values, Func<string, string, bool> covers)
        {
            var patterns = values.Where(PolicyPattern.HasWildcard).ToList();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < values.Count; i++)
            {
                var value = values[i];
                var written = element == "Action" ? statement.Actions[i] : value;
                if (!seen.Add(value))
                {
                    Add("Repeated", FindingLevel.Suggestion, $"'{Excerpt.Of(written)}' stands in {element} twice");
                }
                else if (patterns.Find(p => p != value && covers(p, value)) is { } wide)
                {
                    Add("Repeated", FindingLevel.Suggestion, $"'{Excerpt.Of(written)}' stands in {element} beside '{Excerpt.Of(wide)}', which has it already");
                }
            }
        }
    }

    private void CheckResources()
    {
        foreach (var resource in statement.Resources.Concat(statement.NotResources))
        {
            if (VariableProblem(resource) is { } problem)
            {
                Add("Variable", FindingLevel.Warning, problem);
            }

            if (ResourceLint.Problem(resource, catalog) is var (rule, message))
            {
                Add(rule, FindingLevel.Warning, message);
            }
        }

        // The commonest slip: objects have ARNs of their own, which a bucket's does not match.
        var onlyBuckets = statement.Resources.Count > 0 && statement.Resources.All(r => r.Split(':', 6) is ["arn", _, "s3", "", "", var name]
            && name.AsSpan().IndexOfAny('/', '*') < 0 && !name.StartsWith("accesspoint", StringComparison.Ordinal));
        if (onlyBuckets && _actions.Find(a => a is "s3:getobject" or "s3:putobject" or "s3:deleteobject" or "s3:*object") is { } action)
        {
            Add("ObjectActionOnBucket", FindingLevel.Warning, $"'{action}' is about objects, but only buckets are in Resource; write {Excerpt.Of(statement.Resources[0])}/*");
        }
    }

    private void CheckTrust()
    {
        var principals = statement.Principal?.Principals ?? [];
        var federated = principals.Any(p => p.Kind == PrincipalKind.Federated);
        if (federated && _actions.Contains("sts:assumerole"))
        {
            Add("ActionForPrincipal", FindingLevel.Warning, "an identity provider uses sts:AssumeRoleWithWebIdentity or sts:AssumeRoleWithSAML, not sts:AssumeRole");
        }

        if (principals.Count > 0 && !federated && _actions.Find(a => a is "sts:assumerolewithsaml" or "sts:assumerolewithwebidentity") is { } action)
        {
            Add("ActionForPrincipal", FindingLevel.Warning, $"'{action}' is for identity providers; write {{\"Federated\": ...}} as the Principal");
        }

        if (Grants && _actions.Exists(a => PolicyPattern.ActionCovers(a, "sts:assumerolewithwebidentity")))
        {
            foreach (var provider in principals.Where(p => p.Kind == PrincipalKind.Federated).Select(p => ProviderOf(p.Value)))
            {
                CheckWebIdentity(provider);
            }
        }
    }

    /// <summary>Source: IAM user guide, id_roles_create_for-idp_oidc ("Configuring a role for GitHub OIDC identity provider") and access-analyzer-reference-policy-checks.</summary>
    private void CheckWebIdentity(string provider)
    {
        var shown = Excerpt.Of(provider);
        var subject = $"{provider}:sub";
        if (provider == GitHub && !ConditionScope.Limits(statement.Conditions, subject))
        {
            Add("OpenToProvider", FindingLevel.Security, $"every repository of {shown} can assume the role; add a Condition on {subject} that names yours");
        }
        else if (provider == GitHub && statement.Conditions.Any(c => string.Equals(c.Key, subject, StringComparison.OrdinalIgnoreCase) && c.Values.Any(v => v.StartsWith("repo:*", StringComparison.Ordinal))))
        {
            Add("OpenToProvider", FindingLevel.Security, $"the Condition on {subject} lets repositories of every owner assume the role; name the owner");
        }
        else if (!ConditionScope.LimitsAny(statement.Conditions, $"{provider}:"))
        {
            Add("OpenToProvider", FindingLevel.Security, $"whoever signs in with {shown} can assume the role, of whatever application; add a Condition on {provider}:aud");
        }
    }

    /// <summary>The provider as condition keys name it: without scheme or ARN.</summary>
    private static string ProviderOf(string principal)
    {
        const string Before = ":oidc-provider/";
        var start = principal.IndexOf(Before, StringComparison.Ordinal);
        return start < 0 ? principal : principal[(start + Before.Length)..];
    }

    private void Add(string rule, FindingLevel level, string message) =>
        findings.Add(new PolicyFinding(level, rule, index + 1, Position: null, $"{PolicyRules.Where(statement, index)}: {message}"));
}
