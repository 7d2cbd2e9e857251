using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Policies;

public class PolicyRulesTests
{
    private const string Assume = """{"Effect":"Allow","Action":"sts:AssumeRole","Principal":""";

    /// <summary>The kind, the statements, and what is wrong; null where nothing is.</summary>
    public static readonly TheoryData<PolicyKind, string, string?> Cases = new()
    {
        { PolicyKind.Identity, """{"Effect":"Allow","Action":"a:b","Resource":"*"}""", null },
        { PolicyKind.Identity, "", "the policy has no statements" },
        { PolicyKind.Identity, """{"Effect":"Allow","Action":"a:b"}""", "statement 1: it has neither Resource nor NotResource" },
        { PolicyKind.Identity, """{"Sid":"A","Effect":"Allow","Action":"a:b","Resource":"*","Principal":"*"}""", "statement 1 ('A'): it has a Principal, which this kind of policy cannot have: the policy is about whoever has it" },
        { PolicyKind.Identity, """{"Effect":"Allow","Action":"a:b","Resource":"*","NotPrincipal":"*"}""", "statement 1: it has a Principal, which this kind of policy cannot have: the policy is about whoever has it" },
        { PolicyKind.Identity, """{"Sid":"a b","Effect":"Allow","Action":"a:b","Resource":"*"}""", "statement 1 ('a b'): a Sid in IAM holds letters A-Z, a-z and digits only" },
        { PolicyKind.Identity, """{"Sid":"A","Effect":"Allow","Action":"a:b","Resource":"*"},{"Sid":"A","Effect":"Allow","Action":"a:b","Resource":"*"}""", "statement 2 ('A'): its Sid is used by an earlier statement; Sids must be unique in a policy" },
        { PolicyKind.Identity, """{"Sid":"A","Effect":"Allow","Action":"a:b","Resource":"*"},{"Sid":"a","Effect":"Allow","Action":"a:b","Resource":"*"},{"Sid":"","Effect":"Allow","Action":"a:b","Resource":"*"},{"Sid":"","Effect":"Allow","Action":"a:b","Resource":"*"}""", null },
        { PolicyKind.Identity, """{"Effect":"Allow","Action":"a:b","Resource":"*mybucket"}""", "statement 1: the resource '*mybucket' must be in ARN format or \"*\"" },
        { PolicyKind.Identity, """{"Effect":"Allow","Action":"a:b","NotResource":"${aws:username}"}""", "statement 1: the resource '${aws:username}' must be in ARN format or \"*\"" },
        { PolicyKind.Identity, """{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":{"username":"x"}}}""", "statement 1: the condition key 'username' must be prefaced by a vendor, as in aws:SourceAccount" },

        { PolicyKind.Identity, """{"Effect":"Allow","Action":"s*:Get","Resource":"*"}""", "statement 1: the action 's*:Get' has a wildcard in its service; write the service, or * for all" },
        { PolicyKind.Identity, """{"Effect":"Allow","NotAction":["*:Get","*"],"Resource":"*"}""", null },

        { PolicyKind.Trust, Assume + """{"Service":"greengrass.amazonaws.com"}}""", null },
        { PolicyKind.Trust, Assume + """{"AWS":["123456789012","arn:aws:iam::123456789012:root","arn:aws-cn:iam::123456789012:role/a/b","arn:aws:sts::123456789012:assumed-role/r/s","*","AROAEXAMPLEEXAMPLE12"]}}""", null },
        { PolicyKind.Trust, Assume + """{"Federated":"arn:aws:iam::123456789012:saml-provider/x"}}""", null },
        { PolicyKind.Trust, Assume + """{"CanonicalUser":"79a5"}}""", "statement 1: a CanonicalUser stands in S3 bucket policies only" },
        { PolicyKind.Trust, """{"Effect":"Allow","Action":"sts:AssumeRole"}""", "statement 1: it has no Principal, which this kind of policy needs" },
        { PolicyKind.Trust, """{"Effect":"Deny","Action":"sts:AssumeRole","NotPrincipal":{"AWS":"123456789012"}}""", "statement 1: it has a NotPrincipal, which this kind of policy cannot have; write Principal" },
        { PolicyKind.Trust, """{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*","Resource":"*"}""", "statement 1: it has a Resource, which a trust policy cannot have: its resource is the role" },
        { PolicyKind.Trust, """{"Effect":"Allow","Action":["STS:AssumeRole","s3:GetObject"],"Principal":"*"}""", "statement 1: the action 's3:GetObject' cannot stand in a trust policy, which may only specify STS AssumeRole actions" },
        { PolicyKind.Trust, """{"Effect":"Allow","Action":"*","Principal":"*"}""", "statement 1: the action '*' cannot stand in a trust policy, which may only specify STS AssumeRole actions" },

        { PolicyKind.Resource, """{"Sid":"any text","Effect":"Deny","Action":"s3:*","NotPrincipal":{"AWS":"123456789012","CanonicalUser":"79a5"},"Resource":"*"}""", null },
        { PolicyKind.Resource, """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", "statement 1: it has no Principal, which this kind of policy needs" },
        { PolicyKind.ResourceControl, """{"Effect":"Deny","Action":"s3:*","Principal":"*"}""", "statement 1: it has neither Resource nor NotResource" },


        { PolicyKind.ServiceControl, """{"Effect":"Allow","NotAction":"a:b","NotResource":"arn:aws:s3:::b","Condition":{"StringEquals":{"aws:x":"y"}}}""", null },
        { PolicyKind.ServiceControl, """{"Effect":"Deny","Action":"a:b","Resource":"*","Principal":"*"}""", "statement 1: it has a Principal, which this kind of policy cannot have: the policy is about whoever has it" },

        { PolicyKind.ResourceControl, """{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}""", null },
        { PolicyKind.ResourceControl, """{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"s3:*","NotResource":"arn:aws:s3:::b"}""", null },
        { PolicyKind.ResourceControl, """{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}""", "statement 1: a resource control policy can only deny; RCPFullAWSAccess alone allows" },
        { PolicyKind.ResourceControl, """{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}""", "statement 1: the Action of a resource control policy cannot be *; name the services, such as s3:*" },
        { PolicyKind.ResourceControl, """{"Effect":"Deny","Principal":"*","NotAction":"s3:*","Resource":"*"}""", "statement 1: it has a NotAction, which a resource control policy cannot have; write Action" },
        { PolicyKind.ResourceControl, """{"Effect":"Deny","Principal":{"AWS":"123456789012"},"Action":"s3:*","Resource":"*"}""", "statement 1: the Principal of a resource control policy is \"*\"; name principals in a Condition" },
        { PolicyKind.ResourceControl, """{"Effect":"Deny","Action":"s3:*","Resource":"*"}""", "statement 1: it has no Principal, which this kind of policy needs" },
    };

    [Fact]
    public void Policies_of_resources_may_lack_a_Resource() =>
        Assert.Empty(PolicyRules.Check(PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"ecr:BatchGetImage","Principal":"*"}}"""), PolicyKind.Resource));

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_iam_refuses_is_named(PolicyKind kind, string statements, string? expected)
    {
        var document = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");

        Assert.Equal(expected is null ? [] : [expected], PolicyRules.Check(document, kind));
    }
}
