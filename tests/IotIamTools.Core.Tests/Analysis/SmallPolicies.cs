using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Analysis;

/// <summary>Pairs of random policies out of few names, and all requests of these names.</summary>
internal sealed class SmallPolicies(int seed, PolicyKind kind)
{
    private const string Bucket = "arn:aws:s3:::";
    private const string Account = "111111111111";

    private static readonly string[] Actions = ["s3:GetObject", "s3:PutObject", "iam:PassRole"];
    private static readonly string[] ActionPatterns = ["*", "s3:*", "s3:Get*", "S3:putobject", "s3:GetObject", "iam:PassRole", "*:*Object", "s3:?utObject", "iam:*"];
    private static readonly string[] Words = ["a", "b", ":", "aa", "ab", "ba", "b:", "aab", "abb"];
    private static readonly string[] ResourcePatterns = ["*", "a", "b", "a*", "*a", "a?", "?a", "a*b", "?*", "??", "*a*", "a?*", "*:*", "b:*", "ab", "*b?"];
    private static readonly string[] Texts = ["a", "b", "ab", "A"];
    private static readonly string[] TextPatterns = ["a", "b", "a*", "*b", "?", "*", "A", "ab"];
    private static readonly string[] Numbers = ["1", "2", "2.0", "3"];
    private static readonly string[] Ranges = ["10.0.0.0/30", "10.0.0.0/31", "10.0.0.2", "10.0.0.3/32"];

    private static readonly string[] Named =
    [
        "*", Account, $"arn:aws:iam::{Account}:root", $"arn:aws:iam::{Account}:user/ann", $"arn:aws:iam::{Account}:role/app", $"arn:aws:sts::{Account}:assumed-role/app/one", "222222222222",
    ];

    private static readonly RequestPrincipal[] Principals =
    [
        .. new[]
        {
            $"arn:aws:iam::{Account}:root", $"arn:aws:iam::{Account}:user/ann", $"arn:aws:iam::{Account}:user/bob", $"arn:aws:iam::{Account}:role/app", $"arn:aws:iam::{Account}:role/other",
            $"arn:aws:sts::{Account}:assumed-role/app/one", $"arn:aws:sts::{Account}:assumed-role/app/two", $"arn:aws:sts::{Account}:federated-user/ann", "arn:aws:iam::222222222222:root",
            "arn:aws:iam::333333333333:user/eve", "lambda.amazonaws.com", "iot.amazonaws.com",
        }.Select(RequestPrincipal.Parse),
        RequestPrincipal.Anonymous,
    ];

    private readonly Random _random = new(seed);
    private readonly int[] _choices = [seed % 6, (seed / 6) % 6];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public (PolicyDocument Old, PolicyDocument New) Pair()
    {
        var old = Document(1 + _random.Next(3));
        if (_random.Next(3) == 0)
        {
            return (old, Document(1 + _random.Next(3)));
        }

        // A change of one statement or two, which is more often nearly the same.
        var statements = old.Statements.ToList();
        for (var changes = 1 + _random.Next(2); changes > 0; changes--)
        {
            var at = _random.Next(statements.Count);
            statements[at] = Changed(statements[at]);
        }

        if (_random.Next(4) == 0)
        {
            statements.Add(Statement());
        }

        return (old, old with { Statements = [.. statements.OrderBy(_ => _random.Next())] });
    }

    /// <summary>All requests of the names in the policies.</summary>
    public IEnumerable<AuthorizationRequest> Requests()
    {
        var contexts = Contexts().ToList();
        var resources = Words.Select(w => RequestResource.Parse(Bucket + w)).Append(RequestResource.Any).ToList();
        foreach (var action in Actions.Select(RequestAction.Parse))
        {
            foreach (var principal in kind == PolicyKind.Identity ? Principals[1..2] : Principals)
            {
                foreach (var resource in kind == PolicyKind.Identity ? resources : resources.Where((_, i) => i % 4 == 0))
                {
                    foreach (var context in contexts)
                    {
                        yield return new AuthorizationRequest(principal, action, resource, context);
                    }
                }
            }
        }
    }

