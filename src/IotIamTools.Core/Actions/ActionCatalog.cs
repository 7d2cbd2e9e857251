using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Actions;

/// <summary>What an action does, as AWS's Service Authorization Reference classes it.</summary>
public enum AccessLevel
{
    /// <summary>Lists resources, without their content.</summary>
    List,

    /// <summary>Reads the content or attributes of resources.</summary>
    Read,

    /// <summary>Makes, changes or deletes resources.</summary>
    Write,

    /// <summary>Changes tags.</summary>
    Tagging,

    /// <summary>Grants or changes permissions.</summary>
    PermissionsManagement,
}

/// <summary>An action of IAM.</summary>
/// <param name="Service">The service's prefix, such as <c>s3</c>.</param>
/// <param name="Name">The name as AWS spells it, such as <c>GetObject</c>.</param>
/// <param name="Level">What it does.</param>
public sealed record ActionInfo(string Service, string Name, AccessLevel Level)
{
    /// <summary>The action as policies have it, such as <c>s3:GetObject</c>.</summary>
    public override string ToString() => $"{Service}:{Name}";
}

/// <summary>A service that has actions.</summary>
/// <param name="Prefix">The prefix of its actions, such as <c>s3</c>.</param>
/// <param name="Name">Its name, such as "Amazon S3".</param>
/// <param name="HasEnded">Whether AWS no longer runs it: its actions can be granted and do nothing.</param>
public sealed record ServiceInfo(string Prefix, string Name, bool HasEnded);

/// <summary>Knows which actions there are. Case has no meaning in what it is asked.</summary>
public interface IActionCatalog
{
    /// <summary>The service with that prefix, or null.</summary>
    ServiceInfo? FindService(string prefix);

    /// <summary>Whether there is such an action; a pattern is none.</summary>
    /// <param name="action">Such as <c>s3:GetObject</c>.</param>
    bool IsKnown(string action);

    /// <summary>The actions that a pattern matches: <c>s3:Get*</c>, <c>iot:*</c>, <c>*</c>, or one action.</summary>
    IEnumerable<ActionInfo> Match(string pattern);

    /// <summary>The action that one that is not known was probably meant to be, such as <c>s3:GetObject</c> for <c>s3:GetObjects</c>; or null.</summary>
    string? FindNearest(string action);
}

/// <summary>
/// The actions of all services as of <see cref="AsOf"/>, from AWS's Service Authorization Reference; the services that have
/// ended and that this module's set-ups are about are in it as well. AWS adds actions every week: one that is not in the
/// catalogue may be new.
/// </summary>
public sealed class ActionCatalog : IActionCatalog
{
    private const string SharedLengths = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string ResourceName = "IotIamTools.Core.Actions.actions.txt";

    private static readonly Lazy<ActionCatalog> BuiltIn = new(Load);

    private readonly Dictionary<string, Service> _services;

    private ActionCatalog(string asOf, IEnumerable<Service> services)
    {
        AsOf = asOf;
        _services = services.ToDictionary(s => s.Info.Prefix, StringComparer.OrdinalIgnoreCase);
        Services = [.. _services.Values.Select(s => s.Info).OrderBy(s => s.Prefix, StringComparer.Ordinal)];
    }

    /// <summary>The catalogue; read at its first use.</summary>
    public static ActionCatalog Default => BuiltIn.Value;

    /// <summary>The date of the data, such as 2026-09-26.</summary>
    public string AsOf { get; }

    /// <summary>All services by their prefix.</summary>
    public IReadOnlyList<ServiceInfo> Services { get; }

    /// <inheritdoc/>
    public ServiceInfo? FindService(string prefix) => _services.TryGetValue(prefix, out var service) ? service.Info : null;

    /// <inheritdoc/>
    public bool IsKnown(string action) => Find(action) is not null;

    /// <summary>The action of that name, or null.</summary>
    /// <param name="action">Such as <c>s3:GetObject</c>.</param>
    public ActionInfo? Find(string action)
    {
        var (prefix, name) = Split(action);
        return name is not null && _services.TryGetValue(prefix, out var service) && service.Actions.TryGetValue(name, out var info) ? info : null;
    }

