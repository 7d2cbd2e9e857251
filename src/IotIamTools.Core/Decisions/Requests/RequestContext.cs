using System.Diagnostics.CodeAnalysis;

namespace IotIamTools.Core.Decisions.Requests;

/// <summary>
/// The context keys of a request. Nothing is added to them in secret: a key that is not given is not there, and time is a
/// key like any other (<c>aws:CurrentTime</c>). Key names ignore case. Immutable, so that one context can be shared by many requests and threads.
/// Source: IAM user guide, reference_policies_elements_condition (the request context).
/// </summary>
public sealed class RequestContext
{
    private readonly Dictionary<string, ContextValue> _keys;

    /// <summary>A context of the given keys.</summary>
    /// <exception cref="ArgumentException">A key is given twice, maybe in different case.</exception>
    public RequestContext(IEnumerable<KeyValuePair<string, ContextValue>> keys)
    {
        _keys = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in keys)
        {
            if (!_keys.TryAdd(key, value))
            {
                throw new ArgumentException($"the context key '{key}' is given twice; names of context keys ignore case", nameof(keys));
            }
        }
    }

    /// <summary>The context without keys.</summary>
    public static RequestContext Empty { get; } = new([]);

    /// <summary>The keys that are there.</summary>
    public IReadOnlyDictionary<string, ContextValue> Keys => _keys;

    /// <summary>This context with one more key, which replaces one of the same name.</summary>
    public RequestContext With(string key, ContextValue value) =>
        new(_keys.Where(k => !string.Equals(k.Key, key, StringComparison.OrdinalIgnoreCase)).Append(new(key, value)));

    /// <summary>
    /// This context with the keys that AWS takes from the principal itself: <c>aws:PrincipalArn</c>, <c>aws:PrincipalAccount</c>,
    /// <c>aws:PrincipalType</c>, <c>aws:username</c>, <c>aws:PrincipalIsAWSService</c>, <c>aws:PrincipalServiceName</c>, as far as they apply.
    /// Keys that are there already are kept. Source: IAM user guide, reference_policies_condition-keys (properties of the
    /// principal) and reference_policies_variables (principal key values).
    /// </summary>
    public RequestContext WithPrincipalKeys(RequestPrincipal principal) =>
        new(_keys.Concat(principal.ContextKeys().Where(k => !_keys.ContainsKey(k.Key))));

    internal bool TryGet(string key, [NotNullWhen(true)] out ContextValue? value) => _keys.TryGetValue(key, out value);
}
