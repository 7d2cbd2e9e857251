namespace IotIamTools.Core.Policies;

/// <summary>The kinds of principal that a Principal element names. Source: IAM user guide, reference_policies_elements_principal.</summary>
public enum PrincipalKind
{
    /// <summary>An account, user, role or session: <c>{"AWS": ...}</c>.</summary>
    Aws,

    /// <summary>A service, such as <c>greengrass.amazonaws.com</c>: <c>{"Service": ...}</c>.</summary>
    Service,

    /// <summary>An identity provider: <c>{"Federated": ...}</c>.</summary>
    Federated,

    /// <summary>An S3 canonical user id: <c>{"CanonicalUser": ...}</c>.</summary>
    CanonicalUser,
}

/// <summary>One principal of a Principal element.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Value">An account id, an ARN, a service name, a provider, a canonical id, or <c>*</c>.</param>
public sealed record Principal(PrincipalKind Kind, string Value)
{
    /// <summary>"Service: greengrass.amazonaws.com".</summary>
    public override string ToString() => $"{NameOf(Kind)}: {Value}";

    /// <summary>The name of a kind as policies spell it.</summary>
    public static string NameOf(PrincipalKind kind) => kind == PrincipalKind.Aws ? "AWS" : kind.ToString();
}

/// <summary>The principals of a Principal or NotPrincipal element: any of them.</summary>
public sealed record PrincipalSet
{
    /// <summary>Written as <c>"Principal": "*"</c>, which means the same as <c>{"AWS": "*"}</c>.</summary>
    public bool IsStar { get; init; }

    /// <summary>The principals; for <see cref="IsStar"/> the one <c>AWS: *</c>.</summary>
    public required IReadOnlyList<Principal> Principals { get; init; }

    /// <summary>Everyone, <c>"*"</c>.</summary>
    public static PrincipalSet Star { get; } = new() { IsStar = true, Principals = [new Principal(PrincipalKind.Aws, "*")] };

    /// <summary>The principals joined with commas.</summary>
    public override string ToString() => IsStar ? "*" : string.Join(", ", Principals);
}
