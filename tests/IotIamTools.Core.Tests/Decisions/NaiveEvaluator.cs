using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

#pragma warning disable MA0009 // The expressions run on the tests' own short texts only.

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>
/// The evaluation logic a second time, as plainly as the guide tells it: on the JSON itself, with regular expressions, with no regard to
/// speed, and with nothing of the engine's. What the two disagree on is wrong in one of them.
/// </summary>
internal sealed class NaiveEvaluator
{
    private static readonly ConcurrentDictionary<string, Regex> Regexes = new(StringComparer.Ordinal);

    private readonly List<JsonElement> _identity;
    private readonly List<JsonElement> _group;
    private readonly List<JsonElement>? _boundary;
    private readonly List<JsonElement>? _session;
    private readonly List<JsonElement> _resource;
    private readonly List<List<JsonElement>> _scps;
    private readonly List<List<JsonElement>> _rcps;

    public NaiveEvaluator(PolicyDocuments documents)
    {
        _identity = Json(documents.Identity);
        _group = Json(documents.Group);
        _boundary = documents.Boundary is null ? null : Json(documents.Boundary);
        _session = documents.Session is null ? null : Json([documents.Session]);
        _resource = documents.Resource is null ? [] : Json([documents.Resource]);
        _scps = [.. documents.ServiceControl.Select(Json)];
        _rcps = [.. documents.ResourceControl.Select(Json)];
    }

    public string Decide(AuthorizationRequest request)
    {
        var who = request.Principal.Id;
        var account = Regex.Match(who, "^arn:[^:]*:(?:iam|sts)::([0-9]{12}):(?!saml-provider|oidc-provider)").Groups[1].Value;
        var isRoot = who.EndsWith(":root", StringComparison.Ordinal);
        var isServiceLinked = who.Contains(":role/aws-service-role/", StringComparison.Ordinal);
        var hasOwnPolicies = account != "" && !isRoot;
        var owner = request.Resource.AccountId ?? account;

        bool Any(IEnumerable<JsonElement> policies, string effect, bool onResource, Func<JsonElement, bool>? also = null) => policies.Any(p => Statements(p).Any(s =>
            s.GetProperty("Effect").GetString() == effect && Applies(p, s, request, onResource) && (also is null || also(s))));

        // 1. An explicit deny anywhere.
        var denied = (hasOwnPolicies && (Any(_identity, "Deny", false) || Any(_group, "Deny", false) || Any(_boundary ?? [], "Deny", false)))
            || (account != "" && Any(_session ?? [], "Deny", false))
            || Any(_resource, "Deny", true)
            || (account != "" && !isServiceLinked && _scps.Any(level => Any(level, "Deny", false)))
            || (!isServiceLinked && IsOfRcpService(request) && !request.Action.Name.Equals("kms:RetireGrant", StringComparison.OrdinalIgnoreCase) && _rcps.Any(level => Any(level, "Deny", true)));
        if (denied)
        {
            return "ExplicitlyDenied";
        }

        // 2. Every level of SCPs.
        if (account != "" && !isServiceLinked && !_scps.All(level => Any(level, "Allow", false)))
        {
            return "ImplicitlyDenied";
        }

        bool Granted(params string[] ways) => Any(_resource, "Allow", true, s => WaysNamed(s, request).Intersect(ways).Any());
        var byName = Granted("self", "everyone");
        var byEntity = Granted("entity");
        var byAccount = Granted("account");

        // 3. Whoever has no account has nothing but what resources grant.
        if (account == "")
        {
            return byName ? "Allowed" : "ImplicitlyDenied";
        }

        var ownAllow = isRoot || Any(_identity, "Allow", false) || Any(_group, "Allow", false);
        var boundaryAllows = !hasOwnPolicies || _boundary is null || Any(_boundary, "Allow", false);
        var sessionAllows = _session is null ? !who.Contains(":federated-user/", StringComparison.Ordinal) : Any(_session, "Allow", false);
        var withinLimits = boundaryAllows && sessionAllows;

        // 4. Both accounts, where there are two.
        if (owner != account)
        {
            return (byName || byEntity || byAccount) && ownAllow && withinLimits ? "Allowed" : "ImplicitlyDenied";
        }

        // 5. One account.
        var mustBeExplicit = Regex.IsMatch(request.Resource.Arn, "^arn:[^:]+:kms:[^:]*:[^:]*:key/")
            || (Regex.IsMatch(request.Resource.Arn, "^arn:[^:]+:iam:[^:]*:[^:]*:role/") && request.Action.Name.StartsWith("sts:", StringComparison.OrdinalIgnoreCase));
        var byIdentity = ownAllow && (!mustBeExplicit || byAccount || byEntity);
        return byName || ((byEntity || byIdentity) && withinLimits) ? "Allowed" : "ImplicitlyDenied";
    }

