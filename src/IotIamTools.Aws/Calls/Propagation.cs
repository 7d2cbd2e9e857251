using System.Text.RegularExpressions;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Calls;

/// <summary>
/// Which errors go away by waiting, for IAM is eventually consistent. Sources: IAM user guide, "Changes that I make are not always
/// immediately visible"; IAM API reference, ConcurrentModification and EntityTemporarilyUnmodifiable.
/// </summary>
internal static class Propagation
{
    /// <summary>How long a change may take to be seen everywhere: what tools for IAM commonly wait.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long to wait where the error may as well be final, such as a principal that was made elsewhere just now, or that is
    /// mistyped.
    /// </summary>
    public static readonly TimeSpan Doubt = TimeSpan.FromSeconds(15);

    private static readonly string[] Needing = ["Attach", "Put", "Tag", "Add", "Update", "Create", "List"];

    /// <summary>For how long the call is worth trying again, or null when the error is final.</summary>
    public static TimeSpan? WorthWaiting(Call call, IamException error, RecentChanges recent) => error.Code switch
    {
        IamErrorCodes.ConcurrentModification or IamErrorCodes.EntityTemporarilyUnmodifiable => Time,
        IamErrorCodes.MalformedPolicyDocument => ForPrincipal(call, error, recent),
        IamErrorCodes.NoSuchEntity when NeedsItsEntity(call) && IsMissingThoughMade(call, error, recent) => Time,
        IamErrorCodes.DeleteConflict when IsLoosened(call, recent) => Doubt,
        _ => null,
    };

    /// <summary>A principal that was just made is not known to all of IAM; a service principal always is.</summary>
    private static TimeSpan? ForPrincipal(Call call, IamException error, RecentChanges recent)
    {
        if (call.TrustPolicy is not { } policy
            || !error.Message.Contains("Invalid principal in policy", StringComparison.OrdinalIgnoreCase)
            || !policy.Contains("\"AWS\"", StringComparison.Ordinal))
        {
            return null;
        }

        return recent.NamesMade(policy) ? Time : Doubt;
    }

    /// <summary>
    /// Whether the operation finds nothing only when its entity is not there. Others say NoSuchEntity of what the entity has: an
    /// inline policy, a version, an attachment.
    /// </summary>
    private static bool NeedsItsEntity(Call call) =>
        call.Operation is "GetRole" or "GetUser" or "GetGroup" or "GetPolicy"
        || Needing.Any(verb => call.Operation.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>
    /// The message says which entity is missing: a new role that is to get a policy which does not exist is no case for
    /// waiting.
    /// </summary>
    private static bool IsMissingThoughMade(Call call, IamException error, RecentChanges recent)
    {
        return IsMissing(call.Entity) || IsMissing(call.Other)
            || (call.PolicyArn is { } arn && recent.WasMade(arn) && error.Message.Contains(arn, StringComparison.Ordinal));

        bool IsMissing(Entity? named) => named is { } entity && recent.WasMade(entity) && Names(error.Message, entity);
    }

    /// <summary>
    /// Whether the message is about this entity: "The role with name X cannot be found." or the like; not an ARN that ends with
    /// the name.
    /// </summary>
    private static bool Names(string message, Entity entity) => Regex.IsMatch(
        message,
        $@"(?<![\w+=,.@/:-]){Regex.Escape(entity.Name)}(?![\w+=@-]|[.,]\w)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    private static bool IsLoosened(Call call, RecentChanges recent) =>
        (call.Entity is { } entity && recent.WasLoosened(entity)) || (call.PolicyArn is { } arn && recent.WasLoosened(arn));
}
