using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions.Compilation;

/// <summary>A <c>${key}</c> or <c>${key, 'default'}</c> in a policy. Source: IAM user guide, reference_policies_variables.</summary>
/// <param name="Key">The context key.</param>
/// <param name="Default">What to take where the key has no value, or null.</param>
internal sealed record PolicyVariable(string Key, string? Default)
{
    /// <summary>The variable's value, or null: a key that is absent, empty or multivalued gives none.</summary>
    public string? Resolve(RequestContext context) =>
        context.TryGet(Key, out var value) && !value.IsMultivalued && !value.IsNull ? value.Span[0] : Default;
}
