using IotIamTools.Core.Accounts;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Leftovers;

/// <summary>What the rules look at: the account's data, with each of its policies parsed once.</summary>
internal sealed class LeftoverSearch
{
    private readonly Dictionary<string, ManagedPolicyDetail> _managed;
    private readonly Dictionary<string, PolicyDocument?> _documents = new(StringComparer.Ordinal);

    public LeftoverSearch(AuthorizationDetails details, LeftoverOptions options, CredentialUse use)
    {
        Details = details;
        Use = use;
        UnusedFor = options.UnusedFor;
        Now = options.Clock.GetUtcNow();
        _managed = details.Policies.DistinctBy(p => p.Policy.Arn).ToDictionary(p => p.Policy.Arn, StringComparer.Ordinal);
        Deployers = new DeployGroups(this);
    }

    public AuthorizationDetails Details { get; }

    public CredentialUse Use { get; }

    public TimeSpan UnusedFor { get; }

    public DateTimeOffset Now { get; }

    public DeployGroups Deployers { get; }

    /// <summary>All policies of an entity whose documents are known.</summary>
    public IEnumerable<KnownPolicy> Policies(IReadOnlyList<InlinePolicy> inline, IReadOnlyList<AttachedPolicy> attached)
    {
        foreach (var policy in inline)
        {
            if (PolicyParser.TryParse(policy.Document, out var document, out _))
            {
                yield return new KnownPolicy(policy.Name, null, document, null);
            }
        }

        foreach (var policy in attached)
        {
            if (Document(policy.Arn) is { } document)
            {
                yield return new KnownPolicy(policy.Name, policy.Arn, document, Day(_managed.GetValueOrDefault(policy.Arn)?.Policy.CreateDate));
            }
        }
    }

    /// <summary>The day of a date; null if there is no date, or if an export left it out.</summary>
    public static DateOnly? Day(DateTimeOffset? date) => date is { } d && d != default ? DateOnly.FromDateTime(d.UtcDateTime) : null;

    /// <summary>The document in force of a managed policy: the account's, or what is known of AWS's own; null if neither is known.</summary>
    private PolicyDocument? Document(string arn)
    {
        if (!_documents.TryGetValue(arn, out var document))
        {
            var text = _managed.GetValueOrDefault(arn)?.DocumentInForce ?? AwsManagedPolicies.FindDocument(arn);
            document = text is not null && PolicyParser.TryParse(text, out var parsed, out _) ? parsed : null;
            _documents.Add(arn, document);
        }

        return document;
    }
}

/// <summary>A policy of an entity with its document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">The ARN of a managed policy; null for an inline policy.</param>
/// <param name="Document">The document.</param>
/// <param name="Since">When a managed policy was made; null if that is not known.</param>
internal sealed record KnownPolicy(string Name, string? Arn, PolicyDocument Document, DateOnly? Since)
{
    /// <summary>"inline policy JetsPolicy".</summary>
    public override string ToString() => $"{(Arn is null ? "inline" : "managed")} policy {Excerpt.Of(Name)}";
}
