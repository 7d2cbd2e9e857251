using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>The kinds of entity that lists are filtered by. Values that are not listed are let through.</summary>
public class EntityType : ConstantClass
{
    /// <summary><c>User</c>.</summary>
    public static readonly EntityType User = new("User");

    /// <summary><c>Role</c>.</summary>
    public static readonly EntityType Role = new("Role");

    /// <summary><c>Group</c>.</summary>
    public static readonly EntityType Group = new("Group");

    /// <summary><c>LocalManagedPolicy</c>.</summary>
    public static readonly EntityType LocalManagedPolicy = new("LocalManagedPolicy");

    /// <summary><c>AWSManagedPolicy</c>.</summary>
    public static readonly EntityType AWSManagedPolicy = new("AWSManagedPolicy");

    /// <summary>Makes the value.</summary>
    public EntityType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of this value.</summary>
    public static EntityType FindValue(string value) => FindValue<EntityType>(value);

    /// <summary>The constant of this value.</summary>
    public static implicit operator EntityType(string value) => FindValue(value);
}

/// <summary>Whose managed policies. Values that are not listed are let through.</summary>
public class PolicyScopeType : ConstantClass
{
    /// <summary><c>All</c>.</summary>
    public static readonly PolicyScopeType All = new("All");

    /// <summary><c>AWS</c>.</summary>
    public static readonly PolicyScopeType AWS = new("AWS");

    /// <summary><c>Local</c>.</summary>
    public static readonly PolicyScopeType Local = new("Local");

    /// <summary>Makes the value.</summary>
    public PolicyScopeType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of this value.</summary>
    public static PolicyScopeType FindValue(string value) => FindValue<PolicyScopeType>(value);

    /// <summary>The constant of this value.</summary>
    public static implicit operator PolicyScopeType(string value) => FindValue(value);
}

/// <summary>What a managed policy is used for. Values that are not listed are let through.</summary>
public class PolicyUsageType : ConstantClass
{
    /// <summary><c>PermissionsPolicy</c>.</summary>
    public static readonly PolicyUsageType PermissionsPolicy = new("PermissionsPolicy");

    /// <summary><c>PermissionsBoundary</c>.</summary>
    public static readonly PolicyUsageType PermissionsBoundary = new("PermissionsBoundary");

    /// <summary>Makes the value.</summary>
    public PolicyUsageType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of this value.</summary>
    public static PolicyUsageType FindValue(string value) => FindValue<PolicyUsageType>(value);

    /// <summary>The constant of this value.</summary>
    public static implicit operator PolicyUsageType(string value) => FindValue(value);
}

/// <summary>What a permissions boundary is. Values that are not listed are let through.</summary>
public class PermissionsBoundaryAttachmentType : ConstantClass
{
    /// <summary><c>PermissionsBoundaryPolicy</c>.</summary>
    public static readonly PermissionsBoundaryAttachmentType PermissionsBoundaryPolicy = new("PermissionsBoundaryPolicy");

    /// <summary>Makes the value.</summary>
    public PermissionsBoundaryAttachmentType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of this value.</summary>
    public static PermissionsBoundaryAttachmentType FindValue(string value) => FindValue<PermissionsBoundaryAttachmentType>(value);

    /// <summary>The constant of this value.</summary>
    public static implicit operator PermissionsBoundaryAttachmentType(string value) => FindValue(value);
}

/// <summary>The types of context values. Values that are not listed are let through.</summary>
public class ContextKeyTypeEnum : ConstantClass
{
    /// <summary><c>string</c>.</summary>
    public static readonly ContextKeyTypeEnum String = new("string");

    /// <summary><c>stringList</c>.</summary>
    public static readonly ContextKeyTypeEnum StringList = new("stringList");

    /// <summary><c>numeric</c>.</summary>
    public static readonly ContextKeyTypeEnum Numeric = new("numeric");

    /// <summary><c>numericList</c>.</summary>
    public static readonly ContextKeyTypeEnum NumericList = new("numericList");

    /// <summary><c>boolean</c>.</summary>
    public static readonly ContextKeyTypeEnum Boolean = new("boolean");

    /// <summary><c>booleanList</c>.</summary>
    public static readonly ContextKeyTypeEnum BooleanList = new("booleanList");