    /// <inheritdoc/>
    public IEnumerable<ActionInfo> Match(string pattern)
    {
        var (prefix, name) = pattern == "*" ? ("*", "*") : Split(pattern);
        if (name is null)
        {
            return [];
        }

        if (prefix == "*")
        {
            return Services.SelectMany(s => In(_services[s.Prefix]));
        }

        return _services.TryGetValue(prefix, out var found) ? In(found) : [];

        IEnumerable<ActionInfo> In(Service service)
        {
            if (!PolicyPattern.HasWildcard(name))
            {
                return service.Actions.TryGetValue(name, out var info) ? [info] : [];
            }

            var upper = name.ToUpperInvariant();
            return service.Sorted.Where(a => PolicyPattern.Covers(upper, a.Name.ToUpperInvariant()));
        }
    }

    /// <inheritdoc/>
    public string? FindNearest(string action)
    {
        var (prefix, name) = Split(action);
        if (name is null)
        {
            return null;
        }

        if (_services.TryGetValue(prefix, out var service))
        {
            // The operations of S3's access logs, such as REST.GET.OBJECT, are taken for actions even in AWS's own documents.
            if (name.Split('.') is ["REST", var verb, var thing] && service.Actions.TryGetValue(verb + thing, out var logged))
            {
                return logged.ToString();
            }

            return Nearest.Find(name, service.Sorted.Select(a => a.Name)) is { } near ? $"{service.Info.Prefix}:{near}" : null;
        }

        // A wrong prefix: one that is near, or, where the name is right, the one service that has it.
        return Nearest.Find(prefix, Services.Select(s => s.Prefix)) is { } nearPrefix && _services[nearPrefix].Actions.TryGetValue(name, out var info)
            ? info.ToString()
            : OnlyOwner(name);
    }

    private string? OnlyOwner(string name)
    {
        ActionInfo? owner = null;
        foreach (var service in _services.Values)
        {
            if (service.Actions.TryGetValue(name, out var info))
            {
                if (owner is not null)
                {
                    return null;
                }

                owner = info;
            }
        }

        return owner?.ToString();
    }

    private static (string Prefix, string? Name) Split(string action)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < action.Length - 1 ? (action[..colon], action[(colon + 1)..]) : (action, null);
    }

    private static ActionCatalog Load()
    {
        using var stream = typeof(ActionCatalog).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {ResourceName}.");
        using var reader = new StreamReader(stream);
        var all = new List<Service>();
        var asOf = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# asOf ", StringComparison.Ordinal))
            {
                asOf = line[7..];
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                all.Add(new Service(line));
            }
        }

        return new ActionCatalog(asOf, all);
    }

    /// <summary>One line of the data. Its actions, most of which nobody asks for, are unpacked at their first use.</summary>
    private sealed class Service
    {
        private readonly Lazy<(Dictionary<string, ActionInfo> ByName, ActionInfo[] Sorted)> _actions;

        public Service(string line)
        {
            var fields = line.Split('\t');
            Info = new ServiceInfo(fields[0].TrimStart('!'), fields[1], fields[0].StartsWith('!'));
            _actions = new(() =>
            {
                var sorted = fields.Skip(2).SelectMany(Unpack).OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase).ToArray();
                return (sorted.ToDictionary(a => a.Name, StringComparer.OrdinalIgnoreCase), sorted);
            });
        }

        public ServiceInfo Info { get; }

        public Dictionary<string, ActionInfo> Actions => _actions.Value.ByName;

        public IReadOnlyList<ActionInfo> Sorted => _actions.Value.Sorted;

        private IEnumerable<ActionInfo> Unpack(string field)
        {
            var level = field[0] switch
            {
                'L' => AccessLevel.List,
                'R' => AccessLevel.Read,
                'W' => AccessLevel.Write,
                'T' => AccessLevel.Tagging,
                _ => AccessLevel.PermissionsManagement,
            };
            var name = "";
            foreach (var packed in field.Split(' ').Skip(1))
            {
                name = string.Concat(name.AsSpan(0, SharedLengths.IndexOf(packed[0], StringComparison.Ordinal)), packed.AsSpan(1));
                yield return new ActionInfo(Info.Prefix, name, level);
            }
        }
    }
}
