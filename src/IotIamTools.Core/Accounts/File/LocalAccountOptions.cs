namespace IotIamTools.Core.Accounts.File;

/// <summary>How an account file is opened.</summary>
public sealed record LocalAccountOptions
{
    /// <summary>The account's twelve digits; null for what the file says, or 123456789012 where it says nothing.</summary>
    public string? AccountId { get; init; }

    /// <summary>The partition of an account without entities; null for what the file says, or the one that the Region is in.</summary>
    public string? Partition { get; init; }

    /// <summary>The Region that ARNs of regional services get, or null.</summary>
    public string? Region { get; init; }

    /// <summary>Whether a file that does not exist is an empty account; the first change makes the file.</summary>
    public bool Create { get; init; }

    /// <summary>Whether every change is refused, so that nothing is ever made or written.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>How long to wait while another process changes the account.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What gives the dates of new entities.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gives the id of a new entity for a prefix such as <c>AROA</c>; null for random ones.</summary>
    public Func<string, string>? NewId { get; init; }
}
