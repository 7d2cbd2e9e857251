using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Permissions;

/// <summary>What permissions are limited to. What is empty is not limited.</summary>
public sealed record PermissionScope
{
    /// <summary>No limits.</summary>
    public static PermissionScope None { get; } = new();

    /// <summary>
    /// ARNs, which may have wildcards. Each stands for the actions whose resource types it can be one of, in place of all resources of
    /// that type; actions that no ARN fits keep theirs.
    /// </summary>
    public IReadOnlyList<string> ResourceArns { get; init; } = [];

    /// <summary>The ARNs of the roles that <c>iam:PassRole</c> is about.</summary>
    public IReadOnlyList<string> PassRoleArns { get; init; } = [];

    /// <summary>Those of the ARNs that are none.</summary>
    public IReadOnlyList<string> Malformed => [.. ResourceArns.Concat(PassRoleArns).Where(text => !Arn.TryParse(text, out _))];

    /// <summary>What a permission is about within these limits: one resource or more for each resource type that the action needs.</summary>
    internal IReadOnlyList<string> ResourcesOf(Permission permission)
    {
        if (permission.PassedTo.Count > 0 && PassRoleArns.Count > 0)
        {
            return PassRoleArns;
        }

        var fitting = permission.Resources.Select(type => ResourceArns.Where(arn => ResourceTypes.Fits(arn, type)).ToList()).ToList();
        return fitting.TrueForAll(f => f.Count == 0)
            ? permission.Resources
            : [.. fitting.Zip(permission.Resources, (f, type) => f.Count == 0 ? [type] : f).SelectMany(r => r).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The ARNs that are none of the resources of these permissions: probably a mistake of who wrote them.</summary>
    public IReadOnlyList<string> Unused(IEnumerable<Permission> permissions)
    {
        var types = permissions.SelectMany(p => p.Resources).Distinct(StringComparer.Ordinal).ToList();
        return [.. ResourceArns.Where(arn => !types.Exists(type => ResourceTypes.Fits(arn, type)))];
    }
}
