using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Calls;

/// <summary>One call of the API: what it does and what it is about, for its trace, its errors and its retries.</summary>
/// <param name="Operation">The operation, such as <c>GetRole</c>.</param>
/// <param name="Target">The name or ARN that it is about, or null.</param>
/// <param name="Service">The service's prefix in action names.</param>
internal sealed record Call(string Operation, string? Target = null, string Service = "iam")
{
    /// <summary>A call about a role, group or user.</summary>
    public Call(string operation, Entity entity)
        : this(operation, entity.Name) => Entity = entity;

    /// <summary>The role, group or user that it is about, if any.</summary>
    public Entity? Entity { get; private init; }

    /// <summary>The second entity: the user that goes into a group.</summary>
    public Entity? Other { get; init; }

    /// <summary>The managed policy that it is about, or that it attaches, if any.</summary>
    public string? PolicyArn { get; init; }

    /// <summary>The trust policy that it sends, if any.</summary>
    public string? TrustPolicy { get; init; }

    /// <summary>A call about a managed policy.</summary>
    public static Call ForPolicy(string operation, string policyArn) => new(operation, policyArn) { PolicyArn = policyArn };
}

/// <summary>A page of a list.</summary>
/// <param name="Items">Its items.</param>
/// <param name="IsTruncated">Whether there are more.</param>
/// <param name="Marker">Where the next page starts.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, bool? IsTruncated, string? Marker);
