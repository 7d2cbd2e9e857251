using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>Takes a role out of an instance profile.</summary>
internal sealed class RemoveRoleFromInstanceProfileStep(string roleName, string profileName)
    : PlanStep(Entity.Role(roleName), "RemoveRoleFromInstanceProfile", $"remove from instance profile {profileName}")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.RemoveRoleFromInstanceProfileAsync(profileName, Entity.Name, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Deletes an inline policy.</summary>
internal sealed class DeleteInlinePolicyStep(Entity entity, string policyName)
    : PlanStep(entity, $"Delete{entity.Kind}Policy", $"delete inline policy {policyName}")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.DeleteInlinePolicyAsync(Entity, policyName, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Detaches a managed policy, which stays.</summary>
internal sealed class DetachPolicyStep(Entity entity, AttachedPolicy policy)
    : PlanStep(entity, $"Detach{entity.Kind}Policy", $"detach managed policy {policy.Name}")
{
    public string PolicyArn => policy.Arn;

    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.DetachPolicyAsync(Entity, policy.Arn, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Takes a user out of a group; the user stays.</summary>
internal sealed class RemoveUserFromGroupStep(string groupName, string userName)
    : PlanStep(Entity.Group(groupName), "RemoveUserFromGroup", $"remove user {userName}")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.RemoveUserFromGroupAsync(Entity.Name, userName, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Deletes a role.</summary>
internal sealed class DeleteRoleStep(string roleName) : PlanStep(Entity.Role(roleName), "DeleteRole", "delete the role")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.DeleteRoleAsync(Entity.Name, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Deletes a group.</summary>
internal sealed class DeleteGroupStep(string groupName) : PlanStep(Entity.Group(groupName), "DeleteGroup", "delete the group")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.DeleteGroupAsync(Entity.Name, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Deletes a version of a managed policy that is not in force.</summary>
internal sealed class DeletePolicyVersionStep(ManagedPolicy policy, string versionId)
    : PlanStep(new Entity(EntityKind.Policy, policy.Name), "DeletePolicyVersion", $"delete version {versionId}")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.DeletePolicyVersionAsync(policy.Arn, versionId, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Deletes a customer managed policy.</summary>
internal sealed class DeletePolicyStep(ManagedPolicy policy)
    : PlanStep(new Entity(EntityKind.Policy, policy.Name), "DeletePolicy", $"delete the managed policy {policy.Arn}")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.DeletePolicyAsync(policy.Arn, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Deletes a credential of a user; an MFA device in hardware is taken from it only.</summary>
internal sealed class DeleteCredentialStep(string userName, UserCredential credential)
    : PlanStep(Entity.User(userName), OperationFor(credential.Kind), ActionFor(credential))
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.DeleteCredentialAsync(Entity.Name, credential, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private static string OperationFor(UserCredentialKind kind) => kind switch
    {
        UserCredentialKind.Password => "DeleteLoginProfile",
        UserCredentialKind.AccessKey => "DeleteAccessKey",
        UserCredentialKind.SigningCertificate => "DeleteSigningCertificate",
        UserCredentialKind.SshPublicKey => "DeleteSSHPublicKey",
        UserCredentialKind.ServiceSpecificCredential => "DeleteServiceSpecificCredential",
        _ => "DeactivateMFADevice",
    };

    private static string ActionFor(UserCredential credential) => credential.Kind switch
    {
        UserCredentialKind.Password => $"delete the {credential}",
        UserCredentialKind.MfaDevice when !credential.IsVirtual => $"deactivate {credential}",
        _ => $"delete {credential}",
    };
}

/// <summary>Deletes a user.</summary>
internal sealed class DeleteUserStep(string userName) : PlanStep(Entity.User(userName), "DeleteUser", "delete the user")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.DeleteUserAsync(Entity.Name, cancellationToken).ConfigureAwait(false);
        return null;
    }
}
