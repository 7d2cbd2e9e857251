using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>The parts of an entity that are compared.</summary>
public enum DifferencePart
{
    /// <summary>The entity itself.</summary>
    Existence,

    /// <summary>A role's trust policy.</summary>
    TrustPolicy,

    /// <summary>An attached managed policy.</summary>
    ManagedPolicy,

    /// <summary>An inline policy.</summary>
    InlinePolicy,

    /// <summary>The document of a customer managed policy.</summary>
    PolicyDocument,

    /// <summary>The permissions boundary.</summary>
    PermissionsBoundary,

    /// <summary>The description.</summary>
    Description,

    /// <summary>The longest session.</summary>
    MaxSessionDuration,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>The path, which cannot be changed.</summary>
    Path,

    /// <summary>A user's membership in a group.</summary>
    Membership,
}

/// <summary>How an entity differs in one part.</summary>
public enum DifferenceKind
{
    /// <summary>Something required is not there; adding it changes nothing that is.</summary>
    Missing,

    /// <summary>Something required is there but is another; mending it overwrites what is there.</summary>
    Different,

    /// <summary>Something is there that is not required; it is the user's business and is never touched.</summary>
    Additional,
}

/// <summary>One difference between what a set-up requires and what the account has.</summary>
public sealed record Difference
{
    /// <summary>The entity.</summary>
    public required Entity Entity { get; init; }

    /// <summary>The part of it.</summary>
    public required DifferencePart Part { get; init; }

    /// <summary>Missing, different or additional.</summary>
    public required DifferenceKind Kind { get; init; }

    /// <summary>The name of the policy, tag or user that it is about, where the part has several.</summary>
    public string? Name { get; init; }

    /// <summary>What is required, or null for something additional.</summary>
    public string? Expected { get; init; }

    /// <summary>What is there, or null where nothing is.</summary>
    public string? Actual { get; init; }

    /// <summary>The difference of two policies by meaning, a line each, <c>-</c> for what is required and missing, <c>+</c> for what is there instead.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The step that mends it, or null where nothing can or should.</summary>
    public PlanStep? Repair { get; init; }

    /// <summary>Whether it makes the set-up fail its check.</summary>
    public bool IsDrift => Kind != DifferenceKind.Additional;

    /// <summary>The difference as one sentence, without the entity.</summary>
    public string Text
    {
        get
        {
            var what = Part switch
            {
                DifferencePart.Existence => "it does not exist",
                DifferencePart.TrustPolicy => "the trust policy is another",
                DifferencePart.ManagedPolicy when Kind == DifferenceKind.Missing => $"managed policy {Name} is not attached",
                DifferencePart.ManagedPolicy => $"managed policy {Name} is attached too",
                DifferencePart.InlinePolicy when Kind == DifferenceKind.Missing => $"inline policy {Name} is missing",
                DifferencePart.InlinePolicy when Kind == DifferenceKind.Different => $"inline policy {Name} is another",
                DifferencePart.InlinePolicy => $"inline policy {Name} is there too",
                DifferencePart.PolicyDocument => "the document in force is another",
                DifferencePart.Tag when Kind == DifferenceKind.Missing => $"tag {Name} is missing",
                DifferencePart.Tag when Kind == DifferenceKind.Different => $"tag {Name} is '{Actual}', not '{Expected}'",
                DifferencePart.Tag => $"tag {Name} is there too",
                DifferencePart.Membership => $"user {Name} {(Kind == DifferenceKind.Missing ? "is not in it" : "is in it too")}",
                _ when Kind == DifferenceKind.Additional => $"{Words(Part)} is {Actual}",
                _ => $"{Words(Part)} is {(Actual is null ? "not set" : $"'{Actual}'")}, not '{Expected}'",
            };
            return Lines.Count == 0 ? what : $"{what} ({string.Join("; ", Lines)})";
        }
    }

    /// <summary>The entity, and how it differs.</summary>
    public override string ToString() => $"{Entity}: {Text}";

    private static string Words(DifferencePart part) => part switch
    {
        DifferencePart.PermissionsBoundary => "the permissions boundary",
        DifferencePart.MaxSessionDuration => "the longest session (seconds)",
        _ => $"the {part.ToString().ToLowerInvariant()}",
    };
}
