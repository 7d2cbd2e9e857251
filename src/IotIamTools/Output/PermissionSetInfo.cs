using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Permissions;

namespace IotIamTools;

/// <summary>A permission set: what somebody needs to be allowed, by the names of the documents.</summary>
public sealed class PermissionSetInfo
{
    internal PermissionSetInfo(RequiredPermissions required)
    {
        var set = required.Set;
        Name = set.Name;
        Title = set.Title;
        Path = set.Source;
        Count = required.Permissions.Count;
        Permission = new(required.Permissions.Select(p => p.Documented));
        Documents = new(set.Documents);
        Parameters = set.Parameters;
        Notes = set.Notes;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it is for.</summary>
    public string Title { get; }

    /// <summary>How many permissions it has, with the parameters that were given.</summary>
    public int Count { get; }

    /// <summary>The documented names of its permissions.</summary>
    public TextList Permission { get; }

    /// <summary>The documents that it is from.</summary>
    public TextList Documents { get; }

    /// <summary>The values that it takes.</summary>
    public IReadOnlyList<BlueprintParameter> Parameters { get; }

    /// <summary>What its user should know.</summary>
    public IReadOnlyList<Note> Notes { get; }

    /// <summary>The file that it is from, or null for a built-in one.</summary>
    public string? Path { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A permission of a set.</summary>
public sealed class PermissionInfo
{
    internal PermissionInfo(RequiredPermissions required, Permission permission)
    {
        PermissionSet = required.Set.Name;
        Documented = permission.Documented;
        Action = permission.Action;
        Resource = new(permission.Resources);
        PassedTo = new(permission.PassedTo);
        Note = permission.Note;
    }

    /// <summary>The set.</summary>
    public string PermissionSet { get; }

    /// <summary>The name in the document.</summary>
    public string Documented { get; }

    /// <summary>The action that IAM knows.</summary>
    public string Action { get; }

    /// <summary>What it is tried on.</summary>
    public TextList Resource { get; }

    /// <summary>The services that a role is passed to, for iam:PassRole.</summary>
    public TextList PassedTo { get; }

    /// <summary>What is good to know about it, or null.</summary>
    public string? Note { get; }

    /// <summary>The documented name.</summary>
    public override string ToString() => Documented;
}
