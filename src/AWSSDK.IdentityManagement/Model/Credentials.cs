namespace Amazon.IdentityManagement.Model;

/// <summary>A user's password, without the password itself. Source: IAM API reference, LoginProfile.</summary>
public partial class LoginProfile
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>Whether the user has to set a new one at the next sign-in.</summary>
    public bool? PasswordResetRequired { get; set; }
}

/// <summary>An access key without its secret. Source: IAM API reference, AccessKeyMetadata.</summary>
public partial class AccessKeyMetadata
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The access key's id, AKIA...</summary>
    public string AccessKeyId { get; set; }

    /// <summary>Whether it can be used.</summary>
    public StatusType Status { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }
}

/// <summary>When an access key was last used. Source: IAM API reference, AccessKeyLastUsed.</summary>
public partial class AccessKeyLastUsed
{
    /// <summary>When (UTC), null where it never was since April 2015.</summary>
    public DateTime? LastUsedDate { get; set; }

    /// <summary>For which service, N/A where it never was used.</summary>
    public string ServiceName { get; set; }

    /// <summary>In which Region, N/A where it never was used.</summary>
    public string Region { get; set; }
}

/// <summary>An X.509 certificate with which a user signs requests. Source: IAM API reference, SigningCertificate.</summary>
public partial class SigningCertificate
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The certificate's id.</summary>
    public string CertificateId { get; set; }

    /// <summary>The certificate, which is public.</summary>
    public string CertificateBody { get; set; }

    /// <summary>Whether it can be used.</summary>
    public StatusType Status { get; set; }

    /// <summary>When it was uploaded (UTC).</summary>
    public DateTime? UploadDate { get; set; }
}

/// <summary>An SSH public key without the key itself. Source: IAM API reference, SSHPublicKeyMetadata.</summary>
public partial class SSHPublicKeyMetadata
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The public key's id, APKA...</summary>
    public string SSHPublicKeyId { get; set; }

    /// <summary>Whether it can be used.</summary>
    public StatusType Status { get; set; }

    /// <summary>When it was uploaded (UTC).</summary>
    public DateTime? UploadDate { get; set; }
}

/// <summary>A credential for one service without its secret. Source: IAM API reference, ServiceSpecificCredentialMetadata.</summary>
public partial class ServiceSpecificCredentialMetadata
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>Whether it can be used.</summary>
    public StatusType Status { get; set; }

    /// <summary>The user name for the service, null where it has an alias.</summary>
    public string ServiceUserName { get; set; }

    /// <summary>The public part of an API key, null where it has a user name.</summary>
    public string ServiceCredentialAlias { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>When it ends (UTC), or null.</summary>
    public DateTime? ExpirationDate { get; set; }

    /// <summary>The credential's id, ACCA...</summary>
    public string ServiceSpecificCredentialId { get; set; }

    /// <summary>The service.</summary>
    public string ServiceName { get; set; }
}

/// <summary>A device for a second factor. Source: IAM API reference, MFADevice.</summary>
public partial class MFADevice
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The device's serial number; for a virtual device, its ARN.</summary>
    public string SerialNumber { get; set; }

    /// <summary>Since when the user has it (UTC).</summary>
    public DateTime? EnableDate { get; set; }
}