    /// <summary><c>ip</c>.</summary>
    public static readonly ContextKeyTypeEnum Ip = new("ip");

    /// <summary><c>ipList</c>.</summary>
    public static readonly ContextKeyTypeEnum IpList = new("ipList");

    /// <summary><c>binary</c>.</summary>
    public static readonly ContextKeyTypeEnum Binary = new("binary");

    /// <summary><c>binaryList</c>.</summary>
    public static readonly ContextKeyTypeEnum BinaryList = new("binaryList");

    /// <summary><c>date</c>.</summary>
    public static readonly ContextKeyTypeEnum Date = new("date");

    /// <summary><c>dateList</c>.</summary>
    public static readonly ContextKeyTypeEnum DateList = new("dateList");

    /// <summary>Makes the value.</summary>
    public ContextKeyTypeEnum(string value)
        : base(value)
    {
    }

    /// <summary>The constant of this value.</summary>
    public static ContextKeyTypeEnum FindValue(string value) => FindValue<ContextKeyTypeEnum>(value);

    /// <summary>The constant of this value.</summary>
    public static implicit operator ContextKeyTypeEnum(string value) => FindValue(value);
}

/// <summary>The verdicts of a simulation. Values that are not listed are let through.</summary>
public class PolicyEvaluationDecisionType : ConstantClass
{
    /// <summary><c>allowed</c>.</summary>
    public static readonly PolicyEvaluationDecisionType Allowed = new("allowed");

    /// <summary><c>explicitDeny</c>.</summary>
    public static readonly PolicyEvaluationDecisionType ExplicitDeny = new("explicitDeny");

    /// <summary><c>implicitDeny</c>.</summary>
    public static readonly PolicyEvaluationDecisionType ImplicitDeny = new("implicitDeny");

    /// <summary>Makes the value.</summary>
    public PolicyEvaluationDecisionType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of this value.</summary>
    public static PolicyEvaluationDecisionType FindValue(string value) => FindValue<PolicyEvaluationDecisionType>(value);

    /// <summary>The constant of this value.</summary>
    public static implicit operator PolicyEvaluationDecisionType(string value) => FindValue(value);
}

/// <summary>The kinds of policy that a simulation names. Values that are not listed are let through.</summary>
public class PolicySourceType : ConstantClass
{
    /// <summary><c>user</c>.</summary>
    public static readonly PolicySourceType User = new("user");

    /// <summary><c>group</c>.</summary>
    public static readonly PolicySourceType Group = new("group");

    /// <summary><c>role</c>.</summary>
    public static readonly PolicySourceType Role = new("role");

    /// <summary><c>aws-managed</c>.</summary>
    public static readonly PolicySourceType AwsManaged = new("aws-managed");

    /// <summary><c>user-managed</c>.</summary>
    public static readonly PolicySourceType UserManaged = new("user-managed");

    /// <summary><c>resource</c>.</summary>
    public static readonly PolicySourceType Resource = new("resource");

    /// <summary><c>none</c>.</summary>
    public static readonly PolicySourceType None = new("none");

    /// <summary>Makes the value.</summary>
    public PolicySourceType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of this value.</summary>
    public static PolicySourceType FindValue(string value) => FindValue<PolicySourceType>(value);

    /// <summary>The constant of this value.</summary>
    public static implicit operator PolicySourceType(string value) => FindValue(value);
}

/// <summary>Whether a credential can be used. Values that are not listed are let through.</summary>
public class StatusType : ConstantClass
{
    /// <summary><c>Active</c>.</summary>
    public static readonly StatusType Active = new("Active");

    /// <summary><c>Inactive</c>.</summary>
    public static readonly StatusType Inactive = new("Inactive");

    /// <summary><c>Expired</c>.</summary>
    public static readonly StatusType Expired = new("Expired");

    /// <summary>Makes the value.</summary>
    public StatusType(string value)
        : base(value)
    {
    }

    /// <summary>The constant of this value.</summary>
    public static StatusType FindValue(string value) => FindValue<StatusType>(value);

    /// <summary>The constant of this value.</summary>
    public static implicit operator StatusType(string value) => FindValue(value);
}
