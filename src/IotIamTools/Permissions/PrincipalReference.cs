using IotIamTools.Core.Permissions.Checks;

namespace IotIamTools.Permissions;

/// <summary>What -Principal takes: a user, group or role, by its name, its ARN, or an object that has one of them.</summary>
public sealed class PrincipalReference
{
    internal PrincipalReference(PrincipalName name, object? input)
    {
        Name = name;
        Input = input;
    }

    /// <summary>The name or ARN.</summary>
    public PrincipalName Name { get; }

    /// <summary>What was given, for errors.</summary>
    public object? Input { get; }

    /// <summary>The name or ARN.</summary>
    public override string ToString() => Name.Text;
}
