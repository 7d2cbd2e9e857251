using System.Buffers;
using System.Globalization;
using System.Net;
using IotIamTools.Core.Actions;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Policies;

/// <summary>How much a finding matters.</summary>
public enum LintSeverity
{
    /// <summary>The policy could be clearer or shorter.</summary>
    Suggestion,

    /// <summary>A part of the policy probably does not do what its author meant.</summary>
    Warning,

    /// <summary>The policy gives away more than is safe.</summary>
    Security,
}

/// <summary>Something in a policy that AWS takes but that its author should look at.</summary>
/// <param name="Rule">The rule's stable name, such as <c>PassRoleToAnything</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Statement">The statement's number from 1, or null where the whole document is meant.</param>
/// <param name="Message">What it is and what to do, naming the statement.</param>
public sealed record LintFinding(string Rule, LintSeverity Severity, int? Statement, string Message)
{
    /// <summary>"Security PassRoleToAnything: statement 1: ...".</summary>
    public override string ToString() => $"{Severity} {Rule}: {Message}";
}

/// <summary>
/// Looks for what is no error (see <see cref="PolicyRules"/>) but seldom meant: too wide permissions, names that do not exist, conditions
/// that never hold. Source: IAM user guide, access-analyzer-reference-policy-checks, reference_policies_elements_notaction,
/// reference_policies_elements_notresource, reference_policies_elements_principal, id_roles_use_passrole, confused-deputy.
/// </summary>
public static class PolicyLint
{
    private static readonly SearchValues<char> UniqueIdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private const string PassRole = "iam:passrole";

