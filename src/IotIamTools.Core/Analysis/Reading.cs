using IotIamTools.Core.Analysis.Sets;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Analysis;

/// <summary>
/// How the variables of policies are taken: each as a letter of its own, for proofs that hold whatever its value is, or as a value, for requests.
/// </summary>
internal sealed class Reading
{
    private readonly Dictionary<PolicyVariable, int[]>? _letters;

    private Reading(RequestContext context, Dictionary<PolicyVariable, int[]>? letters, bool takesDoubtful)
    {
        Context = context;
        _letters = letters;
        TakesDoubtful = takesDoubtful;
    }

    /// <summary>The values of the variables; empty where they are letters.</summary>
    public RequestContext Context { get; }

    /// <summary>Whether the variables are letters.</summary>
    public bool IsForAnyValue => _letters is not null;

    /// <summary>Whether resources on whose meaning AWS's pages disagree are taken for all that they may mean; otherwise, as by the engine, for nothing.</summary>
    public bool TakesDoubtful { get; }

    /// <summary>The keys of the variables that have a value or, on purpose, none.</summary>
    public IReadOnlyCollection<string> Fixed { get; private init; } = [];

    /// <summary>Each variable is a letter.</summary>
    public static Reading ForAnyValue(IEnumerable<PolicyVariable> variables, bool takesDoubtful = false) => new(
        RequestContext.Empty,
        variables.Select(v => v with { Key = v.Key.ToUpperInvariant() }).Distinct().Select((v, i) => (v, i)).ToDictionary(p => p.v, p => new[] { Pattern.FirstVariable + p.i }),
        takesDoubtful);

    /// <summary>The variables have the values of a context.</summary>
    /// <param name="context">The values; a variable without one has none.</param>
    /// <param name="keys">The keys of the variables.</param>
    /// <param name="takesDoubtful">See <see cref="TakesDoubtful"/>.</param>
    public static Reading Of(RequestContext context, IEnumerable<string> keys, bool takesDoubtful = false) =>
        new(context, null, takesDoubtful) { Fixed = [.. keys.Distinct(StringComparer.OrdinalIgnoreCase)] };

    /// <summary>The codes of a variable; null if it has no value.</summary>
    public int[]? Read(PolicyVariable variable) => _letters is null
        ? variable.Resolve(Context)?.Select(c => (int)c).ToArray()
        : _letters[variable with { Key = variable.Key.ToUpperInvariant() }];
}