    /// <summary>Of the services that the random requests ask, those that support RCPs.</summary>
    private static bool IsOfRcpService(AuthorizationRequest request) => request.Action.Name.Split(':')[0].ToUpperInvariant() is "S3" or "SQS" or "STS" or "KMS";

    private static bool Applies(JsonElement policy, JsonElement statement, AuthorizationRequest request, bool onResource)
    {
        var hasPrincipal = statement.TryGetProperty("Principal", out _) || statement.TryGetProperty("NotPrincipal", out _);
        var hasResource = statement.TryGetProperty("Resource", out _) || statement.TryGetProperty("NotResource", out _);
        if (hasPrincipal != onResource || (!hasResource && !onResource))
        {
            return false;
        }

        if (onResource && !WaysNamed(statement, request).Any())
        {
            return false;
        }

        var variables = policy.TryGetProperty("Version", out var version) && version.GetString() == "2012-10-17";
        return Element(statement, "Action", a => Like(a.ToUpperInvariant(), request.Action.Name.ToUpperInvariant()))
            && (!hasResource || Element(statement, "Resource", r => ResourceLike(r, request, variables)))
            && (!statement.TryGetProperty("Condition", out var conditions) || conditions.EnumerateObject().All(byOperator =>
                byOperator.Value.EnumerateObject().All(key => Condition(byOperator.Name, key.Name, Strings(key.Value), request.Context, variables))));
    }

    private static bool Element(JsonElement statement, string name, Func<string, bool> matches) => statement.TryGetProperty(name, out var values)
        ? Strings(values).Any(matches)
        : !Strings(statement.GetProperty("Not" + name)).Any(matches);

    /// <summary>In which ways a statement names who asks: "self", "everyone", "entity" (its role or user), "account".</summary>
    private static IEnumerable<string> WaysNamed(JsonElement statement, AuthorizationRequest request)
    {
        if (statement.TryGetProperty("Principal", out var principal))
        {
            return Ways(principal, request);
        }

        var ways = Ways(statement.GetProperty("NotPrincipal"), request).ToList();
        if (statement.GetProperty("Effect").GetString() == "Deny")
        {
            // "Except" means by name; a role that itself asks is named by its role ARN.
            ways.RemoveAll(w => w == "account" || (w == "entity" && !request.Principal.Id.Contains(":role/", StringComparison.Ordinal)));
        }

        return ways.Count == 0 ? ["everyone"] : [];
    }

    private static IEnumerable<string> Ways(JsonElement principal, AuthorizationRequest request)
    {
        if (principal.ValueKind == JsonValueKind.String)
        {
            yield return "everyone";
            yield break;
        }

        var who = request.Principal.Id;
        var provider = request.Context.Keys.TryGetValue("aws:FederatedProvider", out var p) && p.Values.Any(v => v != "") ? p.Values[0] : null;
        foreach (var kind in principal.EnumerateObject())
        {
            foreach (var name in Strings(kind.Value))
            {
                switch (kind.Name)
                {
                    case "AWS" when name == "*":
                        yield return "everyone";
                        break;
                    case "AWS" when Regex.Match(name, "^(?:arn:(?<partition>[^:]*):iam::)?(?<account>[0-9]{12})(?<root>:root)?$") is { Success: true } account:
                        var asks = Regex.Match(who, "^arn:(?<partition>[^:]*):(iam|sts)::(?<account>[0-9]{12}):(?!saml-provider)");
                        if (asks.Success && asks.Groups["account"].Value == account.Groups["account"].Value
                            && (account.Groups["partition"].Value == "" || asks.Groups["partition"].Value == account.Groups["partition"].Value))
                        {
                            yield return who.EndsWith(":root", StringComparison.Ordinal) ? "self" : "account";
                        }

                        break;
                    case "AWS" when name == who:
                        yield return who.Contains(":role/", StringComparison.Ordinal) ? "entity" : "self";
                        break;
                    case "AWS":
                        var entity = Regex.Replace(who, "^arn:(.*):sts::([0-9]+):assumed-role/([^/]+)/.*$", "arn:$1:iam::$2:role/$3");
                        entity = Regex.Replace(entity, "^arn:(.*):sts::([0-9]+):federated-user/(.*)$", "arn:$1:iam::$2:user/$3");
                        if (entity != who && Regex.Replace(name, ":(role|user)/.*/", ":$1/") == entity)
                        {
                            yield return "entity";
                        }

                        break;
                    case "Service" when name == who:
                    case "Federated" when name == who || (name == provider && who.Contains(":assumed-role/", StringComparison.Ordinal)):
                        yield return "self";
                        break;
                }
            }
        }
    }