    /// <summary>Keys that hold several values, so that a comparison needs ForAllValues or ForAnyValue. Source: reference_policies_condition-keys.</summary>
    private static readonly HashSet<string> MultivaluedKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:TagKeys", "aws:CalledVia", "aws:PrincipalOrgPaths", "aws:ResourceOrgPaths", "aws:SourceOrgPaths", "aws:PrincipalServiceNamesList",
    };

    /// <summary>What the policy's author should look at, in the order of the statements.</summary>
    /// <param name="document">The policy.</param>
    /// <param name="kind">Where it stands or is to stand.</param>
    /// <param name="catalog">The actions that there are; by default <see cref="ActionCatalog.Default"/>.</param>
    public static IReadOnlyList<LintFinding> Check(PolicyDocument document, PolicyKind kind, IActionCatalog? catalog = null)
    {
        var findings = new List<LintFinding>();
        CheckDocument(document, kind, findings);
        for (var i = 0; i < document.Statements.Count; i++)
        {
            new StatementLint(document.Statements[i], i, kind, catalog ?? ActionCatalog.Default, findings).Check();
        }

        return findings;
    }

    private static void CheckDocument(PolicyDocument document, PolicyKind kind, List<LintFinding> findings)
    {
        if (document.Version is null)
        {
            Add("MissingVersion", LintSeverity.Warning, HasVariables(document)
                ? $"the policy has no Version, so that ${{...}} in it is plain text; write \"Version\": \"{PolicyDocument.CurrentVersion}\""
                : $"the policy has no Version; write \"Version\": \"{PolicyDocument.CurrentVersion}\", without which IAM takes no managed policy");
        }
        else if (!document.HasVariables)
        {
            Add("OldVersion", LintSeverity.Warning, HasVariables(document)
                ? $"in version {document.Version} ${{...}} is plain text; write \"{PolicyDocument.CurrentVersion}\""
                : $"version {document.Version} is the old one, which IAM takes for no new managed policy; write \"{PolicyDocument.CurrentVersion}\"");
        }

        if (document.Id is not null && kind == PolicyKind.Identity)
        {
            Add("IdInIdentityPolicy", LintSeverity.Suggestion, "the policy has an Id, which stands in policies of resources only; remove it");
        }

        var size = PolicySize.Of(document);
        if (kind == PolicyKind.Identity && size > 6144)
        {
            Add("Size", LintSeverity.Warning, string.Create(CultureInfo.InvariantCulture, $"the policy has {size} characters; a managed policy may have 6144, the inline policies of a role 10240 together"));
        }
        else if (kind == PolicyKind.Trust && size > 2048)
        {
            Add("Size", LintSeverity.Warning, string.Create(CultureInfo.InvariantCulture, $"the trust policy has {size} characters; 2048 are allowed unless the account's quota was raised"));
        }

        void Add(string rule, LintSeverity severity, string message) => findings.Add(new LintFinding(rule, severity, null, message));
    }

    private static bool HasVariables(PolicyDocument document) => document.Statements.SelectMany(s => s.Resources.Concat(s.NotResources).Concat(s.Conditions.SelectMany(c => c.Values)))
        .Any(v => v.Contains("${", StringComparison.Ordinal));

    /// <summary>What is wrong with a principal, of which IAM would only say "Invalid principal in policy".</summary>
    private static string? Problem(Principal principal)
    {
        var value = principal.Value;
        var shown = Excerpt.Of(value);
        if (value != "*" && PolicyPattern.HasWildcard(value))
        {
            return $"the principal '{shown}' has a wildcard; a part of a name cannot be one, put a pattern into a Condition on aws:PrincipalArn";
        }

        return principal.Kind switch
        {
            PrincipalKind.Aws when !IsAwsPrincipal(value) => $"'{shown}' is no AWS principal; write an account id, the ARN of a user, role or session, or *",
            PrincipalKind.Service when value == "*" => "the Service principal cannot be *; name the services",
            PrincipalKind.Service when !value.Contains('.', StringComparison.Ordinal) || value.AsSpan().IndexOfAny(':', '/', ' ') >= 0 =>
                $"'{shown}' is no service principal; write one such as greengrass.amazonaws.com",
            _ => null,
        };
    }

    private static bool IsAwsPrincipal(string value)
    {
        if (value == "*" || (value.Length == 12 && value.All(char.IsAsciiDigit)))
        {
            return true;
        }

        // IAM shows the unique id (AROA..., AIDA...) of a user or role that a policy named and that is gone.
        return value.Split(':', 6) is ["arn", { Length: > 0 }, "iam" or "sts", "", { Length: 12 } account, { Length: > 0 }]
            ? value.Split(':', 6)[4].All(char.IsAsciiDigit)
            : value.Length is >= 16 and <= 128 && value[0] == 'A' && value.AsSpan().IndexOfAnyExcept(UniqueIdCharacters) < 0;
    }

    private sealed class StatementLint(Statement statement, int index, PolicyKind kind, IActionCatalog catalog, List<LintFinding> findings)
    {
        private readonly List<string> _actions = statement.Actions.Select(a => a.ToLowerInvariant()).ToList();

        /// <summary>Statements that widen what someone can do, rather than limit it.</summary>
        private bool Grants => statement.Effect == Effect.Allow && kind is PolicyKind.Identity or PolicyKind.Trust or PolicyKind.Resource;

        private bool OnEverything => statement.Resources.Contains("*", StringComparer.Ordinal);

        public void Check()
        {
            if (statement.Effect == Effect.Allow && Grants)
            {
                CheckNegatedElements();
                CheckWidth();
                CheckPrincipals();
            }

            foreach (var problem in ((statement.Principal ?? statement.NotPrincipal)?.Principals ?? []).Select(Problem).OfType<string>())
            {
                Add("InvalidPrincipal", LintSeverity.Warning, problem);
            }

            CheckNames("Action", statement.Actions);
            CheckNames("NotAction", statement.NotActions);
            CheckRepetition();
            CheckResources();
            if (kind == PolicyKind.Trust)
            {
                CheckTrust();
            }

            foreach (var condition in statement.Conditions)
            {
                CheckCondition(condition);
            }

            foreach (var same in statement.Conditions.GroupBy(c => (c.Operator, c.Key.ToUpperInvariant())).Where(g => g.Skip(1).Any()))
            {
                Add("DuplicateKey", LintSeverity.Warning, $"{same.Key.Operator} has the key '{Excerpt.Of(same.Last().Key)}' twice, which differs in case at most; keep one of the two");
            }
        }

        private void CheckNegatedElements()
        {
            if (statement.NotActions.Count > 0)
            {
                Add("AllowNotAction", LintSeverity.Security, "it allows all actions but some, those of services to come included; list the actions in Action");
            }

            if (statement.NotResources.Count > 0)
            {
                Add("AllowNotResource", LintSeverity.Security, "it allows all resources but some; list the resources in Resource");
            }

            if (statement.NotPrincipal is not null)
            {
                Add("AllowNotPrincipal", LintSeverity.Security, "it allows everyone but some, the anonymous included; list the principals in Principal");
            }
        }

        private void CheckWidth()
        {
            // A trust or resource policy is about the one thing that it stands on.
            if (kind == PolicyKind.Identity && OnEverything)
            {
                if (_actions.Exists(a => a is "*" or "*:*"))
                {
                    Add("Administrator", LintSeverity.Security, "it allows every action on everything: whoever has it is an administrator");
                    return;
                }

                if (_actions.Exists(a => PolicyPattern.ActionCovers(a, "iam:*")))
                {
                    Add("IamAdministrator", LintSeverity.Security, "iam:* on * lets whoever has it give themselves every permission; list the IAM actions, limit the resources, or set a permissions boundary");
                    return;
                }
            }

            if (kind == PolicyKind.Identity && _actions.Exists(a => PolicyPattern.ActionCovers(a, PassRole)) && statement.Resources.Any(IsAnyRole)
                && !HasCondition("iam:PassedToService"))
            {
                Add("PassRoleToAnything", LintSeverity.Security, "it lets any role be passed to any service; name the roles in Resource, or the services in a Condition on iam:PassedToService");
            }

            foreach (var action in statement.Actions.Where(a => a.EndsWith(":*", StringComparison.Ordinal) && a != "*:*"))
            {
                Add("WholeService", LintSeverity.Suggestion, $"'{Excerpt.Of(action)}' allows all that the service can do now and later; list the actions that are needed");
            }
        }

        private static bool IsAnyRole(string resource) => resource == "*" || PolicyPattern.ResourceCovers(resource, "arn:aws:iam::*:role/*")
            || (resource.Split(':', 6) is [.., var role] && role is "role/*" or "role*" or "*");

        private void CheckPrincipals()
        {
            if (statement.Principal?.Principals.Any(p => p.Value == "*") == true && statement.Conditions.Count == 0)
            {
                Add("OpenToEveryone", LintSeverity.Security, kind == PolicyKind.Trust
                    ? "everyone in any AWS account can assume the role; name the principals, or limit them with a Condition"
                    : "it allows everyone, the anonymous included; name the principals, or limit them with a Condition");
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
                    Add("UnknownService", LintSeverity.Warning, $"no service has the prefix '{Excerpt.Of(prefix)}' of {element} '{shown}'{Suggest(pattern)}");
                }
                else if (service is { HasEnded: true })
                {
                    Add("EndedService", LintSeverity.Warning, $"{service.Name} has ended: '{shown}' has no effect any more");
                }
                else if (!PolicyPattern.HasWildcard(pattern) && !catalog.IsKnown(pattern))
                {
                    Add("UnknownAction", LintSeverity.Warning, $"there is no action '{shown}'{Suggest(pattern)}");
                }
                else if (PolicyPattern.HasWildcard(pattern) && !catalog.Match(pattern).Any())
                {
                    Add("MatchesNothing", LintSeverity.Warning, $"no action matches '{shown}'");
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
                        Add("Repeated", LintSeverity.Suggestion, $"'{Excerpt.Of(written)}' stands in {element} twice");
                    }
                    else if (patterns.Find(p => p != value && covers(p, value)) is { } wide)
                    {
                        Add("Repeated", LintSeverity.Suggestion, $"'{Excerpt.Of(written)}' stands in {element} beside '{Excerpt.Of(wide)}', which has it already");
                    }
                }
            }
        }

        private void CheckResources()
        {
            foreach (var resource in statement.Resources.Concat(statement.NotResources))
            {
                CheckVariables(resource);
                if (resource.Split(':', 4) is ["arn", _, var service, _] && PolicyPattern.HasWildcard(service))
                {
                    Add("WildcardInService", LintSeverity.Suggestion, $"'{Excerpt.Of(resource)}' has a wildcard for the service, which may match others to come; name the service");
                }
            }

            // The commonest slip: objects have ARNs of their own, which a bucket's does not match.
            var onlyBuckets = statement.Resources.Count > 0 && statement.Resources.All(r => r.Split(':', 6) is ["arn", _, "s3", "", "", var name]
                && name.AsSpan().IndexOfAny('/', '*') < 0 && !name.StartsWith("accesspoint", StringComparison.Ordinal));
            if (onlyBuckets && _actions.Find(a => a is "s3:getobject" or "s3:putobject" or "s3:deleteobject" or "s3:*object") is { } action)
            {
                Add("ObjectActionOnBucket", LintSeverity.Warning, $"'{action}' is about objects, but only buckets are in Resource; write {Excerpt.Of(statement.Resources[0])}/*");
            }
        }

        private void CheckTrust()
        {
            var principals = statement.Principal?.Principals ?? [];
            var federated = principals.Any(p => p.Kind == PrincipalKind.Federated);
            if (federated && _actions.Contains("sts:assumerole"))
            {
                Add("ActionForPrincipal", LintSeverity.Warning, "an identity provider uses sts:AssumeRoleWithWebIdentity or sts:AssumeRoleWithSAML, not sts:AssumeRole");
            }

            if (principals.Count > 0 && !federated && _actions.Find(a => a is "sts:assumerolewithsaml" or "sts:assumerolewithwebidentity") is { } action)
            {
                Add("ActionForPrincipal", LintSeverity.Warning, $"'{action}' is for identity providers; write {{\"Federated\": ...}} as the Principal");
            }

            if (statement.Effect == Effect.Allow && principals.Any(p => p.Kind == PrincipalKind.Service)
                && !statement.Conditions.Any(c => c.Key.StartsWith("aws:Source", StringComparison.OrdinalIgnoreCase)))
            {
                Add("ConfusedDeputy", LintSeverity.Suggestion, "the service may use the role on behalf of any account; where it supports them, add a Condition on aws:SourceAccount and aws:SourceArn");
            }
        }

        private void CheckCondition(Condition condition)
        {
            var (op, key) = (condition.Operator, Excerpt.Of(condition.Key));
            if (condition.Values.Count == 0)
            {
                Add("EmptyCondition", LintSeverity.Suggestion, $"{op} {key} has no values, so that it is the same for every request; name values, or ask with Null whether the key exists");
            }

            if (op.Kind == ConditionOperatorKind.Null && op.Qualifier != SetQualifier.None)
            {
                Add("NullWithQualifier", LintSeverity.Suggestion, $"{op} {key} is the same for every request; write Null without {op.Qualifier}");
            }
            else if (op.Qualifier == SetQualifier.None && op.Kind != ConditionOperatorKind.Null && MultivaluedKeys.Contains(condition.Key))
            {
                Add("MissingQualifier", LintSeverity.Warning, $"{key} has several values; write ForAllValues:{op} or ForAnyValue:{op}");
            }
            else if (op is { Qualifier: SetQualifier.ForAllValues } && Grants && !statement.Conditions.Any(c => c.Operator.Kind == ConditionOperatorKind.Null
                && string.Equals(c.Key, condition.Key, StringComparison.OrdinalIgnoreCase)))
            {
                Add("ForAllValuesWithoutKey", LintSeverity.Security, $"{op} {key} also allows requests that lack the key; add \"Null\": {{\"{key}\": \"false\"}}");
            }

            foreach (var value in condition.Values)
            {
                CheckValue(condition, value);
            }
        }

        private void CheckValue(Condition condition, string value)
        {
            var (op, key) = (condition.Operator, Excerpt.Of(condition.Key));
            CheckVariables(value);
            var hasVariable = value.Contains("${", StringComparison.Ordinal);
            var isText = op.Kind <= ConditionOperatorKind.StringNotLike
                || op.Kind is ConditionOperatorKind.ArnEquals or ConditionOperatorKind.ArnLike or ConditionOperatorKind.ArnNotEquals or ConditionOperatorKind.ArnNotLike;
            if (hasVariable && !isText)
            {
                // Booleans too: Access Analyzer's check has them among the operators without variables.
                Add("VariableForOperator", LintSeverity.Warning, $"{op} {key} has a variable, which only string and ARN operators read");
                return;
            }

            if (op.Kind is ConditionOperatorKind.StringEquals or ConditionOperatorKind.StringNotEquals && !hasVariable && PolicyPattern.HasWildcard(value))
            {
                var like = op with { Kind = op.Kind == ConditionOperatorKind.StringEquals ? ConditionOperatorKind.StringLike : ConditionOperatorKind.StringNotLike };
                Add("WildcardWithoutLike", LintSeverity.Warning, $"{op} takes '{Excerpt.Of(value)}' for {key} as it is written; for a wildcard write {like}");
            }

            var expected = op.Kind switch
            {
                ConditionOperatorKind.Bool or ConditionOperatorKind.Null when value is not ("true" or "false") => "true or false",
                >= ConditionOperatorKind.NumericEquals and <= ConditionOperatorKind.NumericGreaterThanEquals
                    when !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "a number",
                >= ConditionOperatorKind.DateEquals and <= ConditionOperatorKind.DateGreaterThanEquals when !IsDate(value) => "a date such as 2026-01-31T00:00:00Z, or seconds since 1970",
                ConditionOperatorKind.IpAddress or ConditionOperatorKind.NotIpAddress when !IsAddress(value) => "an address or range such as 203.0.113.0/24",
                ConditionOperatorKind.ArnEquals or ConditionOperatorKind.ArnLike or ConditionOperatorKind.ArnNotEquals or ConditionOperatorKind.ArnNotLike
                    when !hasVariable && value != "*" && value.Split(':').Length < 6 => "an ARN of six fields",
                _ => null,
            };
            if (expected is not null)
            {
                Add("ValueType", LintSeverity.Warning, $"'{Excerpt.Of(value)}' can never match {op} {key}; write {expected}");
            }
        }

        private static bool IsDate(string value) => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            || DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

        private static bool IsAddress(string value) => value.Contains('/', StringComparison.Ordinal)
            ? int.TryParse(value[(value.IndexOf('/', StringComparison.Ordinal) + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                && IPAddress.TryParse(value[..value.IndexOf('/', StringComparison.Ordinal)], out var network)
                && length <= (network.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)
            : IPAddress.TryParse(value, out _);

        private void CheckVariables(string value)
        {
            for (var start = value.IndexOf("${", StringComparison.Ordinal); start >= 0; start = value.IndexOf("${", start + 2, StringComparison.Ordinal))
            {
                var end = value.IndexOf('}', start);
                if (end < 0 || end == start + 2)
                {
                    Add("Variable", LintSeverity.Warning, $"'{Excerpt.Of(value)}' has a variable {(end < 0 ? "whose '}' is missing" : "without a name")}");
                    return;
                }
            }
        }

        private bool HasCondition(string key) => statement.Conditions.Any(c => string.Equals(c.Key, key, StringComparison.OrdinalIgnoreCase));

        private void Add(string rule, LintSeverity severity, string message) =>
            findings.Add(new LintFinding(rule, severity, index + 1, $"{PolicyRules.Where(statement, index)}: {message}"));
    }
}
