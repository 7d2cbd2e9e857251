using IotIamTools.Core.Blueprints;
using IotIamTools.Errors;

namespace IotIamTools.Setups;

/// <summary>Finds blueprints, and says as one of the module's errors why there is none.</summary>
internal static class BlueprintSource
{
    /// <summary>A built-in blueprint.</summary>
    public static Blueprint FromName(string name)
    {
        try
        {
            return BlueprintCatalog.Get(name);
        }
        catch (KeyNotFoundException error)
        {
            throw new CommandException(ErrorCatalog.BlueprintNotFound, error.Message, error);
        }
    }

    /// <summary>A blueprint from a file.</summary>
    public static Blueprint FromFile(string path)
    {
        try
        {
            return Blueprint.Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ErrorCatalog.BlueprintNotFound, $"The blueprint file cannot be read: {error.Message}", error);
        }
    }
}
