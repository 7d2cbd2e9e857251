using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Exports;

/// <summary>
/// Writes a captured set-up as Terraform configuration, each resource with the block that imports it, so that what stands is taken over
/// and nothing is made anew. Source: Terraform registry, hashicorp/aws, aws_iam_* (Import); Terraform language, import block.
/// </summary>
internal sealed class TerraformWriter
{
    private readonly HclWriter _hcl = new();
    private readonly Dictionary<string, UniqueNames> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _policies = new(StringComparer.Ordinal);

    private TerraformWriter()
    {
    }

    public static string Write(Setup setup)
    {
        var writer = new TerraformWriter();
        foreach (var policy in setup.Policies)
        {
            writer.Policy(policy);
        }

        foreach (var role in setup.Roles)
        {
            writer.Role(role);
        }

        var groups = setup.Groups.ToDictionary(g => g.Name, writer.Group, StringComparer.Ordinal);
        writer.Memberships(setup, groups);
        return writer._hcl.ToString();
    }

    private void Policy(PolicySpec policy) => _policies[policy.Arn] = Resource(
        "aws_iam_policy",
        policy.Name,
        policy.Arn,
        ("name", HclWriter.Quote(policy.Name)),
        ("path", Path(policy.Path)),
        ("description", Optional(policy.Description)),
        ("policy", HclWriter.Policy(policy.Document)),
        ("tags", Tags(policy.Tags)));

    private void Role(RoleSpec role)
    {
        var resource = Resource(
            "aws_iam_role",
            role.Name,
            role.Name,
            ("name", HclWriter.Quote(role.Name)),
            ("path", Path(role.Path)),
            ("description", Optional(role.Description)),
            ("max_session_duration", role.MaxSessionDuration?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("permissions_boundary", role.PermissionsBoundaryArn is { } boundary ? Reference(boundary) : null),
            ("assume_role_policy", HclWriter.Policy(role.Trust)),
            ("tags", Tags(role.Tags)));
        Policies("role", role.Name, resource, role.ManagedPolicies, role.InlinePolicies);
    }

    private string Group(GroupSpec group)
    {
        var resource = Resource("aws_iam_group", group.Name, group.Name, ("name", HclWriter.Quote(group.Name)), ("path", Path(group.Path)));
        Policies("group", group.Name, resource, group.ManagedPolicies, group.InlinePolicies);
        return resource;
    }

    private void Policies(string kind, string name, string resource, IReadOnlyList<ManagedPolicySpec> managed, IReadOnlyList<InlinePolicySpec> inline)
    {
        foreach (var policy in inline)
        {
            Resource(
                $"aws_iam_{kind}_policy",
                $"{name}_{policy.Name}",
                $"{name}:{policy.Name}",
                ("name", HclWriter.Quote(policy.Name)),
                (kind, $"{resource}.name"),
                ("policy", HclWriter.Policy(policy.Document)));
        }

        foreach (var policy in managed)
        {
            Resource($"aws_iam_{kind}_policy_attachment", $"{name}_{policy.Name}", $"{name}/{policy.Arn}", (kind, $"{resource}.name"), ("policy_arn", Reference(policy.Arn)));
        }
    }

    /// <summary>A membership of a user in these groups; in which others it is, is left alone.</summary>
    private void Memberships(Setup setup, Dictionary<string, string> groups)
    {
        foreach (var user in setup.Groups.SelectMany(g => g.Users.Select(u => (User: u.Name, Group: g.Name))).GroupBy(m => m.User, m => m.Group, StringComparer.OrdinalIgnoreCase))
        {
            Resource(
                "aws_iam_user_group_membership",
                user.Key,
                string.Join('/', user.Prepend(user.Key)),
                ("user", HclWriter.Quote(user.Key)),
                ("groups", HclWriter.List(user.Select(g => $"{groups[g]}.name"))));
        }
    }

    private string Resource(string type, string name, string id, params (string Name, string? Value)[] arguments)
    {
        if (!_names.TryGetValue(type, out var unique))
        {
            _names.Add(type, unique = new UniqueNames(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
        }

        var label = unique.For(name);
        _hcl.Block($"resource \"{type}\" \"{label}\"", arguments);
        _hcl.Block("import", ("to", $"{type}.{label}"), ("id", HclWriter.Quote(id)));
        return $"{type}.{label}";
    }

    private string Reference(string policyArn) => _policies.TryGetValue(policyArn, out var resource) ? $"{resource}.arn" : HclWriter.Quote(policyArn);

    private static string? Path(string path) => path == "/" ? null : HclWriter.Quote(path);

    private static string? Optional(string? value) => string.IsNullOrEmpty(value) ? null : HclWriter.Quote(value);

    private static string? Tags(IReadOnlyList<Tag> tags) => HclWriter.Map([.. tags.Select(t => (t.Key, t.Value))]);
}
