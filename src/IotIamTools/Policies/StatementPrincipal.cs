using IotIamTools.Errors;
using IotIamTools.Permissions;

namespace IotIamTools.Policies;

/// <summary>Reads -Principal: texts that say by themselves what they are, or hashtables of kinds and names.</summary>
internal static class StatementPrincipal
{
    private static readonly string[] Kinds = ["AWS", "Service", "Federated", "CanonicalUser"];

    /// <summary>The Principal element, for its JSON.</summary>
    /// <param name="parameter">The parameter, for errors.</param>
    /// <param name="given">Its value.</param>
    public static object Read(string parameter, object given)
    {
        var items = PolicyObjects.Items(given).Select(PolicyObjects.Unwrap).ToList();
        if (items is [string and "*"])
        {
            return "*";
        }

        var byKind = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!PolicyObjects.IsTable(item))
            {
                var text = ContextTable.Text(item);
                Add(KindOf(parameter, text), text);
                continue;
            }

            foreach (var (name, value) in PolicyObjects.Entries(item))
            {
                var kind = Array.Find(Kinds, k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase)) ?? name;
                foreach (var one in PolicyObjects.Items(value))
                {
                    Add(kind, ContextTable.Text(one));
                }
            }
        }

        return byKind;

        void Add(string kind, string value)
        {
            if (!byKind.TryGetValue(kind, out var values))
            {
                byKind.Add(kind, values = []);
            }

            values.Add(value);
        }
    }

    private static string KindOf(string parameter, string text)
    {
        if (text == "*")
        {
            return "AWS";
        }

        if (text.All(char.IsAsciiDigit) && text.Length > 0)
        {
            return text.Length == 12
                ? "AWS"
                : throw Invalid(parameter, $"'{text}' is no account id, which has twelve digits; put one that begins with 0 into quotes");
        }

        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return text.Contains(":saml-provider/", StringComparison.Ordinal) || text.Contains(":oidc-provider/", StringComparison.Ordinal) ? "Federated" : "AWS";
        }

        return text switch
        {
            // The one identity provider whose name looks like a service's.
            "cognito-identity.amazonaws.com" => "Federated",
            _ when text.EndsWith(".amazonaws.com", StringComparison.Ordinal) || text.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal) => "Service",
            _ => throw Invalid(parameter, $"'{text}' is no principal; write an account id, an ARN, a service such as greengrass.amazonaws.com, *, or a hashtable such as @{{ Federated = 'graph.facebook.com' }}"),
        };
    }

    private static CommandException Invalid(string parameter, string problem) => new(ErrorCatalog.StatementInvalid, $"-{parameter}: {problem}.");
}
