namespace IotIamTools.Aws.Tests.Support;

/// <summary>Tools of Python that some tests compare with: where they are, or why they are not there.</summary>
internal static class PythonTool
{
    /// <summary>The path of a program on PATH, or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })
        .FirstOrDefault(File.Exists);
}

/// <summary>A test that needs a moto server; where there is none it is skipped, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MotoFactAttribute : FactAttribute
{
    public MotoFactAttribute()
    {
        if (PythonTool.Find("moto_server") is null)
        {
            Skip = "SKIPPED: there is no moto_server on PATH (pip install 'moto[server]'). Nothing was tested against a server.";
        }
    }
}
