using IotIamTools.Core.Policies;

namespace IotIamTools;

/// <summary>A statement of a policy, for ConvertTo-IotIamPolicy. As text it is its JSON.</summary>
public sealed class PolicyStatement
{
    internal PolicyStatement(Statement statement)
    {
        Statement = statement;
        Sid = statement.Sid;
        Effect = statement.Effect;
        Principal = Texts(statement.Principal);
        NotPrincipal = Texts(statement.NotPrincipal);
        Action = new(statement.Actions);
        NotAction = new(statement.NotActions);
        Resource = new(statement.Resources);
        NotResource = new(statement.NotResources);
        Condition = new(statement.Conditions.Select(c => $"{c.Operator} {c.Key} = {string.Join(" or ", c.Values)}"));
    }

    /// <summary>The identifier, or null.</summary>
    public string? Sid { get; }

    /// <summary>Allow or Deny.</summary>
    public Effect Effect { get; }

    /// <summary>Whom it is about, such as "Service: greengrass.amazonaws.com".</summary>
    public TextList Principal { get; }

    /// <summary>Whom it is not about.</summary>
    public TextList NotPrincipal { get; }

    /// <summary>The actions.</summary>
    public TextList Action { get; }

    /// <summary>The actions that it is not about.</summary>
    public TextList NotAction { get; }

    /// <summary>The resources.</summary>
    public TextList Resource { get; }

    /// <summary>The resources that it is not about.</summary>
    public TextList NotResource { get; }

    /// <summary>The conditions, such as "StringEquals aws:SourceAccount = 123456789012". All must hold.</summary>
    public TextList Condition { get; }

    internal Statement Statement { get; }

    /// <summary>The statement as compact JSON.</summary>
    public override string ToString() => PolicyWriter.Write(Statement);

    private static TextList Texts(PrincipalSet? principals) => new(principals is null ? [] : principals.IsStar ? ["*"] : principals.Principals.Select(p => p.ToString()));
}
