namespace IotIamTools.Core.Plans;

/// <summary>Sorts what depends on one another, by Tarjan's algorithm for strongly connected components.</summary>
internal static class Components
{
    /// <summary>
    /// The items after all that they depend on, and otherwise in their own order. Each component is one item, or several that depend on one another.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> items, Func<T, IEnumerable<T>> dependsOn)
        where T : class
    {
        var components = new List<IReadOnlyList<T>>();
        var index = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        var low = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        var open = new Stack<T>();
        var isOpen = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var item in items.Where(i => !index.ContainsKey(i)))
        {
            Visit(item);
        }

        return components;

        void Visit(T item)
        {
            low[item] = index[item] = index.Count;
            open.Push(item);
            isOpen.Add(item);
            foreach (var next in dependsOn(item))
            {
                if (!index.TryGetValue(next, out var found))
                {
                    Visit(next);
                    low[item] = Math.Min(low[item], low[next]);
                }
                else if (isOpen.Contains(next))
                {
                    low[item] = Math.Min(low[item], found);
                }
            }

            if (low[item] != index[item])
            {
                return;
            }

            var component = new List<T>();
            T member;
            do
            {
                member = open.Pop();
                isOpen.Remove(member);
                component.Add(member);
            }
            while (!ReferenceEquals(member, item));
            component.Reverse();
            components.Add(component);
        }
    }
}
