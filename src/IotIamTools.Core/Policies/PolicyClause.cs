using System.Globalization;
using System.Text;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Policies;

/// <summary>
/// A statement as what it means: under its conditions, each of its principals may (or may not) do each of its actions
/// on each of its resources. What is negated (<c>NotAction</c>...) cannot be taken apart and is one term.
/// </summary>
internal sealed class PolicyClause
{
    private PolicyClause(
        Effect effect, string context, string conditions, IReadOnlyList<Term> principals, IReadOnlyList<Term> actions, IReadOnlyList<Term> resources)
    {
        Effect = effect;
        Context = context;
        Conditions = conditions;
        Principals = principals;
        Actions = actions;
        Resources = resources;
    }

    public Effect Effect { get; }

    /// <summary>The effect and conditions in one spelling: only clauses of the same context are compared.</summary>
    public string Context { get; }

    /// <summary>The conditions for people.</summary>
    public string Conditions { get; }

    public IReadOnlyList<Term> Principals { get; }

    public IReadOnlyList<Term> Actions { get; }

    public IReadOnlyList<Term> Resources { get; }

    /// <summary>The document's clauses; statements that differ in their actions only, or in their resources only, are one.</summary>
    public static List<PolicyClause> Of(PolicyDocument document)
    {
        var clauses = document.Statements.Select(s => Of(document, s));
        clauses = clauses.GroupBy(c => PolicyForm.Join([c.Context, Keys(c.Principals), Keys(c.Resources)]), StringComparer.Ordinal)
            .Select(same => same.First().With(actions: Join(same.Select(c => c.Actions), PolicyPattern.ActionCovers)));
        return clauses.GroupBy(c => PolicyForm.Join([c.Context, Keys(c.Principals), Keys(c.Actions)]), StringComparer.Ordinal)
            .Select(same => same.First().With(resources: Join(same.Select(c => c.Resources), PolicyPattern.ResourceCovers)))
            .ToList();
    }

    /// <summary>The sentence for a part of the clause.</summary>
    public string Sentence(IReadOnlyList<Term> principals, IReadOnlyList<Term> actions, IReadOnlyList<Term> resources)
    {
        var sentence = new StringBuilder().Append(Effect).Append(' ').Append(List(actions));
        if (resources[0].Key.Length > 0)
        {
            sentence.Append(" on ").Append(List(resources));
        }

        if (principals[0].Key.Length > 0)
        {
            sentence.Append(" to ").Append(List(principals));
        }

        return sentence.Append(Conditions).ToString();
    }

