using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Where the text of an account is kept. Failures are <see cref="IamException"/> with AccountFileInvalid, or AccountFileNotWritten.</summary>
internal interface IAccountStorage
{
    /// <summary>What the storage is, for people.</summary>
    string Description { get; }

    /// <summary>Keeps all others, in this process and in others, from changing the text until it is disposed of.</summary>
    Task<IDisposable> LockAsync(string operation, CancellationToken cancellationToken);

    /// <summary>The text; null where there is none yet.</summary>
    /// <param name="known">What was read or written before.</param>
    /// <returns><paramref name="known"/> itself where it is still what the storage has.</returns>
    AccountText? Read(AccountText? known);

    /// <summary>Replaces the text, wholly or not at all.</summary>
    AccountText Write(byte[] text, string operation);
}

/// <summary>A text that was read or written.</summary>
/// <param name="Bytes">The text.</param>
/// <param name="Stamp">What shows that it is still the same.</param>
internal sealed record AccountText(byte[] Bytes, FileStamp Stamp);

/// <summary>What a file system says of a file's content.</summary>
/// <param name="Length">The length.</param>
/// <param name="Modified">When it was last written.</param>
/// <param name="IsSettled">
/// Whether the time of reading was so long after that of writing that a later write cannot have the same time: clocks of file
/// systems tick slowly (a few milliseconds, on FAT two seconds).
/// </param>
internal readonly record struct FileStamp(long Length, DateTime Modified, bool IsSettled)
{
    private static readonly TimeSpan SlowestTick = TimeSpan.FromSeconds(2);

    public static FileStamp Of(FileInfo file)
    {
        file.Refresh();
        var modified = file.LastWriteTimeUtc;
        return new FileStamp(file.Length, modified, DateTime.UtcNow - modified > SlowestTick);
    }
}
