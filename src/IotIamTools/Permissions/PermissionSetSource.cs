using IotIamTools.Core.Permissions;
using IotIamTools.Errors;

namespace IotIamTools.Permissions;

/// <summary>Finds permission sets, and says as one of the module's errors why there is none.</summary>
internal static class PermissionSetSource
{
    /// <summary>A built-in set.</summary>
    public static PermissionSet FromName(string name)
    {
        try
        {
            return PermissionSetCatalog.Get(name);
        }
        catch (KeyNotFoundException error)
        {
            throw new CommandException(ErrorCatalog.PermissionSetNotFound, error.Message, error);
        }
    }

    /// <summary>A set from a file.</summary>
    public static PermissionSet FromFile(string path)
    {
        try
        {
            return PermissionSet.Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ErrorCatalog.PermissionSetNotFound, $"The permission set's file cannot be read: {error.Message}", error);
        }
    }
}
