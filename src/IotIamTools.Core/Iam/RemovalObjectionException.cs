namespace IotIamTools.Core.Iam;

/// <summary>What names an entity is no request to remove it. Nothing was changed.</summary>
public sealed class RemovalObjectionException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="message">Why it is no such request, and what to do instead.</param>
    public RemovalObjectionException(EntityReference reference, string message)
        : base(message) => Reference = reference;

    /// <summary>The reference.</summary>
    public EntityReference Reference { get; }
}
