using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using IotIamTools.Aws.Tests.Support;

namespace IotIamTools.Aws.Tests.Wire;

/// <summary>
/// What is sent and read, against the service's own model: every member of every operation, with values that a form and XML could
/// spoil.
/// </summary>
public sealed class WireTests
{
    private static readonly ServiceModel Model = ServiceModel.Instance;

    public static TheoryData<string> Operations => [.. Model.Operations];

    [Fact]
    public void The_client_has_the_operations_of_the_model()
    {
        var methods = typeof(IAmazonIdentityManagementService).GetMethods().Select(m => m.Name[..^"Async".Length]);
        Assert.Equal(Model.Operations.Order(StringComparer.Ordinal), methods.Order(StringComparer.Ordinal));
    }

    [BotocoreFact]
    public void The_model_is_what_botocore_has()
    {
        var (exitCode, output) = PythonTool.Run(PythonTool.Botocore!, string.Join('\n', Model.Operations), Path.Combine(ServiceModel.Folder, "extract_model.py"));
        Assert.Equal(0, exitCode);
        Assert.Equal(File.ReadAllText(Path.Combine(ServiceModel.Folder, "iam-model.json")).ReplaceLineEndings(), output.ReplaceLineEndings());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_request_has_all_members_as_the_model_names_them(string operation)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok(operation));
        var request = Activator.CreateInstance(RequestType(operation))!;
        Fill(request, "");