    private IEnumerable<RequestContext> Contexts()
    {
        IEnumerable<RequestContext> contexts = [RequestContext.Empty];
        foreach (var key in _keys)
        {
            var values = key switch
            {
                "aws:RequestedRegion" => Texts.Append("zz").Append("").Select(ContextValue.Of),
                "s3:max-keys" => new[] { "0", "1", "1.5", "2", "2.5", "3", "4" }.Select(ContextValue.Of),
                "aws:SourceIp" => new[] { "10.0.0.0", "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "::1" }.Select(ContextValue.Of),
                "aws:SecureTransport" => new[] { "true", "false" }.Select(ContextValue.Of),
                _ => Lists(["a", "b", "zz"]).Select(ContextValue.OfMany),
            };
            if (key == "aws:RequestedRegion" && !_emptyCounts)
            {
                values = values.Where(v => v.Values[0].Length > 0);
            }

            contexts = [.. contexts.SelectMany(c => values.Select(v => c.With(key, v)).Prepend(c))];
        }

        return contexts;
    }

    private bool _emptyCounts;

    private static IEnumerable<string[]> Lists(string[] items)
    {
        for (var set = 1; set < 1 << items.Length; set++)
        {
            yield return [.. items.Where((_, i) => (set & (1 << i)) != 0)];
        }
    }

    private PolicyDocument Document(int statements) => new() { Statements = [.. Enumerable.Range(0, statements).Select(_ => Statement())] };

    private Statement Statement()
    {
        var isNotAction = _random.Next(6) == 0;
        var isNotResource = _random.Next(6) == 0;
        var actions = Some(ActionPatterns, 2);
        var resources = Some(ResourcePatterns, 3).Select(r => r == "*" && _random.Next(2) == 0 ? r : Bucket + r).ToList();
        var principal = kind == PolicyKind.Identity ? null : new PrincipalSet
        {
            Principals = [.. Some(Named, 2).Select(p => new Principal(PrincipalKind.Aws, p)), .. _random.Next(4) == 0 ? new[] { new Principal(PrincipalKind.Service, "lambda.amazonaws.com") } : []],
        };
        var isNotPrincipal = _random.Next(5) == 0;
        return new Statement
        {
            Effect = _random.Next(3) == 0 ? Effect.Deny : Effect.Allow,
            Actions = isNotAction ? [] : actions,
            NotActions = isNotAction ? actions : [],
            Resources = isNotResource ? [] : resources,
            NotResources = isNotResource ? resources : [],
            Principal = isNotPrincipal ? null : principal,
            NotPrincipal = isNotPrincipal ? principal : null,
            Conditions = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Condition())],
        };
    }

    private Statement Changed(Statement statement) => _random.Next(5) switch
    {
        0 => statement with { Conditions = [.. statement.Conditions, Condition()] },
        1 => statement with { Conditions = [.. statement.Conditions.Skip(1)] },
        2 when statement.Resources.Count > 0 => statement with { Resources = [.. statement.Resources, Bucket + Pick(ResourcePatterns)] },
        3 when statement.Actions.Count > 0 => statement with { Actions = [.. statement.Actions, Pick(ActionPatterns)] },
        _ => Statement(),
    };

    private Condition Condition()
    {
        // Two keys at most, so that all values of both together can be asked about.
        var choice = _choices[_random.Next(2)];
        var (key, condition) = choice switch
        {
            0 => ("aws:TagKeys", Make([ConditionOperatorKind.StringEquals, ConditionOperatorKind.StringNotEquals, ConditionOperatorKind.StringLike], TextPatterns[..3], _random.Next(2) == 0 ? SetQualifier.ForAllValues : SetQualifier.ForAnyValue)),
            1 => ("s3:max-keys", Make([ConditionOperatorKind.NumericEquals, ConditionOperatorKind.NumericLessThan, ConditionOperatorKind.NumericGreaterThanEquals, ConditionOperatorKind.NumericNotEquals], Numbers)),
            2 => ("aws:SourceIp", Make([ConditionOperatorKind.IpAddress, ConditionOperatorKind.NotIpAddress], Ranges)),
            3 => ("aws:SecureTransport", Make([ConditionOperatorKind.Bool], ["true", "false"])),
            _ => ("aws:RequestedRegion", Make([ConditionOperatorKind.StringEquals, ConditionOperatorKind.StringNotEquals, ConditionOperatorKind.StringLike, ConditionOperatorKind.StringNotLike, ConditionOperatorKind.StringEqualsIgnoreCase], TextPatterns)),
        };
        if (_random.Next(6) == 0)
        {
            condition = new Condition(new ConditionOperator(ConditionOperatorKind.Null), key, [_random.Next(2) == 0 ? "true" : "false"]);
        }

        // The empty value is asked about where a policy compares with something that matches it.
        _emptyCounts |= key == "aws:RequestedRegion" && condition.Operator.Kind is ConditionOperatorKind.StringLike or ConditionOperatorKind.StringNotLike && condition.Values.Contains("*");
        _keys.Add(key);
        return condition with { Key = key };
    }

    private Condition Make(ConditionOperatorKind[] kinds, string[] values, SetQualifier qualifier = SetQualifier.None) =>
        new(new ConditionOperator(kinds[_random.Next(kinds.Length)], qualifier, IfExists: _random.Next(4) == 0), "", Some(values, 2));

    private List<string> Some(string[] items, int most) => [.. Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => Pick(items)).Distinct()];

    private string Pick(string[] items) => items[_random.Next(items.Length)];
}
