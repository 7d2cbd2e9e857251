using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Leftovers;

/// <summary>Who may assume a role by its trust policy.</summary>
internal static class TrustedPrincipals
{
    /// <summary>The principals, each once; empty if nobody may, and <see cref="Trusted.Unknown"/> if the policy does not name them.</summary>
    public static IReadOnlyList<Trusted> Of(string trustPolicy)
    {
        if (!PolicyParser.TryParse(trustPolicy, out var trust, out _))
        {
            return [Trusted.Unknown];
        }

        var allowed = trust.Statements.Where(s => s.Effect == Effect.Allow).ToList();
        if (allowed.Exists(s => s.Principal is null))
        {
            // NotPrincipal: everyone but some.
            return [Trusted.Unknown];
        }

        return
        [
            .. allowed.SelectMany(s => s.Principal!.Principals)
                .Where(p => !IsOfTheDeleted(p))
                .Select(p => new Trusted(ServiceName(p), p.Kind == PrincipalKind.Service))
                .Distinct(),
        ];
    }

    /// <summary>The name of a service in all partitions.</summary>
    public static string ServiceName(Principal principal) =>
        principal.Kind == PrincipalKind.Service && principal.Value.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal) ? principal.Value[..^".cn".Length] : principal.Value;

    /// <summary>An id in place of an ARN is what IAM shows for a user or role that was deleted. Source: IAM user guide, reference_policies_elements_principal.</summary>
    private static bool IsOfTheDeleted(Principal principal) => principal.Kind == PrincipalKind.Aws
        && (principal.Value.StartsWith("AIDA", StringComparison.Ordinal) || principal.Value.StartsWith("AROA", StringComparison.Ordinal))
        && !principal.Value.Contains(':', StringComparison.Ordinal);
}

/// <summary>Somebody who may assume a role.</summary>
/// <param name="Value">The service's name, or what else stands in the policy.</param>
/// <param name="IsService">Whether it is a service.</param>
internal readonly record struct Trusted(string Value, bool IsService)
{
    public static readonly Trusted Unknown = new("*", false);
}
