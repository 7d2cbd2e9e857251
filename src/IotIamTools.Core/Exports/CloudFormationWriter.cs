using System.Text.Json;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Exports;

/// <summary>
/// Writes a captured set-up as a CloudFormation template. What is deleted from the stack is kept in the account, which importing existing
/// resources into a stack demands. Source: AWS CloudFormation user guide, template reference of AWS::IAM; resource-import.
/// </summary>
internal sealed class CloudFormationWriter
{
    private readonly Dictionary<string, string> _policyIds = new(StringComparer.Ordinal);
    private readonly UniqueNames _ids = new(c => char.IsAsciiLetterOrDigit(c) ? c : null);
    private readonly Setup _setup;
    private readonly AccountArn _arn;

    private CloudFormationWriter(CapturedSetup captured)
    {
        _setup = captured.Setup;
        _arn = new AccountArn(captured.Identity, "${AWS::AccountId}", "${AWS::Partition}");
    }

    public static string Write(CapturedSetup captured) => JsonCopy.Indented(new CloudFormationWriter(captured).Template);

    private void Template(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("AWSTemplateFormatVersion", "2010-09-09");
        json.WriteString("Description", $"IAM of {_setup.Blueprint}. Needs the capability CAPABILITY_NAMED_IAM.");
        json.WriteStartObject("Resources");
        foreach (var policy in _setup.Policies)
        {
            _policyIds[policy.Arn] = _ids.For(policy.Name, "Policy");
            Resource(json, _policyIds[policy.Arn], "AWS::IAM::ManagedPolicy", () =>
            {
                json.WriteString("ManagedPolicyName", policy.Name);
                json.WriteString("Path", policy.Path);
                Optional(json, "Description", policy.Description);
                Document(json, "PolicyDocument", policy.Document);
            });
        }

        foreach (var role in _setup.Roles)
        {
            Resource(json, _ids.For(role.Name, "Role"), "AWS::IAM::Role", () => Role(json, role));
        }

        foreach (var group in _setup.Groups)
        {
            Group(json, group);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Role(Utf8JsonWriter json, RoleSpec role)
    {
        json.WriteString("RoleName", role.Name);
        json.WriteString("Path", role.Path);
        Optional(json, "Description", role.Description);
        if (role.MaxSessionDuration is { } seconds)
        {
            json.WriteNumber("MaxSessionDuration", seconds);
        }

        Document(json, "AssumeRolePolicyDocument", role.Trust);
        if (role.PermissionsBoundaryArn is { } boundary)
        {
            json.WritePropertyName("PermissionsBoundary");
            PolicyReference(json, boundary);
        }

        Policies(json, role.ManagedPolicies, role.InlinePolicies);
        Tags(json, role.Tags);
    }

    private void Group(Utf8JsonWriter json, GroupSpec group)
    {
        var id = _ids.For(group.Name, "Group");
        Resource(json, id, "AWS::IAM::Group", () =>
        {
            json.WriteString("GroupName", group.Name);
            json.WriteString("Path", group.Path);
            Policies(json, group.ManagedPolicies, group.InlinePolicies);
        });
        if (group.Users.Count > 0)
        {
            json.WriteStartObject(_ids.For(group.Name, "Users"));
            json.WriteString("Type", "AWS::IAM::UserToGroupAddition");
            json.WriteStartObject("Properties");
            json.WriteStartObject("GroupName");
            json.WriteString("Ref", id);
            json.WriteEndObject();
            json.WriteStartArray("Users");
            foreach (var user in group.Users)
            {
                json.WriteStringValue(user.Name);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void Resource(Utf8JsonWriter json, string id, string type, Action properties)
    {
        json.WriteStartObject(id);
        json.WriteString("Type", type);
        json.WriteString("DeletionPolicy", "Retain");
        json.WriteString("UpdateReplacePolicy", "Retain");
        json.WriteStartObject("Properties");
        properties();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Policies(Utf8JsonWriter json, IReadOnlyList<ManagedPolicySpec> managed, IReadOnlyList<InlinePolicySpec> inline)
    {
        if (managed.Count > 0)
        {
            json.WriteStartArray("ManagedPolicyArns");
            foreach (var policy in managed)
            {
                PolicyReference(json, policy.Arn);
            }

            json.WriteEndArray();
        }

        if (inline.Count > 0)
        {
            json.WriteStartArray("Policies");
            foreach (var policy in inline)
            {
                json.WriteStartObject();
                json.WriteString("PolicyName", policy.Name);
                Document(json, "PolicyDocument", policy.Document);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static void Tags(Utf8JsonWriter json, IReadOnlyList<Tag> tags)
    {
        if (tags.Count == 0)
        {
            return;
        }

        json.WriteStartArray("Tags");
        foreach (var tag in tags)
        {
            json.WriteStartObject();
            json.WriteString("Key", tag.Key);
            json.WriteString("Value", tag.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void PolicyReference(Utf8JsonWriter json, string policyArn)
    {
        if (_policyIds.TryGetValue(policyArn, out var id))
        {
            json.WriteStartObject();
            json.WriteString("Ref", id);
            json.WriteEndObject();
        }
        else
        {
            Text(json, policyArn);
        }
    }

    private void Document(Utf8JsonWriter json, string name, PolicyDocument document)
    {
        json.WritePropertyName(name);
        JsonCopy.Policy(json, document, Text);
    }

    private void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WritePropertyName(name);
            Text(json, value);
        }
    }

    /// <summary>Within Fn::Sub a policy's own variable is written <c>${!aws:username}</c>.</summary>
    private void Text(Utf8JsonWriter json, string text)
    {
        var general = _arn.Generalize(text, t => t.Replace("${", "${!", StringComparison.Ordinal));
        if (general == text)
        {
            json.WriteStringValue(text);
            return;
        }

        json.WriteStartObject();
        json.WriteString("Fn::Sub", general);
        json.WriteEndObject();
    }
}
