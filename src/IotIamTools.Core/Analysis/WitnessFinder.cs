using IotIamTools.Core.Actions;
using IotIamTools.Core.Analysis.Sets;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Analysis;

/// <summary>
/// Makes requests of boxes. A request has as few context keys as it can, a short resource, and an action that AWS has, if there is one.
/// </summary>
/// <param name="type">The part that the policies play.</param>
/// <param name="isTrust">Whether the policies are trust policies of roles.</param>
/// <param name="catalog">The actions that AWS has.</param>
internal sealed class WitnessFinder(PolicyType type, bool isTrust, IActionCatalog catalog)
{
    private const string OtherAccount = "999988887777";

    private static readonly string[] Favorites = ["s3:GetObject", "iam:PassRole", "iot:Connect", "ec2:DescribeInstances", "lambda:InvokeFunction"];

    /// <summary>Requests of a box, the best first; the engine has to say which of them are decided as expected.</summary>
    /// <param name="space">The space of the box, in which variables have values.</param>
    /// <param name="box">The box.</param>
    public IEnumerable<AuthorizationRequest> Of(RequestSpace space, Box box)
    {
        var action = RequestAction.Parse(ActionOf(space, (PatternState)box.States[RequestSpace.Actions]));
        var points = ((PrincipalState)box.States[RequestSpace.Principals]).Points.Items
            .OrderBy(p => Rank(space.PrincipalDomain.Points[p])).ThenBy(p => p);
        foreach (var point in points)
        {
            if (ContextOf(space, box, point) is not { } context)
            {
                continue;
            }

            var (kind, resources) = (space.PrincipalDomain.Points[point], (PatternState)box.States[RequestSpace.Resources]);
            var principal = PrincipalKeys.Choose(kind, context);
            var arn = ResourceOf(space, resources, action, principal);
            if (type is PolicyType.Identity or PolicyType.ServiceControl)
            {
                principal = OwnerOf(arn, principal, context);
            }

            yield return new AuthorizationRequest(principal, action, Owned(arn, principal, kind.IsAlone), context);
        }
    }

    /// <summary>A root user and who is of no account first, for whom no other policy has to allow; then who is named.</summary>
    private static int Rank(PrincipalPoint point) => (point.Principal.Type == PrincipalType.Root || point.Principal.AccountId is null ? 0 : point.IsAlone ? 1 : 2) + (point.IsNamed ? 0 : 3);

    private static RequestContext? ContextOf(RequestSpace space, Box box, int point)
    {
        var keys = space.Reading.Context.Keys.ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var (dimension, key) in space.Keys)
        {
            if (space.KeyOf(box, point, dimension) is not { } state || !key.TryChoose(state, out var value))
            {
                return null;
            }

            if (value is null)
            {
                keys.Remove(key.Key);
            }
            else
            {
                // A variable takes its value of a key that has one value only.
                keys[key.Key] = space.Reading.Fixed.Contains(key.Key, StringComparer.OrdinalIgnoreCase) ? ContextValue.Of(value.Values[0]) : value;
            }
        }

        if (space.PrincipalDomain.Points[point].Provider is { } provider)
        {
            keys["aws:FederatedProvider"] = provider;
        }

        return new RequestContext(keys);
    }

    private string ActionOf(RequestSpace space, PatternState state)
    {
        var actions = space.ActionDomain;
        var candidates = state.Inside.Length == 0
            ? Favorites.Concat(catalog.Match("*").Select(a => a.ToString()))
            : state.Inside.OrderBy(i => actions[i].Patterns.Length).Take(1).SelectMany(i => actions[i].Patterns)
                .SelectMany(p => p.IsEverything ? Favorites.Concat(catalog.Match("*").Select(a => a.ToString())) : catalog.Match(p.Text).Select(a => a.ToString()));
        return candidates.FirstOrDefault(c => actions.Contains(state, c.ToLowerInvariant()))
            ?? AsWritten(space, state, Text(actions.Find(state)!));
    }

    /// <summary>The action in the case in which the policy has it, if it has it as it is.</summary>
    private static string AsWritten(RequestSpace space, PatternState state, string folded) =>
        state.Inside.SelectMany(i => space.ActionDomain[i].Patterns).FirstOrDefault(p => p.Literal == folded)?.Text ?? folded;

    private string ResourceOf(RequestSpace space, PatternState state, RequestAction action, RequestPrincipal principal)
    {
        var account = principal.AccountId ?? "123456789012";
        var partition = principal.Partition.Length > 0 ? principal.Partition : "aws";
        var prefixes = state.Inside.Length == 0
            ? [isTrust || action.Service == "sts" ? $"arn:{partition}:iam::{account}:role/example"
                : action.Service == "s3" ? $"arn:{partition}:s3:::example/x"
                : $"arn:{partition}:{action.Service}:us-east-1:{account}:example/x"]
            : Array.Empty<string>();
        return prefixes.FirstOrDefault(p => space.ResourceDomain.Contains(state, p)) ?? Text(space.ResourceDomain.Find(state)!);
    }

    /// <summary>A principal of the account that owns the resource, so that no policy of the resource has a say.</summary>
    private static RequestPrincipal OwnerOf(string arn, RequestPrincipal principal, RequestContext context) =>
        Iam.Arn.TryParse(arn, out var parts) && Iam.Arn.IsAccountId(parts.Account) && !context.Keys.ContainsKey("aws:PrincipalAccount") && !context.Keys.ContainsKey("aws:PrincipalArn")
            ? RequestPrincipal.Parse(principal.Id.Replace(principal.AccountId!, parts.Account.ToString(), StringComparison.Ordinal))
            : principal;

    /// <summary>The resource in the account in which the policy has the say that the kind of principal asks for.</summary>
    private RequestResource Owned(string arn, RequestPrincipal principal, bool isAlone)
    {
        var resource = RequestResource.Parse(arn);
        if (principal.AccountId is not { } account || type != PolicyType.Resource || isTrust)
        {
            return resource;
        }

        // A root user may do anything in its own account, and who else needs its own policies too has them in another account.
        var isOwn = isAlone && principal.Type != PrincipalType.Root;
        return isOwn ? resource.AccountId is null || resource.AccountId == account ? resource : RequestResource.Parse(arn, account)
            : resource.AccountId is not null && resource.AccountId != account ? resource : RequestResource.Parse(arn, OtherAccount);
    }

    private static string Text(int[] letters) => string.Concat(letters.Select(l => (char)l));
}
