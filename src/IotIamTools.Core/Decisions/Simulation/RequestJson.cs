using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Decisions.Simulation;

/// <summary>Writes requests in the form in which simulation cases have them, so that each can be asked about again.</summary>
public static class RequestJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The request as JSON: <c>{"principal", "action", "resource": {"arn", "accountId"}, "context"}</c>; the account only if the ARN does not tell it.</summary>
    /// <param name="request">The request.</param>
    public static JsonObject Of(in AuthorizationRequest request)
    {
        var resource = new JsonObject { ["arn"] = request.Resource.Arn };
        if (request.Resource.AccountId is { } account && !(Arn.TryParse(request.Resource.Arn, out var arn) && arn.Account.SequenceEqual(account)))
        {
            resource["accountId"] = account;
        }

        var context = new JsonObject();
        foreach (var (key, value) in request.Context.Keys)
        {
            context[key] = value.IsMultivalued ? new JsonArray([.. value.Values.Select(v => (JsonNode)v)]) : value.Values[0];
        }

        return new JsonObject
        {
            ["principal"] = request.Principal.Type == PrincipalType.Anonymous ? new JsonObject { ["type"] = "Anonymous" } : request.Principal.Id,
            ["action"] = request.Action.Name,
            ["resource"] = resource,
            ["context"] = context,
        };
    }

    /// <summary>The same as one line.</summary>
    /// <param name="request">The request.</param>
    public static string Write(in AuthorizationRequest request) => Of(request).ToJsonString(Options);
}
