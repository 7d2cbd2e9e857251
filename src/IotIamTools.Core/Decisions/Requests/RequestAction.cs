namespace IotIamTools.Core.Decisions.Requests;

/// <summary>The action of a request, such as <c>iot:Publish</c>. Shareable between requests and threads.</summary>
public sealed class RequestAction
{
    private RequestAction(string name)
    {
        Name = name;
        Folded = name.ToLowerInvariant();
        Hash = HashOf(Folded);
        Service = Folded[..Folded.IndexOf(':', StringComparison.Ordinal)];
    }

    /// <summary>The action as it was given.</summary>
    public string Name { get; }

    /// <summary>The service prefix in lower case, such as <c>iot</c>.</summary>
    public string Service { get; }

    /// <summary>The name in lower case: case has no meaning in prefix and action name (reference_policies_elements_action).</summary>
    internal string Folded { get; }

    internal int Hash { get; }

    /// <summary>Reads an action.</summary>
    /// <exception cref="FormatException">The text is not one action: SERVICE:ACTION without wildcards.</exception>
    public static RequestAction Parse(string action)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == action.Length - 1 || action.AsSpan().IndexOfAny("*? ") >= 0 || action.LastIndexOf(':') != colon)
        {
            throw new FormatException($"'{action}' is not an action that a request can have; write SERVICE:ACTION, such as iot:Publish");
        }

        return new RequestAction(action);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>A hash that is the same in every process, so that compiled policies and actions can be made apart from each other (FNV-1a).</summary>
    internal static int HashOf(string folded)
    {
        var hash = 2166136261u;
        foreach (var c in folded)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
