using System.Management.Automation;

namespace IotIamTools.Accounts;

/// <summary>What -Account takes: an account of Connect-IotIamAccount, or the path of an account file.</summary>
public sealed class AccountReference
{
    private AccountReference(IotIamAccount? connected, string? path)
    {
        Connected = connected;
        Path = path;
    }

    /// <summary>The account, where one was given.</summary>
    public IotIamAccount? Connected { get; }

    /// <summary>The path of the file, as it was given, where one was.</summary>
    public string? Path { get; }

    /// <summary>Refers to an account.</summary>
    public static AccountReference To(IotIamAccount account) => new(account, path: null);

    /// <summary>Refers to a file.</summary>
    public static AccountReference ToFile(string path) => new(connected: null, path);

    /// <summary>The account or the path.</summary>
    public override string ToString() => Connected?.ToString() ?? Path ?? "";
}

/// <summary>Makes an <see cref="AccountReference"/> of an account, a path or a file. The file is opened later, where errors have their ErrorId.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AccountTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null or AccountReference => value,
            IotIamAccount account => AccountReference.To(account),
            string path => AccountReference.ToFile(path),
            FileInfo file => AccountReference.ToFile(file.FullName),
            _ when FileOfCopy(inputData) is { } path => AccountReference.ToFile(path),
            _ when KindOfCopy(inputData) is nameof(AccountKind.Aws) => throw new ArgumentTransformationMetadataException(
                "-Account was given a copy of an account in the cloud, which has no credentials: it came from a job or another process. Connect there, or set IOTIAM_ACCOUNT to its profile before the job starts."),
            _ => throw new ArgumentTransformationMetadataException(
                $"-Account takes what Connect-IotIamAccount -PassThru gives, or the path of an account file; {value.GetType().Name} is neither."),
        };
    }

    // What comes back from a job or another process is a copy of the properties: a file can be opened again by its path.
    private static string? FileOfCopy(object? inputData) =>
        KindOfCopy(inputData) is nameof(AccountKind.File) ? ((PSObject)inputData!).Properties[nameof(IotIamAccount.Location)]?.Value?.ToString() : null;

    private static string? KindOfCopy(object? inputData) => inputData is PSObject copy ? copy.Properties[nameof(IotIamAccount.Kind)]?.Value?.ToString() : null;
}
