namespace IotIamTools.Core.Iam;

/// <summary>An identity that policies are attached to: a role, a group or a user, by its name.</summary>
/// <param name="Kind">Role, Group or User.</param>
/// <param name="Name">The friendly name, without path.</param>
public readonly record struct Entity(EntityKind Kind, string Name)
{
    /// <summary>A role.</summary>
    public static Entity Role(string name) => new(EntityKind.Role, name);

    /// <summary>A group.</summary>
    public static Entity Group(string name) => new(EntityKind.Group, name);

    /// <summary>A user.</summary>
    public static Entity User(string name) => new(EntityKind.User, name);

    /// <summary>"role AWSDeepLensServiceRole".</summary>
    public override string ToString() => $"{Kind.ToNoun()} {Name}";
}