    private static bool Condition(string name, string key, List<string> policyValues, RequestContext context, bool variables)
    {
        var qualifier = name.StartsWith("ForAllValues:", StringComparison.Ordinal) ? "all" : name.StartsWith("ForAnyValue:", StringComparison.Ordinal) ? "any" : "";
        var plain = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var ifExists = plain.EndsWith("IfExists", StringComparison.Ordinal);
        plain = ifExists ? plain[..^"IfExists".Length] : plain;
        var values = context.Keys.TryGetValue(key, out var found) ? found.Values : [];
        var isNothing = values.All(v => v == "");
        if (plain == "Null")
        {
            return policyValues.Contains(isNothing ? "true" : "false");
        }

        var isNegated = plain.Contains("Not", StringComparison.Ordinal);
        plain = plain.Replace("Not", "", StringComparison.Ordinal);
        bool Holds(string value) => policyValues.Any(p => Compare(plain, value, p, context, variables)) != isNegated;
        return qualifier switch
        {
            "all" => isNothing || values.All(Holds),
            "any" => !isNothing && values.Any(Holds),
            _ when values.Count == 0 => ifExists || isNegated,
            _ when values.Count > 1 => isNegated,
            _ => Holds(values[0]),
        };
    }

    private static bool Compare(string plain, string value, string policyValue, RequestContext context, bool variables)
    {
        switch (plain)
        {
            case "StringEquals":
                return Resolve(policyValue, context, variables, wildcards: false) is { } same && same == value;
            case "StringEqualsIgnoreCase":
                return Resolve(policyValue, context, variables, wildcards: false) is { } similar && similar.Equals(value, StringComparison.OrdinalIgnoreCase);
            case "StringLike":
                return Resolve(policyValue, context, variables, wildcards: true) is { } like && MarkedLike(like, value);
            case "ArnEquals" or "ArnLike":
                if (Resolve(policyValue, context, variables, wildcards: true) is not { } arn)
                {
                    return false;
                }

                var patterns = arn.Split(':', 6);
                var parts = value.Split(':', 6);
                return patterns.Length == 6 && parts.Length == 6 && patterns.Zip(parts).All(p => MarkedLike(p.First, p.Second));
            case "Bool":
                return value.ToUpperInvariant() is "TRUE" or "FALSE" && Resolve(policyValue, context, variables, wildcards: false) is { } truth
                    && truth.Equals(value, StringComparison.OrdinalIgnoreCase);
            case "BinaryEquals":
                try
                {
                    return Convert.ToHexString(Convert.FromBase64String(value)) == Convert.ToHexString(Convert.FromBase64String(policyValue));
                }
                catch (FormatException)
                {
                    return false;
                }

            case "IpAddress":
                return InRange(value, policyValue);
        }

        int order;
        if (plain.StartsWith("Numeric", StringComparison.Ordinal))
        {
            if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var left) || !decimal.TryParse(policyValue, NumberStyles.Float, CultureInfo.InvariantCulture, out var right))
            {
                return false;
            }

