using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What GetLoginProfile is asked. Source: IAM API reference, GetLoginProfile.</summary>
public partial class GetLoginProfileRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }
}

/// <summary>What GetLoginProfile answers.</summary>
public partial class GetLoginProfileResponse : AmazonWebServiceResponse
{
    /// <summary>The password, without the password itself.</summary>
    public LoginProfile LoginProfile { get; set; }
}

/// <summary>What DeleteLoginProfile is asked. Source: IAM API reference, DeleteLoginProfile.</summary>
public partial class DeleteLoginProfileRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }
}

/// <summary>What DeleteLoginProfile answers.</summary>
public partial class DeleteLoginProfileResponse : AmazonWebServiceResponse;

/// <summary>What ListAccessKeys is asked. Source: IAM API reference, ListAccessKeys.</summary>
public partial class ListAccessKeysRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListAccessKeys answers.</summary>
public partial class ListAccessKeysResponse : AmazonWebServiceResponse
{
    /// <summary>The access keys, without their secrets.</summary>
    public List<AccessKeyMetadata> AccessKeyMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What GetAccessKeyLastUsed is asked. Source: IAM API reference, GetAccessKeyLastUsed.</summary>
public partial class GetAccessKeyLastUsedRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The access key's id, AKIA...</summary>
    public string AccessKeyId { get; set; }
}

/// <summary>What GetAccessKeyLastUsed answers.</summary>
public partial class GetAccessKeyLastUsedResponse : AmazonWebServiceResponse
{
    /// <summary>The user whose key it is.</summary>
    public string UserName { get; set; }

    /// <summary>When, where and for what it was last used.</summary>
    public AccessKeyLastUsed AccessKeyLastUsed { get; set; }
}

/// <summary>What DeleteAccessKey is asked. Source: IAM API reference, DeleteAccessKey.</summary>
public partial class DeleteAccessKeyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The access key's id, AKIA...</summary>
    public string AccessKeyId { get; set; }
}

/// <summary>What DeleteAccessKey answers.</summary>
public partial class DeleteAccessKeyResponse : AmazonWebServiceResponse;

/// <summary>What ListSigningCertificates is asked. Source: IAM API reference, ListSigningCertificates.</summary>
public partial class ListSigningCertificatesRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListSigningCertificates answers.</summary>
public partial class ListSigningCertificatesResponse : AmazonWebServiceResponse
{
    /// <summary>The certificates.</summary>
    public List<SigningCertificate> Certificates { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What DeleteSigningCertificate is asked. Source: IAM API reference, DeleteSigningCertificate.</summary>
public partial class DeleteSigningCertificateRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The certificate's id.</summary>
    public string CertificateId { get; set; }
}

/// <summary>What DeleteSigningCertificate answers.</summary>
public partial class DeleteSigningCertificateResponse : AmazonWebServiceResponse;

/// <summary>What ListSSHPublicKeys is asked. Source: IAM API reference, ListSSHPublicKeys.</summary>
public partial class ListSSHPublicKeysRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListSSHPublicKeys answers.</summary>
public partial class ListSSHPublicKeysResponse : AmazonWebServiceResponse
{
    /// <summary>The public keys, without the keys themselves.</summary>
    public List<SSHPublicKeyMetadata> SSHPublicKeys { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What DeleteSSHPublicKey is asked. Source: IAM API reference, DeleteSSHPublicKey.</summary>
public partial class DeleteSSHPublicKeyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The public key's id, APKA...</summary>
    public string SSHPublicKeyId { get; set; }
}

/// <summary>What DeleteSSHPublicKey answers.</summary>
public partial class DeleteSSHPublicKeyResponse : AmazonWebServiceResponse;

/// <summary>What ListServiceSpecificCredentials is asked. Source: IAM API reference, ListServiceSpecificCredentials.</summary>
public partial class ListServiceSpecificCredentialsRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>Only credentials for this service; those for all when null.</summary>
    public string ServiceName { get; set; }

    /// <summary>Whether the credentials of all users are asked for, not those of one.</summary>
    public bool? AllUsers { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListServiceSpecificCredentials answers.</summary>
public partial class ListServiceSpecificCredentialsResponse : AmazonWebServiceResponse
{
    /// <summary>The credentials, without their secrets.</summary>
    public List<ServiceSpecificCredentialMetadata> ServiceSpecificCredentials { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }
}

/// <summary>What DeleteServiceSpecificCredential is asked. Source: IAM API reference, DeleteServiceSpecificCredential.</summary>
public partial class DeleteServiceSpecificCredentialRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The credential's id, ACCA...</summary>
    public string ServiceSpecificCredentialId { get; set; }
}

/// <summary>What DeleteServiceSpecificCredential answers.</summary>
public partial class DeleteServiceSpecificCredentialResponse : AmazonWebServiceResponse;

/// <summary>What ListMFADevices is asked. Source: IAM API reference, ListMFADevices.</summary>
public partial class ListMFADevicesRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListMFADevices answers.</summary>
public partial class ListMFADevicesResponse : AmazonWebServiceResponse
{
    /// <summary>The devices that are in use.</summary>
    public List<MFADevice> MFADevices { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What DeactivateMFADevice is asked. Source: IAM API reference, DeactivateMFADevice.</summary>
public partial class DeactivateMFADeviceRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The device's serial number; for a virtual device, its ARN.</summary>
    public string SerialNumber { get; set; }
}

/// <summary>What DeactivateMFADevice answers.</summary>
public partial class DeactivateMFADeviceResponse : AmazonWebServiceResponse;

/// <summary>What DeleteVirtualMFADevice is asked. Source: IAM API reference, DeleteVirtualMFADevice.</summary>
public partial class DeleteVirtualMFADeviceRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The device's serial number; for a virtual device, its ARN.</summary>
    public string SerialNumber { get; set; }
}

/// <summary>What DeleteVirtualMFADevice answers.</summary>
public partial class DeleteVirtualMFADeviceResponse : AmazonWebServiceResponse;
