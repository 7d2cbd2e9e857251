using System.Security.Cryptography;

namespace IotIamTools.Core.Accounts.File;

/// <summary>
/// A lock between processes: a file that one holder at a time has open for itself alone. The system gives it up when the holder's
/// process ends in any way, so a file that was left behind locks nobody out.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);
    private readonly string _path;
    private readonly FileStream _stream;

    private FileLock(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
    }

    /// <summary>Waits for the lock; null where somebody held it all the time.</summary>
    /// <exception cref="IOException">The lock file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The lock file may not be made.</exception>
    public static async Task<FileLock?> TakeAsync(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = Environment.TickCount64;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            if (Environment.TickCount64 - started >= patience.TotalMilliseconds)
            {
                return null;
            }

            // Waiters that came at the same time try again at different times.
            await Task.Delay(RandomNumberGenerator.GetInt32(1, (int)LongestPause.TotalMilliseconds), cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                // Taken away while it is still held: whoever has it open already finds out in IsCurrent.
                System.IO.File.Delete(_path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A lock file that stays locks nobody out, and what was done under the lock is done.
        }
        finally
        {
            _stream.Dispose();
        }
    }

    private static FileLock? TryTake(string path)
    {
        FileStream file;
        try
        {
            // Windows takes the file away with its last handle, by itself.
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
        catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows() && System.IO.File.Exists(path))
        {
            // The holder is just giving it up: such a file cannot be opened any more.
            return null;
        }

        try
        {
            if (IsCurrent(file, path))
            {
                return new FileLock(path, file);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Dispose();
        return null;
    }

    /// <summary>
    /// Outside Windows, a lock can be had on a file that its last holder has just taken away, while others take a new one of that
    /// name. A time that only this process knows tells whether the name still leads to the file that is held.
    /// </summary>
    private static bool IsCurrent(FileStream file, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        var secret = DateTime.UnixEpoch.AddSeconds(RandomNumberGenerator.GetInt32(1, int.MaxValue));
        System.IO.File.SetLastWriteTimeUtc(file.SafeFileHandle, secret);
        return System.IO.File.GetLastWriteTimeUtc(path) == secret;
    }

    private static bool IsHeld(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) is 32 or 33 // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
        : e.HResult is 11 or 35; // EWOULDBLOCK of Linux, and of macOS
}
