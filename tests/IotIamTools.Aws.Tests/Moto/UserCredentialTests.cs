using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Leftovers;
using IotIamTools.Core.Plans;

namespace IotIamTools.Aws.Tests.Moto;

/// <summary>What users have to prove who they are, against a live server.</summary>
[Collection(MotoTests.Name)]
public sealed class UserCredentialTests(MotoServer moto)
{
    private const string Device = "arn:aws:iam::123456789012:mfa/";

    // moto has no service-specific credentials; a stand-in has them below.
    private static readonly UserCredentialKind[] Kinds = [.. Enum.GetValues<UserCredentialKind>().Where(k => k != UserCredentialKind.ServiceSpecificCredential)];

    [MotoTheory]
    [MemberData(nameof(AllKinds))]
    public async Task Credentials_are_listed_and_deleted(UserCredentialKind kind)
    {
        await using var account = moto.Open();
        var name = $"with{kind}";
        await account.CreateUserAsync(new NewUser { Name = name }, default);
        Assert.Empty(await account.ListCredentialsAsync(name, kind, default));
        await GiveAsync(name, kind);

        var credential = Assert.Single(await account.ListCredentialsAsync(name, kind, default));
        Assert.Equal(kind, credential.Kind);
        Assert.Equal(kind == UserCredentialKind.Password, credential.Id.Length == 0);
        Assert.InRange(credential.CreateDate!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        Assert.Equal(kind == UserCredentialKind.AccessKey ? new LastUsed(null, null) : null, credential.LastUsed);

        await account.DeleteCredentialAsync(name, credential, default);
        Assert.Empty(await account.ListCredentialsAsync(name, kind, default));
        if (credential.IsVirtual)
        {
            // The device itself is gone: its name is free again.
            await GiveAsync(name, kind);
        }
        else
        {
            Assert.Equal(IamErrorCodes.NoSuchEntity, (await Assert.ThrowsAsync<IamException>(() => account.DeleteCredentialAsync(name, credential, default))).Code);
        }
    }

    public static TheoryData<UserCredentialKind> AllKinds() => [.. Kinds];

    [MotoFact]
    public async Task What_the_server_does_not_know_is_told_as_such()
    {
        await using var account = moto.Open();
        await account.CreateUserAsync(new NewUser { Name = "unknown" }, default);

        var error = await Assert.ThrowsAsync<IamException>(() => account.ListCredentialsAsync("unknown", UserCredentialKind.ServiceSpecificCredential, default));

        Assert.Equal((IamErrorCodes.OperationNotSupported, "ListServiceSpecificCredentials"), (error.Code, error.Operation));
    }

    [MotoFact]
    public async Task A_deploy_user_is_kept_for_its_credentials_and_forced_goes_with_them()
    {
        await using var account = moto.Open();
        await account.CreateGroupAsync("CredentialJets", "/", default);
        await account.CreateUserAsync(new NewUser { Name = "cicd" }, default);
        await account.AddUserToGroupAsync("CredentialJets", "cicd", default);
        foreach (var kind in Kinds)
        {
            await GiveAsync("cicd", kind);
        }

        var kept = await RemoveAsync(account, force: false);
        Assert.Equal(Change.Retained, kept.Change);
        Assert.Matches(
            "^user cicd is retained: it has a password, access key AKIA[A-Z0-9]{16} \\(never used\\), signing certificate [A-Za-z0-9]+, SSH public key APKA[A-Z0-9]+, "
                + $"virtual MFA device {Device}cicd\\. Done: group CredentialJets: remove user cicd$",
            kept.Problem);
        Assert.NotNull(await account.FindUserAsync("cicd", default));

        var removed = await RemoveAsync(account, force: true);
        Assert.Equal((Change.Removed, null), (removed.Change, removed.Problem));
        Assert.Equal(
            ["DeleteLoginProfile", "DeleteAccessKey", "DeleteSigningCertificate", "DeleteSSHPublicKey", "DeactivateMFADevice", "DeleteUser"],
            removed.Outcomes.Select(o => o.Step.Operation));
        Assert.Null(await account.FindUserAsync("cicd", default));
    }

    [MotoFact]
    public async Task An_unused_deploy_user_is_a_likely_leftover_with_its_keys_told()
    {
        await moto.EmptyAsync();
        await using var account = moto.Open();
        await account.CreateGroupAsync("Jets", "/", default);
        foreach (var name in new[] { "keyless", "keyed" })
        {
            await account.CreateUserAsync(new NewUser { Name = name }, default);
            await account.AddUserToGroupAsync("Jets", name, default);
        }

        await GiveAsync("keyed", UserCredentialKind.AccessKey);
        var key = Assert.Single(await account.ListCredentialsAsync("keyed", UserCredentialKind.AccessKey, default)).Id;

        // Users are as old as the server here, so that "unused" has to begin now.
        var found = (await LeftoverFinder.FindAsync(account, new LeftoverOptions { Rules = [LeftoverRule.UnusedDeployUser], UnusedFor = TimeSpan.FromHours(-1) }, default)).Findings;

        Assert.Equal(
            [
                $"keyed Likely In group Jets. Access key {key} never used; no use of a password is known.",
                $"keyless Likely In group Jets. No access keys; no use of a password is known; made {DateTime.UtcNow:yyyy-MM-dd}.",
            ],
            found.Select(f => $"{f.Entity.Name} {f.Certainty} {f.Why}"));
    }

    private static async Task<RemovalResult> RemoveAsync(IIamAccount account, bool force)
    {
        var members = await GroupMembership.ReadAsync(EntityReference.Parse("CredentialJets", EntityKind.Group), account, default);
        return await members.RemoveAsync(EntityReference.Parse("cicd", EntityKind.User), delete: true, new RemovalOptions { Force = force }, _ => Task.FromResult(Approval.Yes), default);
    }

    private async Task GiveAsync(string userName, UserCredentialKind kind)
    {
        switch (kind)
        {
            case UserCredentialKind.Password:
                await moto.PostAsync($"Action=CreateLoginProfile&UserName={userName}&Password=Not-a-secret-1");
                break;
            case UserCredentialKind.AccessKey:
                await moto.PostAsync($"Action=CreateAccessKey&UserName={userName}");
                break;
            case UserCredentialKind.SigningCertificate:
                await moto.PostAsync($"Action=UploadSigningCertificate&UserName={userName}&CertificateBody={Uri.EscapeDataString(Certificate())}");
                break;
            case UserCredentialKind.SshPublicKey:
                await moto.PostAsync($"Action=UploadSSHPublicKey&UserName={userName}&SSHPublicKeyBody=ssh-rsa");
                break;
            case UserCredentialKind.MfaDevice:
                await moto.PostAsync($"Action=CreateVirtualMFADevice&VirtualMFADeviceName={userName}");
                await moto.PostAsync($"Action=EnableMFADevice&UserName={userName}&SerialNumber={Device}{userName}&AuthenticationCode1=123456&AuthenticationCode2=654321");
                break;
        }
    }

    private static string Certificate()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        return made.ExportCertificatePem();
    }
}
