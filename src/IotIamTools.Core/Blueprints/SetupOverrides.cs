using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Blueprints;

/// <summary>What the user asks for on top of a blueprint; each applies to all roles of the set-up, and what is null changes nothing.</summary>
public sealed record SetupOverrides
{
    /// <summary>Tags for roles, policies and new users; a tag of the blueprint with the same key gives way.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The permissions boundary of roles and of new users: an ARN, or the name of one of AWS's policies.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The path of new roles.</summary>
    public string? Path { get; init; }

    /// <summary>The description of roles; one that exists must have it too.</summary>
    public string? Description { get; init; }

    /// <summary>The longest session of roles in seconds.</summary>
    public int? MaxSessionDuration { get; init; }

    /// <summary>The set-up with what the user asks for.</summary>
    public Setup Apply(Setup setup)
    {
        var boundary = PermissionsBoundaryArn is null ? null : PolicyReference.ToArn(PermissionsBoundaryArn, setup.Partition);
        return setup with
        {
            Policies = [.. setup.Policies.Select(p => p with { Tags = Merge(p.Tags) })],
            Roles = [.. setup.Roles.Select(r => r with
            {
                Path = Path ?? r.Path,
                Tags = Merge(r.Tags),
                PermissionsBoundaryArn = boundary ?? r.PermissionsBoundaryArn,
                Description = Description ?? r.Description,
                DescriptionIsRequired = Description is not null,
                MaxSessionDuration = MaxSessionDuration ?? r.MaxSessionDuration,
            })],
            Groups = [.. setup.Groups.Select(g => g with
            {
                Users = [.. g.Users.Select(u => u with
                {
                    PermissionsBoundaryArn = boundary ?? u.PermissionsBoundaryArn,
                    Tags = Merge(u.Tags),
                })],
            })],
        };
    }

    private List<Tag> Merge(IReadOnlyList<Tag> tags) =>
        [.. tags.Where(t => !Tags.Any(o => o.Key.Equals(t.Key, StringComparison.OrdinalIgnoreCase))), .. Tags];
}