    private static string List(IReadOnlyList<Term> terms)
    {
        const int Shown = 20;
        var list = string.Join(", ", terms.Take(Shown).Select(t => t.Display));
        return terms.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $"{list} and {terms.Count - Shown} more") : list;
    }

    private PolicyClause With(IReadOnlyList<Term>? actions = null, IReadOnlyList<Term>? resources = null) =>
        new(Effect, Context, Conditions, Principals, actions ?? Actions, resources ?? Resources);

    private static string Keys(IEnumerable<Term> terms) => PolicyForm.Join(terms.Select(t => t.Key).Order(StringComparer.Ordinal));

    /// <summary>The terms of all lists; negated ones as they are, for two of them are not one.</summary>
    private static IReadOnlyList<Term> Join(IEnumerable<IReadOnlyList<Term>> lists, Func<string, string, bool> covers)
    {
        var all = lists.ToList();
        return all.Count == 1 ? all[0] : Distinct(all.SelectMany(l => l), covers);
    }

    private static PolicyClause Of(PolicyDocument document, Statement statement)
    {
        // The version changes the meaning only where a "${" stands, which only one of the versions reads as a variable.
        var mark = document.HasVariables ? "" : " (${...} as plain text)";
        var conditions = ConditionMerge.Combine(statement.Conditions, StringComparison.OrdinalIgnoreCase).Select(c => ConditionTerm(c, mark)).DistinctBy(t => t.Key).OrderBy(t => t.Display, StringComparer.Ordinal).ToList();
        return new PolicyClause(
            statement.Effect,
            PolicyForm.Join(conditions.Select(c => c.Key).Order(StringComparer.Ordinal).Prepend(statement.Effect.ToString())),
            conditions.Count == 0 ? "" : " if " + string.Join(" and ", conditions.Select(c => c.Display)),
            PrincipalTerms(statement),
            Terms(statement.Actions, statement.NotActions, v => new Term(v.ToLowerInvariant(), v), PolicyPattern.ActionCovers),
            Terms(statement.Resources, statement.NotResources, v => Marked(new Term(v, v), v, mark), PolicyPattern.ResourceCovers));
    }

    private static Term Marked(Term term, string values, string mark) =>
        mark.Length > 0 && values.Contains("${", StringComparison.Ordinal) ? new Term("\0plain " + term.Key, term.Display + mark) : term;

    private static Term[] PrincipalTerms(Statement statement)
    {
        if (statement.Principal is { } principals)
        {
            return principals.Principals.Select(PrincipalTerm).DistinctBy(t => t.Key).ToArray();
        }

        if (statement.NotPrincipal is { } not)
        {
            return [Negated("everyone but ", not.Principals.Select(PrincipalTerm).DistinctBy(t => t.Key))];
        }

        return [Term.None];
    }

    private static Term PrincipalTerm(Principal principal)
    {
        // "AWS": "123456789012" is short for that account's root ARN.
        if (principal.Kind == PrincipalKind.Aws && principal.Value.Split(':') is ["arn", "aws", "iam", "", { Length: 12 } account, "root"] && account.All(char.IsAsciiDigit))
        {
            return new Term($"AWS: {account}", $"AWS: {account}");
        }

        return new Term(principal.ToString(), principal is { Kind: PrincipalKind.Aws, Value: "*" } ? "everyone" : principal.ToString());
    }

    private static Term[] Terms(IReadOnlyList<string> values, IReadOnlyList<string> notValues, Func<string, Term> term, Func<string, string, bool> covers)
    {
        if (notValues.Count > 0)
        {
            return [Negated("everything but ", Distinct(notValues.Select(term), covers))];
        }

        return values.Count == 0 ? [Term.None] : Distinct(values.Select(term), covers);
    }

    /// <summary>The values without those that another one has already: <c>s3:GetObject</c> beside <c>s3:*</c> says nothing.</summary>
    private static Term[] Distinct(IEnumerable<Term> all, Func<string, string, bool> covers)
    {
        var terms = all.DistinctBy(t => t.Key).ToList();
        var wides = terms.Where(t => !t.IsNegated && PolicyPattern.HasWildcard(t.Key)).ToList();
        if ((long)wides.Count * terms.Count > 1_000_000)
        {
            // Far beyond IAM's quotas; the repetition costs nothing but a shorter sentence.
            return [.. terms];
        }

        foreach (var wide in wides)
        {
            if (terms.Contains(wide))
            {
                terms.RemoveAll(t => t != wide && t.Key.Length > 0 && (!t.IsNegated || wide.Key == "*") && covers(wide.Key, t.Key));
            }
        }

        return [.. terms];
    }

    private static Term Negated(string butText, IEnumerable<Term> terms)
    {
        var sorted = terms.OrderBy(t => t.Key, StringComparer.Ordinal).ToList();
        return new Term("\0not " + PolicyForm.Join(sorted.Select(t => t.Key)), butText + string.Join(", ", sorted.Select(t => t.Display)));
    }

    private static Term ConditionTerm(Condition condition, string mark)
    {
        var kind = condition.Operator.Kind switch
        {
            // Two names for one comparison each (reference_policies_elements_condition_operators).
            ConditionOperatorKind.ArnEquals => ConditionOperatorKind.ArnLike,
            ConditionOperatorKind.ArnNotEquals => ConditionOperatorKind.ArnNotLike,
            ConditionOperatorKind.StringLike when IsPlain(condition) => ConditionOperatorKind.StringEquals,
            ConditionOperatorKind.StringNotLike when IsPlain(condition) => ConditionOperatorKind.StringNotEquals,
            var other => other,
        };
        var values = condition.Values.Select(v => NormalizeValue(kind, v)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var shown = condition.Values.Count == 0 ? "nothing" : string.Join(" or ", condition.Values.Distinct(StringComparer.Ordinal).Select(v => v.Length == 0 ? "\"\"" : v));
        var term = new Term(
            PolicyForm.Join([(condition.Operator with { Kind = kind }).ToString(), condition.Key.ToUpperInvariant(), .. values]),
            $"{condition.Operator} {condition.Key} = {shown}");
        return Marked(term, string.Concat(condition.Values), mark);
    }

    private static bool IsPlain(Condition condition) => !condition.Values.Any(v => PolicyPattern.HasWildcard(v) || v.Contains("${", StringComparison.Ordinal));

    /// <summary>The value in one spelling, where the operator has several for the same. The guide knows booleans in lower case only, so their case counts.</summary>
    private static string NormalizeValue(ConditionOperatorKind kind, string value) => kind switch
    {
        ConditionOperatorKind.StringEqualsIgnoreCase or ConditionOperatorKind.StringNotEqualsIgnoreCase => value.ToUpperInvariant(),
        // An address without a prefix length has /32.
        ConditionOperatorKind.IpAddress or ConditionOperatorKind.NotIpAddress when value.Contains('.', StringComparison.Ordinal) && value.AsSpan().IndexOfAny('/', ':') < 0 => value + "/32",
        >= ConditionOperatorKind.NumericEquals and <= ConditionOperatorKind.NumericGreaterThanEquals
            when decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) => number.ToString("G29", CultureInfo.InvariantCulture),
        _ => value,
    };

    /// <summary>One principal, action or resource: in one spelling to compare, and as it was written to show.</summary>
    internal sealed record Term(string Key, string Display)
    {
        /// <summary>The element is not there.</summary>
        public static readonly Term None = new("", "");

        public bool IsNegated => Key.StartsWith('\0');
    }
}
