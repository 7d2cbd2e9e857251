using System.Globalization;
using IotIamTools.Core.Analysis.Sets;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Analysis;

/// <summary>
/// The values that are tried for the variables of two policies: new ones, none, and those that stand in the policies. The first that the engine confirms shows a
/// difference; if none does, nothing is known.
/// </summary>
internal sealed class VariableValues
{
    private const int MostValues = 12;
    private const int MostSpaces = 48;

    private readonly PolicyPair _pair;
    private readonly Budget _budget;
    private readonly List<RequestSpace> _spaces = [];
    private readonly IEnumerator<RequestContext> _contexts;
    private readonly List<string> _keys;

    public VariableValues(PolicyPair pair, Budget budget)
    {
        _pair = pair;
        _budget = budget;
        _keys = [.. pair.Variables.Select(v => v.Key).Distinct(StringComparer.OrdinalIgnoreCase)];
        _contexts = Contexts().GetEnumerator();
    }

    /// <summary>The spaces of the values, each made when it is first asked for.</summary>
    public IEnumerable<RequestSpace> Spaces
    {
        get
        {
            for (var i = 0; ; i++)
            {
                if (i == _spaces.Count)
                {
                    if (i == MostSpaces || !_contexts.MoveNext())
                    {
                        yield break;
                    }

                    _spaces.Add(new RequestSpace(_pair, Reading.Of(_contexts.Current, _keys), _budget));
                }

                yield return _spaces[i];
            }
        }
    }

    private IEnumerable<RequestContext> Contexts()
    {
        if (_keys.Count == 0)
        {
            yield return RequestContext.Empty;
            yield break;
        }

        var words = Words();
        var fresh = _keys.ToDictionary(k => k, k => Fresh(k, words), StringComparer.OrdinalIgnoreCase);
        yield return RequestContext.Empty;
        yield return Of(k => fresh[k]);
        foreach (var word in words.Take(MostValues))
        {
            foreach (var key in _keys)
            {
                yield return Of(k => k == key ? word : fresh[k]);
            }
        }

        if (_keys.Count > 1)
        {
            yield return Of(_ => fresh[_keys[0]]);
            foreach (var key in _keys)
            {
                yield return Of(k => k == key ? null : fresh[k]);
            }

            foreach (var word in words.Take(MostValues))
            {
                yield return Of(_ => word);
            }
        }

        RequestContext Of(Func<string, string?> value) =>
            new(_keys.Select(k => (Key: k, Value: value(k))).Where(k => k.Value is not null).Select(k => new KeyValuePair<string, ContextValue>(k.Key, k.Value!)));
    }

    private string Fresh(string key, List<string> words)
    {
        var number = _keys.IndexOf(key) + 1;
        var value = key.EndsWith("Account", StringComparison.OrdinalIgnoreCase)
            ? (555_500_000_000 + number).ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"somebody{number}");
        while (words.Contains(value))
        {
            value += "0";
        }

        return value;
    }

    /// <summary>The pieces of the resources and the values of conditions, the wildcards filled in: a variable may stand for any of them.</summary>
    private List<string> Words()
    {
        var statements = _pair.Old.Statements.Concat(_pair.New.Statements).ToList();
        var values = statements.SelectMany(s => s.Conditions).SelectMany(c => c.Values);
        var resources = statements.SelectMany(s => s.Resources.Concat(s.NotResources)).SelectMany(r => r.Split(':', 6).Skip(5)).SelectMany(r => r.Split('/', ':'));
        return [.. resources.Concat(values).Concat(values.SelectMany(v => v.Split('/', ':')))
            .Where(w => w.Length > 0 && !w.Contains("${", StringComparison.Ordinal))
            .Select(w => w.Replace('*', 'x').Replace('?', 'x')).Distinct(StringComparer.Ordinal)];
    }
}
