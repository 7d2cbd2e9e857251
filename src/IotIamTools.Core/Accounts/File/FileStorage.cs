using System.Buffers;
using System.Globalization;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>
/// An account in a file. It is replaced as a whole: the new text goes to a second file beside it, to the disk, and then takes its
/// name, so that at any moment the name leads to the old text or to the new one.
/// </summary>
internal sealed class FileStorage : IAccountStorage
{
    private static readonly TimeSpan ReplacePatience = TimeSpan.FromSeconds(2);
    private readonly string _file;
    private readonly string _directory;
    private readonly LocalAccountOptions _options;

    public FileStorage(string path, LocalAccountOptions options)
    {
        Description = path;
        _options = options;
        try
        {
            var full = Path.GetFullPath(path);
            // What a link leads to is replaced, not the link.
            _file = new FileInfo(full).LinkTarget is null ? full : System.IO.File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw FileErrors.Invalid(path, $"the path leads to no file: {e.Message}", e);
        }

        _directory = Path.GetDirectoryName(_file) ?? _file;
    }

    public string Description { get; }

    private string LockPath => Path.Combine(_directory, $".{Path.GetFileName(_file)}.lock");

    private string NewPath => Path.Combine(_directory, $".{Path.GetFileName(_file)}.new");

    /// <summary>Says before anything else is done why the file cannot be an account.</summary>
    public void Check()
    {
        if (Directory.Exists(_file))
        {
            throw FileErrors.Invalid(Description, "it is a directory; name a file in it");
        }

        if (System.IO.File.Exists(_file))
        {
            return;
        }

        if (!_options.Create)
        {
            throw FileErrors.Invalid(
                Description,
                "there is no such file; make one with 'aws iam get-account-authorization-details', or let a new account be made");
        }

        if (!Directory.Exists(_directory))
        {
            throw FileErrors.Invalid(Description, $"there is no directory '{_directory}' to make the file in");
        }
    }

    public async Task<IDisposable> LockAsync(string operation, CancellationToken cancellationToken)
    {
        try
        {
            return await FileLock.TakeAsync(LockPath, _options.LockTimeout, cancellationToken).ConfigureAwait(false)
                ?? throw new IamProblem(
                    IamErrorCodes.ConcurrentModification,
                    string.Create(CultureInfo.InvariantCulture, $"{Description}: another process kept changing the account for {_options.LockTimeout.TotalSeconds:0.#} seconds; try again when it is done"))
                    .ToException(operation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.NotWritten(Description, $"it cannot be changed: {e.Message} Its directory must be writable.", e, operation);
        }
    }

    public AccountText? Read(AccountText? known)
    {
        try
        {
            var info = new FileInfo(_file);
            if (!info.Exists)
            {
                return _options.Create ? null : throw FileErrors.Invalid(Description, "the file is gone");
            }

            var stamp = FileStamp.Of(info);
            if (known is { Stamp.IsSettled: true } && known.Stamp == stamp)
            {
                return known;
            }

            var bytes = ReadAll(known?.Bytes);
            return known is not null && ReferenceEquals(bytes, known.Bytes) ? known with { Stamp = stamp } : new AccountText(bytes, stamp);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Invalid(Description, $"it cannot be read: {e.Message}", e);
        }
    }

    public AccountText Write(byte[] text, string operation)
    {
        try
        {
            // A file that a killed process has left there, or a link that somebody has put there.
            System.IO.File.Delete(NewPath);
            var mode = KeepingPermissions();
            using (var stream = new FileStream(NewPath, mode))
            {
                stream.Write(text);
                stream.Flush(flushToDisk: true);
                if (!OperatingSystem.IsWindows() && mode.UnixCreateMode is { } unixMode)
                {
                    // What the process's umask took away.
                    System.IO.File.SetUnixFileMode(stream.SafeFileHandle, unixMode);
                }
            }

            Replace();
            return new AccountText(text, FileStamp.Of(new FileInfo(_file)) with { IsSettled = false });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDeleteNew();
            throw FileErrors.NotWritten(Description, $"it could not be written and is as it was: {e.Message}", e, operation);
        }
    }

    private void TryDeleteNew()
    {
        try
        {
            System.IO.File.Delete(NewPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next write deletes it; the error that is being told is the one that matters.
        }
    }

    private FileStreamOptions KeepingPermissions()
    {
        var stream = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (System.IO.File.Exists(_file))
        {
            RefuseReadOnly();
            if (!OperatingSystem.IsWindows())
            {
                stream.UnixCreateMode = System.IO.File.GetUnixFileMode(_file);
            }
        }

        return stream;
    }

    /// <summary>A file can be replaced although it is read-only; whoever made it so did not mean that.</summary>
    private void RefuseReadOnly()
    {
        const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        var readOnly = OperatingSystem.IsWindows()
            ? System.IO.File.GetAttributes(_file).HasFlag(FileAttributes.ReadOnly)
            : (System.IO.File.GetUnixFileMode(_file) & AnyWrite) == UnixFileMode.None;
        if (readOnly)
        {
            throw new UnauthorizedAccessException("the file is read-only.");
        }

        // The system's own word on everything else, such as access lists.
        using var probe = new FileStream(_file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>The file's bytes; the known ones where they are the same.</summary>
    private byte[] ReadAll(byte[]? known) => Patiently(() =>
    {
        using var stream = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        if (known is not null && Holds(stream, known))
        {
            return known;
        }

        stream.Position = 0;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    private static bool Holds(FileStream stream, ReadOnlySpan<byte> known)
    {
        if (stream.Length != known.Length)
        {
            return false;
        }

        var chunk = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            int read;
            while ((read = stream.Read(chunk)) > 0)
            {
                if (!known.StartsWith(chunk.AsSpan(0, read)))
                {
                    return false;
                }

                known = known[read..];
            }

            return known.IsEmpty;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private void Replace() => Patiently(() =>
    {
        System.IO.File.Move(NewPath, _file, overwrite: true);
        return true;
    });

    /// <summary>Virus scanners and editors hold files for moments; what fails because of that succeeds soon after.</summary>
    private static T Patiently<T>(Func<T> action)
    {
        var started = Environment.TickCount64;
        while (true)
        {
            try
            {
                return action();
            }
            catch (Exception e) when (e is IOException and not FileNotFoundException and not DirectoryNotFoundException
                || (e is UnauthorizedAccessException && OperatingSystem.IsWindows()))
            {
                if (Environment.TickCount64 - started > ReplacePatience.TotalMilliseconds)
                {
                    throw;
                }

                Thread.Sleep(10);
            }
        }
    }
}
