using System.Runtime.CompilerServices;
using IotIamTools.Core.Iam;

namespace IotIamTools.Parameters;

/// <summary>Remembers which object of the pipeline a reference was read from, so that an error about it has that object as its target.</summary>
internal static class EntityInput
{
    // Weak keys, compared as objects: two equal references may come from different inputs.
    private static readonly ConditionalWeakTable<EntityReference, object> Inputs = [];

    /// <summary>Notes the object that a reference was read from.</summary>
    public static EntityReference ReadFrom(this EntityReference reference, object input)
    {
        Inputs.AddOrUpdate(reference, input);
        return reference;
    }

    /// <summary>What the user gave: the object, or the name or ARN.</summary>
    public static object Input(this EntityReference reference) => Inputs.TryGetValue(reference, out var input) ? input : reference.Text;
}
