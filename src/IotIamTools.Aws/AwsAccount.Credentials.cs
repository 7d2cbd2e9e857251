using Amazon.Runtime;
using IotIamTools.Aws.Calls;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws;

/// <content>The credentials of users. Traces and errors name the user, not the credential.</content>
internal sealed partial class AwsAccount
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<UserCredential>> ListCredentialsAsync(string userName, UserCredentialKind kind, CancellationToken cancellationToken) => kind switch
    {
        UserCredentialKind.Password => FindPasswordAsync(userName, cancellationToken),
        UserCredentialKind.AccessKey => ListAccessKeysAsync(userName, cancellationToken),
        UserCredentialKind.SigningCertificate => ListAsync(
            "ListSigningCertificates",
            userName,
            (marker, ct) => _iam.ListSigningCertificatesAsync(new() { UserName = userName, Marker = marker, MaxItems = PageSize }, ct),
            answer => new(Map.List(answer.Certificates, c => Map.Credential(kind, c.CertificateId, c.UploadDate)), answer.IsTruncated, answer.Marker),
            cancellationToken),
        UserCredentialKind.SshPublicKey => ListAsync(
            "ListSSHPublicKeys",
            userName,
            (marker, ct) => _iam.ListSSHPublicKeysAsync(new() { UserName = userName, Marker = marker, MaxItems = PageSize }, ct),
            answer => new(Map.List(answer.SSHPublicKeys, k => Map.Credential(kind, k.SSHPublicKeyId, k.UploadDate)), answer.IsTruncated, answer.Marker),
            cancellationToken),
        UserCredentialKind.ServiceSpecificCredential => ListAsync(
            "ListServiceSpecificCredentials",
            userName,
            (marker, ct) => _iam.ListServiceSpecificCredentialsAsync(new() { UserName = userName, Marker = marker, MaxItems = PageSize }, ct),
            answer => new(
                Map.List(answer.ServiceSpecificCredentials, c => Map.Credential(kind, c.ServiceSpecificCredentialId, c.CreateDate)), answer.IsTruncated, answer.Marker),
            cancellationToken),
        UserCredentialKind.MfaDevice => ListAsync(
            "ListMFADevices",
            userName,
            (marker, ct) => _iam.ListMFADevicesAsync(new() { UserName = userName, Marker = marker, MaxItems = PageSize }, ct),
            answer => new(Map.List(answer.MFADevices, d => Map.Credential(kind, d.SerialNumber, d.EnableDate)), answer.IsTruncated, answer.Marker),
            cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <inheritdoc/>
    public async Task DeleteCredentialAsync(string userName, UserCredential credential, CancellationToken cancellationToken)
    {
        var id = credential.Id;
        await (credential.Kind switch
        {
            UserCredentialKind.Password => DeleteAsync(
                "DeleteLoginProfile", userName, ct => _iam.DeleteLoginProfileAsync(new() { UserName = userName }, ct), cancellationToken),
            UserCredentialKind.AccessKey => DeleteAsync(
                "DeleteAccessKey", userName, ct => _iam.DeleteAccessKeyAsync(new() { UserName = userName, AccessKeyId = id }, ct), cancellationToken),
            UserCredentialKind.SigningCertificate => DeleteAsync(
                "DeleteSigningCertificate", userName, ct => _iam.DeleteSigningCertificateAsync(new() { UserName = userName, CertificateId = id }, ct), cancellationToken),
            UserCredentialKind.SshPublicKey => DeleteAsync(
                "DeleteSSHPublicKey", userName, ct => _iam.DeleteSSHPublicKeyAsync(new() { UserName = userName, SSHPublicKeyId = id }, ct), cancellationToken),
            UserCredentialKind.ServiceSpecificCredential => DeleteAsync(
                "DeleteServiceSpecificCredential",
                userName,
                ct => _iam.DeleteServiceSpecificCredentialAsync(new() { UserName = userName, ServiceSpecificCredentialId = id }, ct),
                cancellationToken),
            UserCredentialKind.MfaDevice => DeleteAsync(
                "DeactivateMFADevice", userName, ct => _iam.DeactivateMFADeviceAsync(new() { UserName = userName, SerialNumber = id }, ct), cancellationToken),
            var kind => throw new ArgumentOutOfRangeException(nameof(credential), kind, null),
        }).ConfigureAwait(false);

        if (credential.IsVirtual)
        {
            await DeleteAsync(
                "DeleteVirtualMFADevice", userName, ct => _iam.DeleteVirtualMFADeviceAsync(new() { SerialNumber = id }, ct), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DeleteAsync<TResponse>(string operation, string userName, Func<CancellationToken, Task<TResponse>> send, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse
    {
        await _calls.RunAsync(new Call(operation, Entity.User(userName)), send, cancellationToken).ConfigureAwait(false);
        _calls.Recent.Loosened(Entity.User(userName));
    }

    private async Task<IReadOnlyList<UserCredential>> ListAsync<TResponse>(
        string operation,
        string userName,
        Func<string?, CancellationToken, Task<TResponse>> send,
        Func<TResponse, Page<UserCredential>> read,
        CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse =>
        await _calls.ListAsync(new Call(operation, Entity.User(userName)), send, read, cancellationToken).ConfigureAwait(false);

    private async Task<IReadOnlyList<UserCredential>> FindPasswordAsync(string userName, CancellationToken cancellationToken)
    {
        var found = await _calls.FindAsync(
            new Call("GetLoginProfile", Entity.User(userName)),
            ct => _iam.GetLoginProfileAsync(new() { UserName = userName }, ct),
            answer => Map.Credential(UserCredentialKind.Password, "", answer.LoginProfile?.CreateDate),
            cancellationToken).ConfigureAwait(false);
        return found is null ? [] : [found];
    }

    private async Task<IReadOnlyList<UserCredential>> ListAccessKeysAsync(string userName, CancellationToken cancellationToken)
    {
        var keys = await ListAsync(
            "ListAccessKeys",
            userName,
            (marker, ct) => _iam.ListAccessKeysAsync(new() { UserName = userName, Marker = marker, MaxItems = PageSize }, ct),
            answer => new(
                Map.List(answer.AccessKeyMetadata, k => Map.Credential(UserCredentialKind.AccessKey, k.AccessKeyId, k.CreateDate)), answer.IsTruncated, answer.Marker),
            cancellationToken).ConfigureAwait(false);
        return await Task.WhenAll(keys.Select(k => WithLastUseAsync(k, userName, cancellationToken))).ConfigureAwait(false);
    }

    private async Task<UserCredential> WithLastUseAsync(UserCredential key, string userName, CancellationToken cancellationToken)
    {
        try
        {
            return key with
            {
                LastUsed = await _calls.ReadAsync(
                    new Call("GetAccessKeyLastUsed", Entity.User(userName)),
                    ct => _iam.GetAccessKeyLastUsedAsync(new() { AccessKeyId = key.Id }, ct),
                    answer => Map.LastUsed(answer.AccessKeyLastUsed),
                    cancellationToken).ConfigureAwait(false),
            };
        }
        catch (IamException e) when (e.Code is IamErrorCodes.OperationNotSupported)
        {
            return key;
        }
    }
}
