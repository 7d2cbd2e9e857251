using System.Collections.Concurrent;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Calls;

/// <summary>
/// What was made or changed through one account object in the last minutes. IAM may not show such a change everywhere yet, so an
/// answer that contradicts it is worth asking for again; the same answer about anything else is simply true.
/// </summary>
internal sealed class RecentChanges(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _made = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _loosened = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A role, group or user was made.</summary>
    public void Made(Entity entity, string arn)
    {
        Made(Key(entity));
        Made(arn);
    }

    /// <summary>A managed policy, or something else with this ARN, was made.</summary>
    public void Made(string arn) => _made[arn] = time.GetUtcNow();

    /// <summary>It was deleted.</summary>
    public void Gone(Entity entity) => Gone(Key(entity));

    /// <summary>It was deleted.</summary>
    public void Gone(string arn) => _made.TryRemove(arn, out _);

    /// <summary>Something was taken off it that keeps it from being deleted.</summary>
    public void Loosened(Entity entity) => Loosened(Key(entity));

    /// <summary>Something was taken off it that keeps it from being deleted.</summary>
    public void Loosened(string arn) => _loosened[arn] = time.GetUtcNow();

    /// <summary>Whether it was made a short while ago.</summary>
    public bool WasMade(Entity entity) => Within(_made, Key(entity));

    /// <summary>Whether it was made a short while ago.</summary>
    public bool WasMade(string arn) => Within(_made, arn);

    /// <summary>Whether the text names something that was made a short while ago.</summary>
    public bool NamesMade(string text) => _made.Keys.Any(arn => Arns.IsArn(arn) && text.Contains(arn, StringComparison.OrdinalIgnoreCase) && WasMade(arn));

    /// <summary>Whether something was taken off it a short while ago.</summary>
    public bool WasLoosened(Entity entity) => Within(_loosened, Key(entity));

    /// <summary>Whether something was taken off it a short while ago.</summary>
    public bool WasLoosened(string arn) => Within(_loosened, arn);

    private static string Key(Entity entity) => entity.ToString();

    private bool Within(ConcurrentDictionary<string, DateTimeOffset> changes, string key) =>
        changes.TryGetValue(key, out var when) && time.GetUtcNow() - when < Propagation.Time;
}
