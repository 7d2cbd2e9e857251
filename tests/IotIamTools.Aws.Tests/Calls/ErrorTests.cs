using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Calls;

/// <summary>Every failure is an IamException that says what happened, and no secret.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData(403, "AccessDenied", "AccessDenied")]
    [InlineData(403, "AccessDeniedException", "AccessDenied")]
    [InlineData(403, "ExpiredToken", "ExpiredToken")]
    [InlineData(403, "ExpiredTokenException", "ExpiredToken")]
    [InlineData(403, "InvalidClientTokenId", "InvalidClientTokenId")]
    [InlineData(403, "UnrecognizedClientException", "InvalidClientTokenId")]
    [InlineData(400, "RequestLimitExceeded", "Throttling")]
    [InlineData(429, "TooManyRequestsException", "Throttling")]
    [InlineData(400, "ValidationError", "ValidationError")]
    [InlineData(400, "ValidationException", "ValidationError")]
    [InlineData(400, "InvalidAction", "OperationNotSupported")]
    [InlineData(501, "NotImplemented", "OperationNotSupported")]
    [InlineData(500, "InternalFailure", "ServiceFailure")]
    [InlineData(400, "LimitExceeded", "LimitExceeded")]
    [InlineData(400, "SomethingNew", "SomethingNew")]
    public async Task Codes_are_spelled_one_way(int status, string sent, string expected)
    {
        var error = await FailAsync(FakeAnswer.Error(status, sent, "why"));
        Assert.Equal((expected, status, "request-1", "DeleteRole"), (error.Code, error.StatusCode, error.RequestId, error.Operation));
    }

    [Fact]
    public async Task A_denial_names_the_action_that_is_lacking()
    {
        var error = await FailAsync(FakeAnswer.Error(403, "AccessDenied", "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: iam:PassRole on resource: role r because no identity-based policy allows the iam:PassRole action"));
        Assert.Equal("iam:PassRole", error.DeniedAction);
        Assert.StartsWith("The caller is not allowed iam:PassRole. ", error.Message, StringComparison.Ordinal);
        Assert.Contains("user/ann", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denial_that_names_no_action_is_of_the_operations_own()
    {
        var error = await FailAsync(FakeAnswer.Error(403, "AccessDenied", "Access Denied"));
        Assert.Equal("iam:DeleteRole", error.DeniedAction);
        Assert.Contains("iam:DeleteRole", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_identity_is_denied_in_the_terms_of_STS()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Error(403, "AccessDenied", "no"));
        await using var account = endpoint.Open();
        var error = await Assert.ThrowsAsync<IamException>(() => account.GetIdentityAsync(default));
        Assert.Equal("sts:GetCallerIdentity", error.DeniedAction);
    }

    [Fact]
    public async Task A_failed_identity_is_asked_for_again()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(
            FakeAnswer.Error(403, "ExpiredToken", "The security token included in the request is expired"),
            new FakeAnswer(200, "<GetCallerIdentityResponse xmlns='https://sts.amazonaws.com/doc/2011-06-15/'><GetCallerIdentityResult><Arn>arn:aws-us-gov:iam::123456789012:user/ann</Arn><UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"));
        await using var account = endpoint.Open();
        Assert.Equal(IamErrorCodes.ExpiredToken, (await Assert.ThrowsAsync<IamException>(() => account.GetIdentityAsync(default))).Code);
        Assert.Equal(new AccountIdentity("123456789012", "aws-us-gov", "arn:aws-us-gov:iam::123456789012:user/ann"), await account.GetIdentityAsync(default));
    }

    [Theory]
    [InlineData(200, "<!DOCTYPE html><html><body>Sign in to the proxy</body></html>", "text/html")]
    [InlineData(200, "<html><body>Sign in to the proxy</body></html>", "text/html")]
    [InlineData(200, "", "text/xml")]
    [InlineData(200, "{\"message\":\"hello\"}", "application/json")]
    [InlineData(200, "<DeleteRoleResponse><ResponseMeta", "text/xml")]
    [InlineData(200, "<OtherResponse/>", "text/xml")]
    [InlineData(403, "<html><body>Forbidden by the proxy</body></html>", "text/html")]
    [InlineData(407, "Proxy Authentication Required", "text/plain")]
    [InlineData(502, "<html>Bad gateway</html>", "text/html")]
    [InlineData(302, "", "text/html")]
    [InlineData(400, "<ErrorResponse><Error><Code>Thro", "text/xml")]
    public async Task What_is_no_answer_of_IAM_is_told(int status, string body, string contentType)
    {
        var error = await FailAsync(new FakeAnswer(status, body, contentType));
        Assert.Equal(IamErrorCodes.UnreadableAnswer, error.Code);
        Assert.Contains("http://127.0.0.1:", error.Message, StringComparison.Ordinal);
        Assert.Contains("DeleteRole", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(500)]
    [InlineData(501)]
    public async Task An_endpoint_that_does_not_know_the_operation_is_told(int status)
    {
        var error = await FailAsync(new FakeAnswer(status, "<!doctype html><title>Error</title>", "text/html"));
        Assert.Equal((IamErrorCodes.OperationNotSupported, status), (error.Code, error.StatusCode));
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_told()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(async (_, http) =>
        {
            http.Response.ContentLength = 1000;
            await http.Response.Body.WriteAsync("<DeleteRoleResponse>"u8.ToArray());
            await http.Response.Body.FlushAsync();
            http.Abort();
        });
        await using var account = endpoint.Open();
        var error = await Assert.ThrowsAsync<IamException>(() => account.DeleteRoleAsync("r", default));
        Assert.Equal(IamErrorCodes.UnreadableAnswer, error.Code);
        Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<IsTruncated>true</IsTruncated>")]
    [InlineData("<IsTruncated>true</IsTruncated><Marker></Marker>")]
    [InlineData("<IsTruncated>true</IsTruncated><Marker>same</Marker>")]
    public async Task Pages_that_never_end_are_told(string end)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("ListGroupsForUser", "<Groups/>" + end));
        await using var account = endpoint.Open();
        var error = await Assert.ThrowsAsync<IamException>(() => account.ListGroupsForUserAsync("u", default));
        Assert.Equal(IamErrorCodes.UnreadableAnswer, error.Code);
        Assert.InRange(endpoint.Requests.Count, 1, 2);
    }

    [Fact]
    public async Task No_secret_is_in_any_message()
    {
        var canonical = $"The Canonical String for this request should have been 'POST / x-amz-security-token:{FakeEndpoint.Keys.SessionToken}' and the key was {FakeEndpoint.Keys.SecretKey}";
        foreach (var code in new[] { "SignatureDoesNotMatch", "IncompleteSignature", "ValidationError", "AccessDenied", "Throttling", "InvalidAction", "Other" })
        {
            var error = await FailAsync(FakeAnswer.Error(403, code, canonical));
            Assert.DoesNotContain(FakeEndpoint.Keys.SecretKey, error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(FakeEndpoint.Keys.SessionToken!, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_operation_that_a_kind_of_entity_does_not_have_is_refused()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("TagRole"));
        await using var account = endpoint.Open();
        var group = Entity.Group("g");
        var policy = new Entity(EntityKind.Policy, "p");
        foreach (var call in new Func<Task>[]
        {
            () => account.TagAsync(group, [new Tag("a", "b")], default),
            () => account.UntagAsync(group, ["a"], default),
            () => account.PutPermissionsBoundaryAsync(group, "arn:aws:iam::aws:policy/X", default),
            () => account.DeletePermissionsBoundaryAsync(group, default),
            () => account.AttachPolicyAsync(policy, "arn:aws:iam::aws:policy/X", default),
            () => account.DetachPolicyAsync(policy, "arn:aws:iam::aws:policy/X", default),
            () => account.ListAttachedPoliciesAsync(policy, default),
            () => account.ListInlinePolicyNamesAsync(policy, default),
            () => account.FindInlinePolicyAsync(policy, "p", default),
            () => account.PutInlinePolicyAsync(policy, "p", "{}", default),
            () => account.DeleteInlinePolicyAsync(policy, "p", default),
        })
        {
            Assert.Equal(IamErrorCodes.ValidationError, (await Assert.ThrowsAsync<IamException>(call)).Code);
        }

        Assert.Empty(endpoint.Requests);
    }

    private static async Task<IamException> FailAsync(FakeAnswer answer)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(answer);
        await using var account = endpoint.Open();
        return await Assert.ThrowsAsync<IamException>(() => account.DeleteRoleAsync("r", default));
    }
}
