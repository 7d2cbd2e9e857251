namespace IotIamTools.Core.Iam;

/// <summary>A reference does not name an entity that the command may work on. Nothing was changed.</summary>
public sealed class EntityReferenceException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="isElsewhere">Whether it names an entity of another account, partition or path, rather than none that IAM can have.</param>
    public EntityReferenceException(EntityReference reference, string message, bool isElsewhere)
        : base(message)
    {
        Reference = reference;
        IsElsewhere = isElsewhere;
    }

    /// <summary>The reference.</summary>
    public EntityReference Reference { get; }

    /// <summary>Whether it names an entity of another account, partition or path, rather than none that IAM can have.</summary>
    public bool IsElsewhere { get; }
}
