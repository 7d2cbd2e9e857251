using System.Collections.Concurrent;
using System.Reflection;

namespace Amazon.IdentityManagement.Internal;

/// <summary>
/// The members of a request, an answer or a structure in one. A property is called as the member of IAM's service model is, so the
/// types say all that is needed to write and read the wire form.
/// </summary>
internal static class Shape
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, PropertyInfo>> Known = new();

    /// <summary>The members that the type itself declares, by name; what the SDK's base classes have is not sent.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> MembersOf(Type type) => Known.GetOrAdd(
        type,
        static t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .ToDictionary(p => p.Name, StringComparer.Ordinal));
}
