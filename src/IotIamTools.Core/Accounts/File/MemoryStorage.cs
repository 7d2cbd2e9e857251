namespace IotIamTools.Core.Accounts.File;

/// <summary>An account that is gone with the process.</summary>
internal sealed class MemoryStorage(string description, byte[]? text) : IAccountStorage
{
    private AccountText? _current = text is null ? null : new AccountText(text, default);

    public string Description => description;

    // The account lets one operation at a time come here; nobody else can.
    public Task<IDisposable> LockAsync(string operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IDisposable>(new MemoryStream());
    }

    public AccountText? Read(AccountText? known) => _current;

    public AccountText Write(byte[] text, string operation) => _current = new AccountText(text, default);
}
