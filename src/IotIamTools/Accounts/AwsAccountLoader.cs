using System.Reflection;
using System.Runtime.Loader;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Accounts;

/// <summary>
/// Loads the implementation for accounts in the cloud, with the AWS SDK, on first use: from the folder <c>Dependencies</c>
/// of the module, away from whatever AWS SDK other modules of the process have loaded or will load.
/// </summary>
internal static class AwsAccountLoader
{
    private const string DependenciesFolder = "Dependencies";
    private const string AssemblyName = "IotIamTools.Aws";
    private const string FactoryType = "IotIamTools.Aws.AwsAccountFactory";

    // One for the process: runspaces that connect at the same time share it.
    private static readonly Lazy<IAwsAccountFactory> Loaded = new(Load);

    /// <summary>The implementation. The first use loads it.</summary>
    /// <exception cref="FileNotFoundException">The folder is not complete.</exception>
    public static IAwsAccountFactory Factory => Loaded.Value;

    private static IAwsAccountFactory Load()
    {
        var folder = Path.Combine(Path.GetDirectoryName(typeof(AwsAccountLoader).Assembly.Location) ?? AppContext.BaseDirectory, DependenciesFolder);
        if (!File.Exists(Path.Combine(folder, AssemblyName + ".dll")))
        {
            throw new FileNotFoundException(
                $"'{AssemblyName}.dll' is not in '{folder}': the installation is not complete. Install it again.");
        }

        var assembly = new DependenciesContext(folder, typeof(IIamAccount).Assembly).LoadFromAssemblyName(new AssemblyName(AssemblyName));
        return (IAwsAccountFactory)Activator.CreateInstance(assembly.GetType(FactoryType, throwOnError: true)!)!;
    }

    /// <summary>
    /// Looks into the folder first. A handler of the Resolving event would be asked only after the default context, and
    /// so get any AWSSDK.Core that another module has loaded: every 4.x has the assembly version 4.0.0.0.
    /// </summary>
    private sealed class DependenciesContext(string folder, Assembly core) : AssemblyLoadContext("IotIamTools")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (string.Equals(assemblyName.Name, core.GetName().Name, StringComparison.OrdinalIgnoreCase))
            {
                // Both sides of the interface must see the same types, wherever the host has loaded them.
                return core;
            }

            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
