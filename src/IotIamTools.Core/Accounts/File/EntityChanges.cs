using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Making and deleting roles, groups and users. Source: IAM API reference, Create... and Delete... of each.</summary>
internal static class EntityChanges
{
    public static Role CreateRole(AccountState state, NewRole role)
    {
        const string Operation = "CreateRole";
        Guard.Against(
            IamNames.CheckRoleName(role.Name) ?? IamNames.CheckRolePath(role.Path) ?? IamNames.CheckRoleDescription(role.Description)
                ?? IamNames.CheckSessionDuration(role.MaxSessionDuration) ?? IamTags.Check(role.Tags),
            Operation);
        CheckNew(state, EntityFormat.Role, role.Name, Operation);
        TrustChanges.Check(state, role.TrustPolicy, Operation);
        BoundaryChanges.Check(state, EntityKind.Role, role.PermissionsBoundaryArn, Operation);

        var record = Record(state, EntityFormat.Role, role.Path, role.Name)
            .Set("AssumeRolePolicyDocument", StoredDocument.Write(role.TrustPolicy))
            .With("Description", string.IsNullOrEmpty(role.Description) ? null : role.Description);
        if (role.MaxSessionDuration != IamLimits.DefaultSessionDuration)
        {
            record.With("MaxSessionDuration", role.MaxSessionDuration);
        }

        record.List("InstanceProfileList");
        record.List("RolePolicyList");
        return Views.Role(Add(state, EntityFormat.Role, record, role.PermissionsBoundaryArn, role.Tags));
    }

    public static Group CreateGroup(AccountState state, string name, string path)
    {
        const string Operation = "CreateGroup";
        Guard.Against(IamNames.CheckGroupName(name) ?? IamNames.CheckPath(path), Operation);
        CheckNew(state, EntityFormat.Group, name, Operation);
        var record = Record(state, EntityFormat.Group, path, name);
        record.List("GroupPolicyList");
        record.List("AttachedManagedPolicies");
        return Views.Group(state.Add(EntityFormat.Group, record));
    }

    public static User CreateUser(AccountState state, NewUser user)
    {
        const string Operation = "CreateUser";
        Guard.Against(IamNames.CheckUserName(user.Name) ?? IamNames.CheckPath(user.Path) ?? IamTags.Check(user.Tags), Operation);
        CheckNew(state, EntityFormat.User, user.Name, Operation);
        BoundaryChanges.Check(state, EntityKind.User, user.PermissionsBoundaryArn, Operation);
        var record = Record(state, EntityFormat.User, user.Path, user.Name);
        record.List("GroupList");
        return Views.User(Add(state, EntityFormat.User, record, user.PermissionsBoundaryArn, user.Tags));
    }

    public static void UpdateRole(AccountState state, string roleName, string? description, int? maxSessionDuration)
    {
        const string Operation = "UpdateRole";
        Guard.Against(IamNames.CheckRoleDescription(description) ?? (maxSessionDuration is { } s ? IamNames.CheckSessionDuration(s) : null), Operation);
        var role = Guard.Modifiable(state, Entity.Role(roleName), Operation).Record;
        if (description is not null && description != (role.Text("Description") ?? ""))
        {
            state.Touch();
            if (description.Length == 0)
            {
                role.Remove("Description");
            }
            else
            {
                role.With("Description", description);
            }
        }

        if (maxSessionDuration is { } seconds && seconds != (role.Number("MaxSessionDuration") ?? IamLimits.DefaultSessionDuration))
        {
            state.Touch();
            if (seconds == IamLimits.DefaultSessionDuration)
            {
                role.Remove("MaxSessionDuration");
            }
            else
            {
                role.With("MaxSessionDuration", seconds);
            }
        }
    }

    /// <summary>Deletes an entity from which everything was taken away.</summary>
    public static void Delete(AccountState state, Entity entity)
    {
        var operation = $"Delete{entity.Kind}";
        var stored = Guard.Modifiable(state, entity, operation);
        Guard.Against(DeleteConflict(state, stored), operation);
        state.Remove(stored);
        if (stored.BoundaryArn is { } boundary)
        {
            StoredPolicies.CountEnd(state, boundary, asBoundary: true);
        }
    }

    public static void RemoveRoleFromInstanceProfile(AccountState state, string instanceProfileName, string roleName)
    {
        const string Operation = "RemoveRoleFromInstanceProfile";
        var role = Guard.Modifiable(state, Entity.Role(roleName), Operation);
        var profile = role.InstanceProfiles.FirstOrDefault(p => string.Equals(p.Text("InstanceProfileName"), instanceProfileName, StringComparison.OrdinalIgnoreCase))
            ?? throw new IamProblem(IamErrorCodes.NoSuchEntity, $"Instance Profile {instanceProfileName} with the role {roleName} cannot be found.").ToException(Operation);
        role.Record.List("InstanceProfileList").Items.Remove(profile);
        state.Touch();
    }

    private static IamProblem? DeleteConflict(AccountState state, StoredEntity entity)
    {
        if (entity.InstanceProfiles.Any())
        {
            return IamErrors.MustFirst("remove roles from instance profile");
        }

        var hasMembers = entity.Kind == EntityKind.Group && state.All(EntityFormat.User).Any(u => u.IsIn(entity.Name));
        if (hasMembers || entity.GroupNames.Any())
        {
            return IamErrors.MustFirst("remove users from group");
        }

        if (entity.AttachedPolicies.Any())
        {
            return IamErrors.MustFirst("detach all policies");
        }

        return entity.InlinePolicies.Any() ? IamErrors.MustFirst("delete policies") : null;
    }

    private static void CheckNew(AccountState state, EntityFormat format, string name, string operation)
    {
        if (state.Find(format.Kind, name) is not null)
        {
            throw IamErrors.Exists(format.Kind, name).ToException(operation);
        }

        var quota = state.Quotas.Entities(format);
        if (state.Count(format) >= quota)
        {
            throw IamErrors.Quota($"{format.Kind}sPerAccount", quota).ToException(operation);
        }
    }

    private static RecordPart Record(AccountState state, EntityFormat format, string path, string name) => new RecordPart(format.Shape)
        .With("Path", path)
        .With(format.NameMember, name)
        .With(format.IdMember, state.NewId(format.IdPrefix))
        .With("Arn", $"arn:{state.Identity.Partition}:iam::{state.Identity.AccountId}:{format.Word}{path}{name}")
        .With("CreateDate", state.Now());

    private static StoredEntity Add(AccountState state, EntityFormat format, RecordPart record, string? boundaryArn, IReadOnlyList<Tag> tags)
    {
        record.List("AttachedManagedPolicies");
        TagChanges.Append(record.List("Tags"), tags);
        if (format == EntityFormat.Role)
        {
            record.Set("RoleLastUsed", new RecordPart(AccountFormat.LastUsed));
        }

        var entity = state.Add(format, record);
        if (boundaryArn is not null)
        {
            BoundaryChanges.Set(state, entity, boundaryArn);
        }

        return entity;
    }
}
