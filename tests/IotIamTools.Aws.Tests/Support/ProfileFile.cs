namespace IotIamTools.Aws.Tests.Support;

/// <summary>A credentials file in a folder of its own.</summary>
internal sealed class ProfileFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iotiam-").FullName;

    public ProfileFile(string text)
    {
        Location = Add("credentials", text);
    }

    /// <summary>The path of the credentials file.</summary>
    public string Location { get; }

    /// <summary>Puts another file beside it and gives its path.</summary>
    public string Add(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
