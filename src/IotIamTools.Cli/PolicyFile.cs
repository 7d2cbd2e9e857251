namespace IotIamTools.Cli;

/// <summary>Reads the policies that a command line names.</summary>
internal static class PolicyFile
{
    public const string StandardInput = "-";

    public static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return file == StandardInput ? await Console.In.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the policy cannot be read: {e.Message}");
        }
    }
}
