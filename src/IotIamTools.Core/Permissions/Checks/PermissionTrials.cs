using System.Globalization;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>What is tried for a permission: its action on each resource under each context.</summary>
/// <param name="Permission">The permission.</param>
/// <param name="Action">Its action.</param>
/// <param name="Resources">The resources; all must be allowed.</param>
/// <param name="Contexts">Which of <see cref="PermissionTrials.Contexts"/>; under each it must be allowed.</param>
/// <param name="IsForAnyRole">Whether it is enough that some role may be passed.</param>
internal sealed record PermissionTrial(Permission Permission, RequestAction Action, RequestResource[] Resources, int[] Contexts, bool IsForAnyRole);

/// <summary>What is tried for all permissions of a set: worked out once for all principals.</summary>
internal sealed class PermissionTrials
{
    // Where IAM, which has no Regions, says that it is. Source: IAM user guide, reference_policies_condition-keys (aws:RequestedRegion).
    private static readonly Dictionary<string, string> IamRegions = new(StringComparer.Ordinal)
    {
        ["aws"] = "us-east-1",
        ["aws-cn"] = "cn-north-1",
        ["aws-us-gov"] = "us-gov-west-1",
    };

    private readonly List<Dictionary<string, ContextValue>> _contexts = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public PermissionTrials(RequiredPermissions required, CheckOptions options)
    {
        Required = required;
        Items = [.. required.Permissions.Select(p => new PermissionTrial(
            p,
            RequestAction.Parse(p.Action),
            [.. options.Scope.ResourcesOf(p).Select(r => RequestResource.Parse(r))],
            p.PassedTo.Count == 0 ? [Context(p, null, options)] : [.. p.PassedTo.Select(s => Context(p, s, options))],
            p.IsForAnyRole && options.Scope.PassRoleArns.Count == 0))];
    }

    public RequiredPermissions Required { get; }

    public IReadOnlyList<PermissionTrial> Items { get; }

    /// <summary>The distinct contexts, without the keys of the principal.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, ContextValue>> Contexts => _contexts;

    /// <summary>The service that a context passes a role to.</summary>
    public string? PassedTo(int context) => _contexts[context].TryGetValue("iam:PassedToService", out var service) ? service.Values[0] : null;

    private int Context(Permission permission, string? passedTo, CheckOptions options)
    {
        var context = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase)
        {
            // The SDKs call over TLS, always.
            ["aws:SecureTransport"] = "true",
        };
        if (options.Time is { } time)
        {
            context["aws:CurrentTime"] = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            context["aws:EpochTime"] = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        }

        if (RegionOf(permission, passedTo) is { } region)
        {
            context["aws:RequestedRegion"] = region;
        }

        if (passedTo is not null)
        {
            context["iam:PassedToService"] = passedTo;
        }

        foreach (var (key, value) in permission.Context.Concat(options.Context))
        {
            context[key] = value;
        }

        var identity = string.Join('\n', context.OrderBy(c => c.Key, StringComparer.OrdinalIgnoreCase).Select(c => $"{c.Key}={c.Value.IsMultivalued}:{string.Join('\t', c.Value.Values)}"));
        if (!_places.TryGetValue(identity, out var place))
        {
            place = _contexts.Count;
            _places.Add(identity, place);
            _contexts.Add(context);
        }

        return place;
    }

    /// <summary>A role is passed within the call of another service, in that call's Region.</summary>
    private string? RegionOf(Permission permission, string? passedTo) =>
        Required.Place.Region is not { } region ? null
        : passedTo is null && permission.Action.StartsWith("iam:", StringComparison.OrdinalIgnoreCase) ? IamRegions.GetValueOrDefault(Required.Place.Partition)
        : region;
}
