using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Accounts.File;

/// <summary>
/// An account in a JSON file, in the form that <c>aws iam get-account-authorization-details</c> prints. It keeps IAM's rules with
/// IAM's error codes, so that what works here works there.
/// </summary>
/// <remarks>
/// Each operation sees what other processes have written before it, and no two processes lose a change of the other. Changes are on
/// the disk when the operation ends, and are there wholly or not at all, whenever the process is killed. A change that leaves all as
/// it was does not write. What the module does not know in the file stays as it is.
/// </remarks>
public sealed partial class LocalAccount : IIamAccount
{
    private readonly IAccountStorage _storage;
    private readonly LocalAccountOptions _options;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private AccountText? _text;
    private AccountState? _state;

    private LocalAccount(IAccountStorage storage, LocalAccountOptions options)
    {
        _storage = storage;
        _options = options;
    }

    /// <inheritdoc/>
    public string Description => _storage.Description;

    /// <inheritdoc/>
    public async Task<string> GetTitleAsync(CancellationToken cancellationToken) =>
        $"{(await GetIdentityAsync(cancellationToken).ConfigureAwait(false)).AccountId} (file {Path.GetFileName(Description)})";

    /// <inheritdoc/>
    public string? Region => _options.Region;

    /// <inheritdoc/>
    public string Partition { get; private set; } = AwsPartitions.Default;

    /// <summary>Opens an account file, and reads it once to see that it is one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to open it; null for an existing file that may be changed.</param>
    /// <exception cref="IamException">AccountFileInvalid: the file does not exist, cannot be read, or is no account; it was left as it is.</exception>
    public static LocalAccount Open(string path, LocalAccountOptions? options = null)
    {
        options ??= new LocalAccountOptions();
        var file = new FileStorage(path, options);
        file.Check();
        return Opened(file, options);
    }

    /// <summary>An account that is in memory only, for rehearsals and tests.</summary>
    /// <param name="options">How to open it; null for a new account.</param>
    /// <param name="export">What it has at first, as an account file; null for an account without entities.</param>
    /// <exception cref="IamException">AccountFileInvalid: the text is no account.</exception>
    public static LocalAccount InMemory(LocalAccountOptions? options = null, string? export = null) => Opened(
        new MemoryStorage("account in memory", export is null ? null : System.Text.Encoding.UTF8.GetBytes(export)),
        options ?? new LocalAccountOptions());

    /// <summary>The whole account as text, in the form of its file.</summary>
    public Task<string> ExportAsync(CancellationToken cancellationToken) =>
        ReadAsync(s => System.Text.Encoding.UTF8.GetString(s.Write()), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _oneAtATime.Dispose();
        return ValueTask.CompletedTask;
    }

    private static LocalAccount Opened(IAccountStorage kept, LocalAccountOptions options)
    {
        if (options.AccountId is { } id && !Arn.IsAccountId(id))
        {
            throw new IamProblem(IamErrorCodes.ValidationError, $"'{id}' is no account id; write its twelve digits").ToException("OpenAccountFile");
        }

        var account = new LocalAccount(kept, options);
        account.Partition = account.Current().Identity.Partition;
        return account;
    }

    private async Task<T> ReadAsync<T>(Func<AccountState, T> read, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return read(Current());
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<T> ChangeAsync<T>(string operation, Func<AccountState, T> change, CancellationToken cancellationToken)
    {
        if (_options.ReadOnly)
        {
            throw new IamException(IamErrorCodes.AccountReadOnly, $"{Description}: the account was opened to be read only; nothing is changed.", operation);
        }

        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using (await _storage.LockAsync(operation, cancellationToken).ConfigureAwait(false))
            {
                return Change(operation, change);
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private T Change<T>(string operation, Func<AccountState, T> change)
    {
        var current = Current();
        try
        {
            var result = change(current);
            if (current.Changed)
            {
                _text = _storage.Write(current.Write(), operation);
                current.MarkWritten();
            }

            return result;
        }
        catch
        {
            if (current.Changed)
            {
                // What is in memory is not what is stored; the next operation reads again.
                (_text, _state) = (null, null);
            }

            throw;
        }
    }

    private Task<bool> ChangeAsync(string operation, Action<AccountState> change, CancellationToken cancellationToken) => ChangeAsync(
        operation,
        s =>
        {
            change(s);
            return true;
        },
        cancellationToken);

    /// <summary>The account as it is stored now.</summary>
    private AccountState Current()
    {
        var stored = _storage.Read(_text);
        if (_state is not null && stored?.Bytes == _text?.Bytes)
        {
            _text = stored;
            return _state;
        }

        try
        {
            _state = stored is null ? AccountState.Empty(_options) : AccountState.Read(stored.Bytes, _options);
        }
        catch (DocumentFormatException e)
        {
            throw FileErrors.NoAccount(Description, e);
        }

        var accountId = _state.Identity.AccountId;
        if (_options.AccountId is { } expected && expected != accountId)
        {
            _state = null;
            throw FileErrors.Invalid(Description, $"it is the account {accountId}, not {expected}; leave the account id out, or take another file");
        }

        _text = stored;
        return _state;
    }
}
