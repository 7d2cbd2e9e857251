using System.Buffers;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Lint;

/// <summary>What cannot be a principal, for <see cref="PolicyLint"/>. Source: IAM user guide, reference_policies_elements_principal.</summary>
internal static class PrincipalLint
{
    private static readonly SearchValues<char> UniqueIdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>What is wrong with a principal, of which IAM would only say "Invalid principal in policy".</summary>
    public static string? Problem(Principal principal)
    {
        var value = principal.Value;
        var shown = Excerpt.Of(value);
        if (value != "*" && PolicyPattern.HasWildcard(value))
        {
            return $"the principal '{shown}' has a wildcard; a part of a name cannot be one, put a pattern into a Condition on aws:PrincipalArn";
        }

        return principal.Kind switch
        {
            PrincipalKind.Aws when !IsAwsPrincipal(value) => $"'{shown}' is no AWS principal; write an account id, the ARN of a user, role or session, or *",
            PrincipalKind.Aws when value.Split(':', 6) is [.., "iam", "", _, var name] && !IsIamPrincipal(name) =>
                $"'{shown}' cannot be a principal; of IAM's entities users, roles and the account's root can",
            PrincipalKind.Federated when value.Contains("://", StringComparison.Ordinal) => $"'{shown}' is an address; write the provider's name without https://, or its ARN",
            PrincipalKind.Service when value.Any(char.IsAsciiLetterUpper) => $"'{shown}' is no service principal; services are written in lower case",
            PrincipalKind.Service when value == "*" => "the Service principal cannot be *; name the services",
            PrincipalKind.Service when !value.Contains('.', StringComparison.Ordinal) || value.AsSpan().IndexOfAny(':', '/', ' ') >= 0 =>
                $"'{shown}' is no service principal; write one such as greengrass.amazonaws.com",
            _ => null,
        };
    }

    private static bool IsAwsPrincipal(string value)
    {
        if (value == "*" || (value.Length == 12 && value.All(char.IsAsciiDigit)))
        {
            return true;
        }

        // IAM shows the unique id (AROA..., AIDA...) of a user or role that a policy named and that is gone.
        return value.Split(':', 6) is ["arn", { Length: > 0 }, "iam" or "sts", "", { Length: 12 } account, { Length: > 0 }]
            ? value.Split(':', 6)[4].All(char.IsAsciiDigit)
            : value.Length is >= 16 and <= 128 && value[0] == 'A' && value.AsSpan().IndexOfAnyExcept(UniqueIdCharacters) < 0;
    }

    private static bool IsIamPrincipal(string name) => name == "root" || name.StartsWith("user/", StringComparison.Ordinal) || name.StartsWith("role/", StringComparison.Ordinal);
}