            order = decimal.Compare(left, right);
        }
        else
        {
            if (Date(value) is not { } left || Date(policyValue) is not { } right)
            {
                return false;
            }

            order = DateTimeOffset.Compare(left, right);
        }

        return Regex.Replace(plain, "^(Numeric|Date)", "") switch
        {
            "Equals" => order == 0,
            "LessThan" => order < 0,
            "LessThanEquals" => order <= 0,
            "GreaterThan" => order > 0,
            _ => order >= 0,
        };
    }

    private static DateTimeOffset? Date(string text)
    {
        if (Regex.IsMatch(text, "^([0-9]{1,3}|[0-9]{5,11})$"))
        {
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture));
        }

        string[] formats = ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];
        return DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    private static bool InRange(string value, string range)
    {
        var parts = range.Split('/');
        if (!IsAddress(value) || !IsAddress(parts[0]))
        {
            return false;
        }

        string Bits(string address) => string.Concat(IPAddress.Parse(address).GetAddressBytes().Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        var (bits, network) = (Bits(value), Bits(parts[0]));
        var length = parts.Length == 1 ? network.Length : int.Parse(parts[1], CultureInfo.InvariantCulture);
        return bits.Length == network.Length && bits[..length] == network[..length];
    }

    private static bool IsAddress(string text) => Regex.IsMatch(text, @"^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.|$)){4}$") || (text.Contains(':', StringComparison.Ordinal) && !text.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(text, out _));

    private static bool ResourceLike(string pattern, AuthorizationRequest request, bool variables)
    {
        if (pattern == "*")
        {
            return true;
        }

        // The service segment takes no wildcard, and variables stand behind the fifth colon only.
        var segments = pattern.Split(':');
        if (segments.Length > 2 && segments[2].IndexOfAny(['*', '?']) >= 0)
        {
            return false;
        }

        var head = string.Join(':', segments.Take(5));
        if (variables && Regex.IsMatch(head, @"\$\{[^*?$}][^}]*\}"))
        {
            return false;
        }

        if (Resolve(pattern, request.Context, variables, wildcards: true) is not { } marked)
        {
            return false;
        }

        var parts = marked.Split(':', 6);
        var regex = new StringBuilder("^");
        for (var i = 0; i < parts.Length; i++)
        {
            regex.Append(i == 0 ? "" : ":");
            for (var j = 0; j < parts[i].Length; j++)
            {
                regex.Append(parts[i][j] switch
                {
                    ManyMark => i == 5 || j == parts[i].Length - 1 ? ".*" : "[^:]*",
                    OneMark => i == 5 ? "." : "[^:]",
                    var c => Regex.Escape(c.ToString()),
                });
            }
        }

        return Matches(regex.Append('$').ToString(), request.Resource.Arn);
    }

    private const char ManyMark = '\uE001';
    private const char OneMark = '\uE002';

    /// <summary>The text with variables replaced, and with its wildcards marked so that they differ from replaced text; null where a variable has no value.</summary>
    private static string? Resolve(string text, RequestContext context, bool variables, bool wildcards)
    {
        var result = new StringBuilder();
        while (text.Length > 0)
        {
            var variable = variables ? Regex.Match(text, @"^\$\{(?:(?<escape>[*?$])|(?<key>[^},]+), *'(?<default>.*?)'|(?<key>[^}]+))\}") : Match.Empty;
            if (!variable.Success)
            {
                result.Append(text[0] switch
                {
                    '*' when wildcards => ManyMark,
                    '?' when wildcards => OneMark,
                    var c => c,
                });
                text = text[1..];
                continue;
            }

            text = text[variable.Length..];
            if (variable.Groups["escape"].Success)
            {
                result.Append(variable.Groups["escape"].Value);
            }
            else if (context.Keys.TryGetValue(variable.Groups["key"].Value, out var value) && !value.IsMultivalued && value.Values[0] != "")
            {
                result.Append(value.Values[0]);
            }
            else if (variable.Groups["default"].Success)
            {
                result.Append(variable.Groups["default"].Value);
            }
            else
            {
                return null;
            }
        }

        return result.ToString();
    }

    private static bool Like(string pattern, string text) => MarkedLike(pattern.Replace('*', ManyMark).Replace('?', OneMark), text);

    private static bool MarkedLike(string pattern, string text) => Matches(
        "^" + Regex.Escape(pattern).Replace(ManyMark.ToString(), ".*", StringComparison.Ordinal).Replace(OneMark.ToString(), ".", StringComparison.Ordinal) + "$", text);

    private static bool Matches(string regex, string text) =>
        Regexes.GetOrAdd(regex, r => new Regex(r[..^1] + @"\z", RegexOptions.Singleline)).IsMatch(text);

    private static List<JsonElement> Json(IReadOnlyList<PolicyDocument> documents) => [.. documents.Select(d => JsonDocument.Parse(PolicyWriter.Write(d)).RootElement)];

    private static JsonElement.ArrayEnumerator Statements(JsonElement policy) => policy.GetProperty("Statement").EnumerateArray();

    private static List<string> Strings(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [value.GetString()!];
}