        await CallAsync(endpoint, operation, request);

        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["Action"] = operation, ["Version"] = Model.Version };
        if (Model.Input(operation) is { } input)
        {
            Expect(expected, input, "");
        }

        var sent = Assert.Single(endpoint.Requests);
        Assert.Equal(expected, new SortedDictionary<string, string>(sent.Form.ToDictionary(), StringComparer.Ordinal));
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("/us-east-1/iam/aws4_request", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(FakeEndpoint.Keys.SessionToken, sent.Headers["X-Amz-Security-Token"]);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_request_without_values_has_no_members(string operation)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok(operation));
        await CallAsync(endpoint, operation, Activator.CreateInstance(RequestType(operation))!);
        Assert.Equal(["Action", "Version"], Assert.Single(endpoint.Requests).Form.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task All_members_of_an_answer_are_read(string operation)
    {
        var result = new StringBuilder();
        if (Model.Output(operation) is { } output)
        {
            Assert.Equal(operation + "Result", Model.Operation(operation).GetProperty("resultWrapper").GetString());
            WriteMembers(result, output, "", 0);
        }

        // What is newer than this code is passed over.
        result.Append("<NewMember><member>1</member></NewMember>");
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok(operation, result.ToString()));

        var response = (AmazonWebServiceResponse)await CallAsync(endpoint, operation, Activator.CreateInstance(RequestType(operation))!);

        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
        if (Model.Output(operation) is { } read)
        {
            CheckMembers(response, read, "", 0);
        }
    }

    [Fact]
    public void Constants_are_those_of_the_model()
    {
        var enums = new Dictionary<string, Type>(StringComparer.Ordinal)
        {
            ["EntityType"] = typeof(EntityType),
            ["policyScopeType"] = typeof(PolicyScopeType),
            ["PolicyUsageType"] = typeof(PolicyUsageType),
            ["ContextKeyTypeEnum"] = typeof(ContextKeyTypeEnum),
            ["PolicyEvaluationDecisionType"] = typeof(PolicyEvaluationDecisionType),
            ["PolicySourceType"] = typeof(PolicySourceType),
            ["PermissionsBoundaryAttachmentType"] = typeof(PermissionsBoundaryAttachmentType),
            ["statusType"] = typeof(StatusType),
        };
        foreach (var (shape, type) in enums)
        {
            var known = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => ((ConstantClass)f.GetValue(null)!).Value);
            Assert.Equal(Model.Shape(shape).GetProperty("enum").EnumerateArray().Select(v => v.GetString()!).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_error_of_an_operation_has_its_type(string operation)
    {
        foreach (var error in Model.Operation(operation).GetProperty("errors").EnumerateObject())
        {
            var code = error.Name;
            await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Error(409, code, "why"));
            var thrown = await Assert.ThrowsAnyAsync<AmazonIdentityManagementServiceException>(() =>
                CallAsync(endpoint, operation, Activator.CreateInstance(RequestType(operation))!));
            Assert.Equal((error.Value.GetString()!, code, "why", "request-1"), (thrown.GetType().Name, thrown.ErrorCode, thrown.Message, thrown.RequestId));
        }
    }

    private static Type RequestType(string operation) =>
        typeof(AmazonIdentityManagementServiceClient).Assembly.GetType($"Amazon.IdentityManagement.Model.{operation}Request", throwOnError: true)!;

    private static async Task<object> CallAsync(FakeEndpoint endpoint, string operation, object request)
    {
        var config = new AmazonIdentityManagementServiceConfig { ServiceURL = endpoint.Url.AbsoluteUri, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 };
        var keys = FakeEndpoint.Keys;
        using var client = new AmazonIdentityManagementServiceClient(new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, keys.SessionToken), config);
        var call = (Task)typeof(IAmazonIdentityManagementService).GetMethod(operation + "Async")!.Invoke(client, [request, CancellationToken.None])!;
        await call;
        return call.GetType().GetProperty("Result")!.GetValue(call)!;
    }

    /// <summary>Sets every property that the type declares, told by the .NET types alone.</summary>
    private static void Fill(object target, string place)
    {
        foreach (var property in target.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            property.SetValue(target, Make(property.PropertyType, place + property.Name));
        }
    }

    private static object Make(Type type, string place)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return ServiceModel.Value("string", place);
        }

        if (type == typeof(int))
        {
            return int.Parse(ServiceModel.Value("integer", place), CultureInfo.InvariantCulture);
        }

        if (type == typeof(bool))
        {
            return true;
        }

        if (type.IsSubclassOf(typeof(ConstantClass)))
        {
            return Activator.CreateInstance(type, ServiceModel.Value("string", place))!;
        }

        var made = Activator.CreateInstance(type)!;
        if (made is IList list)
        {
            var item = type.GetGenericArguments()[0];
            list.Add(Make(item, place + ".1"));
            list.Add(Make(item, place + ".2"));
        }
        else
        {
            Fill(made, place + ".");
        }

        return made;
    }

    /// <summary>The same, told by the model alone.</summary>
    private static void Expect(IDictionary<string, string> form, JsonElement structure, string wire, string place = "")
    {
        foreach (var (name, shape) in Model.Members(structure))
        {
            ExpectValue(form, shape, wire + name, place + name);
        }
    }

    private static void ExpectValue(IDictionary<string, string> form, JsonElement shape, string wire, string place)
    {
        switch (shape.GetProperty("type").GetString()!)
        {
            case "structure":
                Expect(form, shape, wire + ".", place + ".");
                break;
            case "list":
                Assert.False(shape.GetProperty("flattened").GetBoolean());
                var item = Model.Shape(shape.GetProperty("item").GetString()!);
                for (var i = 1; i <= 2; i++)
                {
                    ExpectValue(form, item, $"{wire}.{shape.GetProperty("itemName").GetString()}.{i}", $"{place}.{i}");
                }

                break;
            case var type:
                form[wire] = ServiceModel.Value(type, place);
                break;
        }
    }

    private static void WriteMembers(StringBuilder xml, JsonElement structure, string place, int depth)
    {
        foreach (var (name, shape) in Model.Members(structure))
        {
            xml.Append('<').Append(name).Append('>');
            WriteValue(xml, shape, place + name, depth);
            xml.Append("</").Append(name).Append('>');
        }
    }

    private static void WriteValue(StringBuilder xml, JsonElement shape, string place, int depth)
    {
        switch (shape.GetProperty("type").GetString()!)
        {
            case "structure":
                // A role is in an instance profile, which has roles: the model has circles.
                if (depth < 6)
                {
                    WriteMembers(xml, shape, place + ".", depth + 1);
                }

                break;
            case "list":
                var item = Model.Shape(shape.GetProperty("item").GetString()!);
                for (var i = 1; i <= 2; i++)
                {
                    xml.Append(CultureInfo.InvariantCulture, $"<{shape.GetProperty("itemName").GetString()}>");
                    WriteValue(xml, item, $"{place}.{i}", depth + 1);
                    xml.Append(CultureInfo.InvariantCulture, $"</{shape.GetProperty("itemName").GetString()}>");
                }

                break;
            case "map":
                var value = Model.Shape(shape.GetProperty("value").GetString()!);
                for (var i = 1; i <= 2; i++)
                {
                    xml.Append(CultureInfo.InvariantCulture, $"<entry><{shape.GetProperty("keyName").GetString()}>key{i}</{shape.GetProperty("keyName").GetString()}><{shape.GetProperty("valueName").GetString()}>");
                    WriteValue(xml, value, $"{place}.{i}", depth + 1);
                    xml.Append(CultureInfo.InvariantCulture, $"</{shape.GetProperty("valueName").GetString()}></entry>");
                }

                break;
            case var type:
                xml.Append(System.Security.SecurityElement.Escape(ServiceModel.Value(type, place)));
                break;
        }
    }

    private static void CheckMembers(object actual, JsonElement structure, string place, int depth)
    {
        var properties = actual.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).ToDictionary(p => p.Name, StringComparer.Ordinal);
        Assert.Equal(structure.GetProperty("members").EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal), properties.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, shape) in Model.Members(structure))
        {
            CheckValue(properties[name].GetValue(actual), shape, place + name, depth);
        }
    }

    private static void CheckValue(object? actual, JsonElement shape, string place, int depth)
    {
        Assert.True(actual is not null, place + " was not read");
        switch (shape.GetProperty("type").GetString()!)
        {
            case "structure":
                if (depth < 6)
                {
                    CheckMembers(actual!, shape, place + ".", depth + 1);
                }

                break;
            case "list":
                var items = ((IEnumerable)actual!).Cast<object>().ToList();
                Assert.Equal(2, items.Count);
                for (var i = 1; i <= 2; i++)
                {
                    CheckValue(items[i - 1], Model.Shape(shape.GetProperty("item").GetString()!), $"{place}.{i}", depth + 1);
                }

                break;
            case "map":
                var map = (IDictionary)actual!;
                Assert.Equal(2, map.Count);
                for (var i = 1; i <= 2; i++)
                {
                    CheckValue(map[$"key{i}"], Model.Shape(shape.GetProperty("value").GetString()!), $"{place}.{i}", depth + 1);
                }

                break;
            case "timestamp":
                Assert.Equal(new DateTime(2026, 7, 1, 12, 34, 56, DateTimeKind.Utc), actual);
                Assert.Equal(DateTimeKind.Utc, ((DateTime)actual!).Kind);
                break;
            case var type:
                Assert.Equal(ServiceModel.Value(type, place), actual is bool flag ? (flag ? "true" : "false") : Convert.ToString(actual, CultureInfo.InvariantCulture));
                break;
        }
    }
}
