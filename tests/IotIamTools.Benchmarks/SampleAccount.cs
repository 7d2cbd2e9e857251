using System.Globalization;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

namespace IotIamTools.Benchmarks;

/// <summary>An account as they are: each user has two inline policies of its own, a managed policy that all share, and a group.</summary>
internal static class SampleAccount
{
    public const string AccountId = "123456789012";

    /// <summary>The actions that a user of Greengrass needs, as far as IAM knows them, and one that is not allowed.</summary>
    private static readonly string[] Actions =
    [
        "greengrass:CreateGroup", "greengrass:CreateGroupVersion", "greengrass:CreateDeployment", "greengrass:CreateCoreDefinition",
        "greengrass:CreateCoreDefinitionVersion", "greengrass:CreateDeviceDefinition", "greengrass:CreateDeviceDefinitionVersion",
        "greengrass:CreateFunctionDefinition", "greengrass:CreateFunctionDefinitionVersion", "greengrass:CreateLoggerDefinition",
        "greengrass:CreateLoggerDefinitionVersion", "greengrass:CreateResourceDefinition", "greengrass:CreateSubscriptionDefinition",
        "greengrass:GetGroup", "greengrass:GetGroupVersion", "greengrass:GetDeploymentStatus", "greengrass:ListGroups",
        "greengrass:AssociateRoleToGroup", "greengrass:AssociateServiceRoleToAccount", "iot:CreateThing", "iot:CreateKeysAndCertificate",
        "iot:AttachThingPrincipal", "iot:AttachPolicy", "iot:CreatePolicy", "iot:DescribeEndpoint", "iot:DescribeThing", "iot:Publish",
        "iam:PassRole", "iam:GetRole", "lambda:CreateFunction", "lambda:PublishVersion", "s3:GetObject", "ec2:RunInstances",
    ];

    public static IReadOnlyList<RequestAction> RequestActions { get; } = [.. Actions.Select(RequestAction.Parse)];

    /// <summary>The documents of the user's two inline policies.</summary>
    public static string[] InlinePolicies(int user) =>
    [
        string.Create(CultureInfo.InvariantCulture, $$"""
            {"Version":"2012-10-17","Statement":[
              {"Sid":"Greengrass","Effect":"Allow","Action":["greengrass:Create*","greengrass:Get*","greengrass:List*"],"Resource":"*"},
              {"Sid":"Roles","Effect":"Allow","Action":["iam:PassRole","iam:GetRole"],"Resource":"arn:aws:iam::{{AccountId}}:role/greengrass-{{user}}-*"}]}
            """),
        string.Create(CultureInfo.InvariantCulture, $$"""
            {"Version":"2012-10-17","Statement":[
              {"Sid":"Things","Effect":"Allow","Action":["iot:CreateThing","iot:DescribeThing","iot:AttachThingPrincipal","iot:AttachPolicy"],"Resource":"arn:aws:iot:*:{{AccountId}}:thing/user{{user}}-*"},
              {"Sid":"Endpoint","Effect":"Allow","Action":"iot:DescribeEndpoint","Resource":"*"},
              {"Sid":"NoDelete","Effect":"Deny","Action":"iot:Delete*","Resource":"*"}]}
            """),
    ];

    public const string ManagedPolicy = """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"Home","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::deployments/${aws:username}/*"},
          {"Sid":"Functions","Effect":"Allow","Action":["lambda:CreateFunction","lambda:PublishVersion","lambda:Get*"],"Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}},
          {"Sid":"OnlyHere","Effect":"Deny","NotAction":["iam:*","s3:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1","us-east-1"]}}}]}
        """;

    public const string GroupPolicy = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["greengrass:AssociateRoleToGroup","greengrass:AssociateServiceRoleToAccount","iot:CreatePolicy","iot:CreateKeysAndCertificate"],"Resource":"*"},
          {"Effect":"Allow","Action":"iot:Publish","Resource":"arn:aws:iot:*:123456789012:topic/fleet/*/telemetry"}]}
        """;

    /// <summary>Users with their parsed documents; the managed and the group policy are the same for all.</summary>
    public static (string Arn, PolicyDocument[] Inline)[] Users(int count) => [.. Enumerable.Range(0, count).Select(i => (
        string.Create(CultureInfo.InvariantCulture, $"arn:aws:iam::{AccountId}:user/user{i}"),
        InlinePolicies(i).Select(p => PolicyDocument.Parse(p)).ToArray()))];

    public static RequestContext Context(string userName) => new(
    [
        new("aws:username", userName), new("aws:SecureTransport", "true"), new("aws:RequestedRegion", "eu-west-1"), new("aws:SourceIp", "203.0.113.7"),
    ]);

    public static CompiledPolicy[] Compile(IEnumerable<PolicyDocument> documents) => [.. documents.Select((d, i) => CompiledPolicy.Compile(d, $"inline{i}"))];
}
