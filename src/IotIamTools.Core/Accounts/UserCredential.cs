namespace IotIamTools.Core.Accounts;

/// <summary>The kinds of credential that a user can have, in the order in which they go before the user. Source: IAM API reference, DeleteUser.</summary>
public enum UserCredentialKind
{
    /// <summary>The password for the console, IAM's login profile.</summary>
    Password,

    /// <summary>An access key.</summary>
    AccessKey,

    /// <summary>An X.509 certificate for signing requests.</summary>
    SigningCertificate,

    /// <summary>An SSH public key.</summary>
    SshPublicKey,

    /// <summary>A user name and password, or an API key, for one service.</summary>
    ServiceSpecificCredential,

    /// <summary>A device for a second factor.</summary>
    MfaDevice,
}

/// <summary>Something by which a user proves who it is. Never a secret: only what names it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id, such as <c>AKIA...</c>, or the serial number of a device; empty for the password, of which a user has one at most.</param>
public sealed record UserCredential(UserCredentialKind Kind, string Id)
{
    /// <summary>When it was made, or null where that is not told.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>The last use, without a date where there was none; null where it is not told.</summary>
    public LastUsed? LastUsed { get; init; }

    /// <summary>Whether it is an MFA device in software, which IAM keeps also when nobody has it. The serial number of such a device is its ARN.</summary>
    public bool IsVirtual => Kind == UserCredentialKind.MfaDevice && Id.Contains(":mfa/", StringComparison.Ordinal);

    /// <summary>"access key AKIAIOSFODNN7EXAMPLE".</summary>
    public override string ToString() => Kind switch
    {
        UserCredentialKind.Password => "password",
        UserCredentialKind.AccessKey => $"access key {Id}",
        UserCredentialKind.SigningCertificate => $"signing certificate {Id}",
        UserCredentialKind.SshPublicKey => $"SSH public key {Id}",
        UserCredentialKind.ServiceSpecificCredential => $"service-specific credential {Id}",
        _ => $"{(IsVirtual ? "virtual " : "")}MFA device {Id}",
    };
}
