using IotIamTools.Core.Actions;
using IotIamTools.Core.Lint;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Lint;

public class PolicyLintTests
{
    private const string Assume = """{"Effect":"Allow","Action":"sts:AssumeRole","Principal":""";

    private const string Deny = """{"Effect":"Deny","Action":"sts:AssumeRole","Principal":""";

    /// <summary>The kind, a statement, and what is found: rules with parts of their messages; empty for nothing.</summary>
    public static readonly TheoryData<PolicyKind, string, string> Cases = new()
    {
        { PolicyKind.Identity, Allow("iot:Publish", "arn:aws:iot:*:*:topic/a"), "" },

        // Too wide.
        { PolicyKind.Identity, Allow("*", "*"), "Security Administrator: statement 1: it allows every action on everything: whoever has it is an administrator" },
        { PolicyKind.Identity, Allow("*:*", "*"), "Administrator" },
        { PolicyKind.Identity, Allow("iam:*", "*"), "Security IamAdministrator: statement 1: iam:* on * lets whoever has it give themselves every permission; list the IAM actions, limit the resources, or set a permissions boundary" },
        { PolicyKind.Identity, """{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", "Security AllowNotAction: statement 1: it allows all actions but some, those of services to come included; list the actions in Action" },
        { PolicyKind.Identity, """{"Effect":"Allow","Action":"iot:Publish","NotResource":"arn:aws:iot:*:*:topic/a"}""", "AllowNotResource" },
        { PolicyKind.Identity, """{"Effect":"Deny","NotAction":"iam:*","NotResource":"*"}""", "" },
        { PolicyKind.ServiceControl, Allow("*", "*"), "" },
        { PolicyKind.Identity, Allow("iot:*", "*"), "Suggestion WholeService: statement 1: 'iot:*' allows all that the service can do now and later; list the actions that are needed" },
        { PolicyKind.Identity, Allow("iam:PassRole", "*"), "Security PassRoleToAnything: statement 1: it lets any role be passed to any service; name the roles in Resource, or the services in a Condition on iam:PassedToService" },
        { PolicyKind.Identity, Allow("IAM:pass*", "arn:aws:iam::123456789012:role/*"), "PassRoleToAnything" },
        { PolicyKind.Identity, Allow("iam:PassRole", "arn:aws:iam::123456789012:role/Greengrass*"), "" },
        { PolicyKind.Identity, Allow("iam:PassRole", "*", """{"StringEquals":{"iam:passedtoservice":"greengrass.amazonaws.com"}}"""), "" },
        { PolicyKind.Identity, Allow("iam:PassRole", "*", """{"StringLike":{"iam:PassedToService":"*"}}"""), "PassRoleToAnything" },
        { PolicyKind.Identity, Allow("iam:PassRole", "*", """{"StringNotEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}"""), "PassRoleToAnything" },

        // Principals.
        { PolicyKind.Trust, Assume + "\"*\"}", "Security OpenToEveryone: statement 1: everyone in any AWS account can assume the role; name the principals, or limit them with a Condition" },
        { PolicyKind.Resource, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Principal":{"AWS":"*"}}""", "OpenToEveryone: statement 1: it allows everyone, the anonymous included" },
        { PolicyKind.Resource, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Principal":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}""", "" },
        { PolicyKind.Resource, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Principal":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""", "OpenToEveryone" },
        { PolicyKind.Resource, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Principal":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}""", "OpenToEveryone" },
        { PolicyKind.Resource, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Principal":"*","Condition":{"StringLike":{"aws:PrincipalArn":"*"}}}""", "OpenToEveryone" },
        { PolicyKind.Resource, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Principal":"*","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1"}}}""", "" },
        { PolicyKind.Resource, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Principal":{"Service":"iot.amazonaws.com"}}""", "Suggestion ConfusedDeputy: statement 1: the service may come on behalf of any account" },
        { PolicyKind.Resource, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Principal":{"Service":"iot.amazonaws.com"},"Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:iot:*:123456789012:*"}}}""", "" },
        { PolicyKind.Resource, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","NotPrincipal":{"AWS":"123456789012"}}""", "AllowNotPrincipal" },
        { PolicyKind.Trust, Assume + """{"Service":"greengrass.amazonaws.com"}}""", "Suggestion ConfusedDeputy: statement 1: the service may use the role on behalf of any account; where it supports them, add a Condition on aws:SourceAccount and aws:SourceArn" },
        { PolicyKind.Trust, Assume + """{"Service":"greengrass.amazonaws.com"},"Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}}""", "" },
        { PolicyKind.Trust, Assume + """{"Federated":"cognito-identity.amazonaws.com"}}""", "Warning ActionForPrincipal: statement 1: an identity provider uses sts:AssumeRoleWithWebIdentity or sts:AssumeRoleWithSAML, not sts:AssumeRole" },
        { PolicyKind.Trust, WebIdentity("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com", "{}"), "Security OpenToProvider: statement 1: every repository of token.actions.githubusercontent.com can assume the role; add a Condition on token.actions.githubusercontent.com:sub that names yours" },
        { PolicyKind.Trust, WebIdentity("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com", """{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"}}"""), "OpenToProvider: statement 1: every repository" },
        { PolicyKind.Trust, WebIdentity("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com", """{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:*"}}"""), "OpenToProvider: statement 1: the Condition on token.actions.githubusercontent.com:sub lets repositories of every owner" },
        { PolicyKind.Trust, WebIdentity("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com", """{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:me/edge:*"}}"""), "" },
        { PolicyKind.Trust, WebIdentity("cognito-identity.amazonaws.com", "{}"), "OpenToProvider: statement 1: whoever signs in with cognito-identity.amazonaws.com can assume the role, of whatever application; add a Condition on cognito-identity.amazonaws.com:aud" },
        { PolicyKind.Trust, WebIdentity("arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/E", """{"StringEquals":{"oidc.eks.eu-west-1.amazonaws.com/id/E:sub":"system:serviceaccount:a:b"}}"""), "" },
        { PolicyKind.Trust, """{"Effect":"Allow","Action":"sts:AssumeRoleWithSAML","Principal":{"AWS":"123456789012"}}""", "ActionForPrincipal: statement 1: 'sts:assumerolewithsaml' is for identity providers" },

        { PolicyKind.Trust, Deny + """{"AWS":"ann"}}""", "Warning InvalidPrincipal: statement 1: 'ann' is no AWS principal; write an account id, the ARN of a user, role or session, or *" },
        { PolicyKind.Trust, Deny + """{"AWS":"1234"}}""", "Warning InvalidPrincipal: statement 1: '1234' is no AWS principal; write an account id, the ARN of a user, role or session, or *" },
        { PolicyKind.Trust, Deny + """{"AWS":"arn:aws:s3:::b"}}""", "Warning InvalidPrincipal: statement 1: 'arn:aws:s3:::b' is no AWS principal; write an account id, the ARN of a user, role or session, or *" },
        { PolicyKind.Trust, Deny + """{"AWS":"arn:aws:iam::123456789012:role/*"}}""", "Warning InvalidPrincipal: statement 1: the principal 'arn:aws:iam::123456789012:role/*' has a wildcard; a part of a name cannot be one, put a pattern into a Condition on aws:PrincipalArn" },
        { PolicyKind.Trust, Deny + """{"AWS":"arn:aws:iam::123456789012:group/admins"}}""", "InvalidPrincipal: statement 1: 'arn:aws:iam::123456789012:group/admins' cannot be a principal; of IAM's entities users, roles and the account's root can" },
        { PolicyKind.Trust, Deny + """{"Service":"Greengrass.amazonaws.com"}}""", "InvalidPrincipal: statement 1: 'Greengrass.amazonaws.com' is no service principal; services are written in lower case" },
        { PolicyKind.Trust, """{"Effect":"Deny","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":"https://example.com"}}""", "InvalidPrincipal: statement 1: 'https://example.com' is an address; write the provider's name without https://, or its ARN" },
        { PolicyKind.Trust, Deny + """{"Service":"*"}}""", "Warning InvalidPrincipal: statement 1: the Service principal cannot be *; name the services" },
        { PolicyKind.Trust, Deny + """{"Service":"greengrass"}}""", "Warning InvalidPrincipal: statement 1: 'greengrass' is no service principal; write one such as greengrass.amazonaws.com" },
        { PolicyKind.Trust, Deny + """{"AWS":["123456789012","arn:aws:iam::123456789012:root","arn:aws-cn:iam::123456789012:role/a/b","arn:aws:sts::123456789012:assumed-role/r/s","*","AROAEXAMPLEEXAMPLE12"]}}""", "" },
        { PolicyKind.Resource, """{"Effect":"Deny","Action":"s3:GetObject","Resource":"*","NotPrincipal":{"AWS":"arn:aws:iam::*:root"}}""", "InvalidPrincipal" },

        // Names.
        { PolicyKind.Identity, Allow("s3:GetObjects", "arn:aws:s3:::b/*"), "Warning UnknownAction: statement 1: there is no action 's3:GetObjects'; did you mean 's3:GetObject'?" },
        { PolicyKind.Identity, Allow("s3:REST.GET.OBJECT", "*"), "UnknownAction: statement 1: there is no action 's3:REST.GET.OBJECT'; did you mean 's3:GetObject'?" },
        { PolicyKind.Identity, Allow("iott:Publish", "*"), "Warning UnknownService: statement 1: no service has the prefix 'iott' of Action 'iott:Publish'; did you mean 'iot:Publish'?" },
        { PolicyKind.Identity, """{"Effect":"Deny","NotAction":"nosuch:*","Resource":"*"}""", "UnknownService: statement 1: no service has the prefix 'nosuch' of NotAction 'nosuch:*'" },
        { PolicyKind.Identity, Allow("iot:Publich*", "*"), "Warning MatchesNothing: statement 1: no action matches 'iot:Publich*'" },
        { PolicyKind.Identity, Allow("iotthingsgraph:CreateFlowTemplate", "*"), "Warning EndedService: statement 1: AWS IoT Things Graph has ended: 'iotthingsgraph:CreateFlowTemplate' has no effect any more" },

        // Repetition and resources.
        { PolicyKind.Identity, """{"Effect":"Allow","Action":["iot:Publish","IOT:publish"],"Resource":"*"}""", "Suggestion Repeated: statement 1: 'IOT:publish' stands in Action twice" },
        { PolicyKind.Identity, """{"Effect":"Allow","Action":["iot:Pub*","iot:Publish"],"Resource":"*"}""", "Repeated: statement 1: 'iot:Publish' stands in Action beside 'iot:pub*', which has it already" },
        { PolicyKind.Identity, """{"Effect":"Allow","Action":"iot:Publish","Resource":["*","arn:aws:iot:*:*:topic/a"]}""", "Repeated: statement 1: 'arn:aws:iot:*:*:topic/a' stands in Resource beside '*', which has it already" },
        { PolicyKind.Identity, Allow("iot:Publish", "arn:aws:i*:*:*:topic/a"), "Warning WildcardInService: statement 1: 'arn:aws:i*:*:*:topic/a' has a wildcard for the service, where AWS takes none or lets it match more than was meant; name the service" },
        { PolicyKind.Identity, Allow("iot:Publish", "arn:aws:iot:${aws:RequestedRegion}:*:topic/a"), "Warning VariableInArn: statement 1: 'arn:aws:iot:${aws:RequestedRegion}:*:topic/a' has a variable before the fifth colon, where IAM takes none" },
        { PolicyKind.Identity, Allow("iot:Publish", "arn:amazon:iot:*:*:topic/a"), "Warning InvalidArn: statement 1: 'arn:amazon:iot:*:*:topic/a' is no ARN that can be: 'amazon' is no partition; write aws, or one such as aws-cn or aws-us-gov" },
        { PolicyKind.Identity, Allow("iot:Publish", "arn:aws:iott:*:*:topic/a"), "InvalidArn: statement 1: 'arn:aws:iott:*:*:topic/a' is no ARN that can be: there is no service 'iott'" },
        { PolicyKind.Identity, Allow("iot:Publish", "arn:aws:iot:eu-west1:*:topic/a"), "InvalidArn: statement 1: 'arn:aws:iot:eu-west1:*:topic/a' is no ARN that can be: 'eu-west1' is no Region; write one such as eu-west-1" },
        { PolicyKind.Identity, Allow("iot:Publish", "arn:aws:iot:eu-west-1:1111:topic/a"), "InvalidArn: statement 1: 'arn:aws:iot:eu-west-1:1111:topic/a' is no ARN that can be: '1111' is no account; write its twelve digits" },
        { PolicyKind.Identity, Allow("iam:GetUser", "arn:aws:iam:eu-west-1:123456789012:user/a"), "InvalidArn: statement 1: 'arn:aws:iam:eu-west-1:123456789012:user/a' is no ARN that can be: what IAM has is in no Region" },
        { PolicyKind.Identity, Allow("iam:GetUser", "arn:aws:iam::123456789012:usr/a"), "InvalidArn: statement 1: 'arn:aws:iam::123456789012:usr/a' is no ARN that can be: what IAM has starts with one of user/, role/" },
        { PolicyKind.Identity, Allow("s3:GetObject", "arn:aws:s3:eu-west-1::b/*"), "InvalidArn: statement 1: 'arn:aws:s3:eu-west-1::b/*' is no ARN that can be: a bucket's ARN has no Region" },
        { PolicyKind.Identity, Allow("s3:GetObject", "arn:aws:s3:eu-west-1:123456789012:accesspoint/a/object/*"), "" },
        { PolicyKind.Identity, Allow("iam:GetUser", "arn:aws:iam::*:u*r/${aws:username}"), "" },
        { PolicyKind.Identity, Allow("iam:GetPolicy", "arn:aws-cn:iam::aws:policy/AWSIoTFullAccess"), "" },
        { PolicyKind.Identity, Allow("iot:Publish", "arn:aws-us-gov:iot:us-gov-west-1:123456789012:topic/${iot:ClientId}"), "" },
        { PolicyKind.Identity, Allow("s3:GetObject", "arn:aws:s3:::b"), "Warning ObjectActionOnBucket: statement 1: 's3:getobject' is about objects, but only buckets are in Resource; write arn:aws:s3:::b/*" },
        { PolicyKind.Identity, Allow("s3:GetObject", "arn:aws:s3:::b/*"), "" },
        { PolicyKind.Identity, Allow("iot:Publish", "arn:aws:iot:*:*:topic/${iot:ClientId"), "Warning Variable: statement 1: 'arn:aws:iot:*:*:topic/${iot:ClientId' has a variable whose '}' is missing" },
        { PolicyKind.Identity, Allow("iot:Publish", "arn:aws:iot:*:*:topic/${}"), "Variable: statement 1: 'arn:aws:iot:*:*:topic/${}' has a variable without a name" },

        // Conditions.
        { PolicyKind.Identity, If("""{"StringEquals":{"aws:x":"a*"}}"""), "Warning WildcardWithoutLike: statement 1: StringEquals takes 'a*' for aws:x as it is written; for a wildcard write StringLike" },
        { PolicyKind.Identity, If("""{"ForAnyValue:StringNotEqualsIfExists":{"aws:x":"a?"}}"""), "WildcardWithoutLike: statement 1: ForAnyValue:StringNotEqualsIfExists takes 'a?' for aws:x as it is written; for a wildcard write ForAnyValue:StringNotLikeIfExists" },
        { PolicyKind.Identity, If("""{"StringLike":{"aws:x":"a*"},"StringEquals":{"aws:y":"${*}"}}"""), "" },
        { PolicyKind.Identity, If("""{"Bool":{"aws:x":"true","AWS:x":"false"}}"""), "Warning DuplicateKey: statement 1: Bool has the key 'AWS:x' twice, which differs in case at most; keep one of the two" },
        { PolicyKind.Identity, If("""{"Bool":{"aws:x":"yes"}}"""), "Warning ValueType: statement 1: 'yes' can never match Bool aws:x; write true or false" },
        { PolicyKind.Identity, If("""{"Bool":{"aws:x":["True","FALSE"]}}"""), "" },
        { PolicyKind.Identity, If("""{"BinaryEquals":{"aws:x":["QUJD","A"]}}"""), "ValueType: statement 1: 'A' can never match BinaryEquals aws:x; write bytes in base64" },
        { PolicyKind.Identity, If("""{"NumericLessThan":{"aws:x":["1e3","1e400"]}}"""), "ValueType: statement 1: '1e400' can never match" },
        { PolicyKind.Identity, If("""{"DateLessThan":{"aws:x":["2099","31 January 2099"]}}"""), "ValueType: statement 1: '31 January 2099' can never match" },
        { PolicyKind.Identity, If("""{"NotIpAddress":{"aws:x":["::1","10.1"]}}"""), "ValueType: statement 1: '10.1' can never match" },
        { PolicyKind.Identity, If("""{"Null":{"aws:x":"yes"}}"""), "ValueType: statement 1: 'yes' can never match Null aws:x; write true or false" },
        { PolicyKind.Identity, If("""{"NumericLessThan":{"aws:x":["10",2.5,"ten"]}}"""), "ValueType: statement 1: 'ten' can never match NumericLessThan aws:x; write a number" },
        { PolicyKind.Identity, If("""{"DateLessThan":{"aws:x":["2026-01-31","2026-01-31T00:00:00Z","1767225600","soon"]}}"""), "ValueType: statement 1: 'soon' can never match DateLessThan aws:x; write a date such as 2026-01-31T00:00:00Z, or seconds since 1970" },
        { PolicyKind.Identity, If("""{"IpAddress":{"aws:x":["1.2.3.4","1.2.3.0/24","2001:db8::/32","1.2.3.0/33"]}}"""), "ValueType: statement 1: '1.2.3.0/33' can never match IpAddress aws:x; write an address or range such as 203.0.113.0/24" },
        { PolicyKind.Identity, If("""{"ArnLike":{"aws:x":["arn:aws:s3:::b","${aws:y}","*","bucket"]}}"""), "ValueType: statement 1: 'bucket' can never match ArnLike aws:x; write an ARN of six fields" },
        { PolicyKind.Identity, If("""{"Bool":{"aws:x":"${aws:y}"}}"""), "Warning VariableForOperator: statement 1: Bool aws:x has a variable, which only string and ARN operators read" },
        { PolicyKind.Identity, If("""{"StringEquals":{"aws:x":[]}}"""), "Suggestion EmptyCondition: statement 1: StringEquals aws:x has no values, so that it is the same for every request; name values, or ask with Null whether the key exists" },
        { PolicyKind.Identity, If("""{"ForAnyValue:Null":{"aws:x":"true"}}"""), "Suggestion NullWithQualifier: statement 1: ForAnyValue:Null aws:x is the same for every request; write Null without ForAnyValue" },
        { PolicyKind.Identity, If("""{"StringEquals":{"aws:TagKeys":"a"}}"""), "Warning MissingQualifier: statement 1: aws:TagKeys has several values; write ForAllValues:StringEquals or ForAnyValue:StringEquals" },
        { PolicyKind.Identity, If("""{"ForAllValues:StringEquals":{"aws:TagKeys":"a"}}"""), "Suggestion ForAllValuesWithoutKey: statement 1: ForAllValues:StringEquals aws:TagKeys also allows requests that lack the key; where that is not meant, add \"Null\": {\"aws:TagKeys\": \"false\"}" },
        { PolicyKind.Identity, If("""{"ForAllValues:StringEquals":{"aws:TagKeys":"a"},"StringEquals":{"aws:RequestTag/team":"edge"}}"""), "" },
        { PolicyKind.Identity, If("""{"ForAllValues:StringEquals":{"aws:TagKeys":"a"},"StringNotEquals":{"aws:RequestTag/team":"edge"}}"""), "ForAllValuesWithoutKey" },
        { PolicyKind.Identity, If("""{"ForAllValues:StringEquals":{"aws:PrincipalOrgID":"o-1"}}"""), "Security ForAllValuesOfSingleValue: statement 1: ForAllValues:StringEquals aws:PrincipalOrgID also allows requests that lack the key, which has one value at most; write StringEquals" },
        { PolicyKind.Identity, If("""{"ForAllValues:StringEquals":{"aws:TagKeys":"a"},"Null":{"aws:tagkeys":"false"}}"""), "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_seldom_meant_is_found(PolicyKind kind, string statement, string expected)
    {
        var document = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""");
        var findings = PolicyLint.Check(document, kind).Select(f => f.ToString()).ToList();

        if (expected.Length == 0)
        {
            Assert.Empty(findings);
        }
        else
        {
            Assert.Contains(expected, Assert.Single(findings), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, "*", "MissingVersion", "without which IAM takes no managed policy")]
    [InlineData(null, "arn:aws:iot:*:*:client/${aws:username}", "MissingVersion", "plain text")]
    [InlineData("2008-10-17", "*", "OldVersion", "is the old one")]
    [InlineData("2008-10-17", "arn:aws:iot:*:*:client/${aws:username}", "OldVersion", "plain text")]
    public void The_version_matters(string? version, string resource, string rule, string message)
    {
        var document = new PolicyDocument { Version = version, Statements = [new Statement { Effect = Effect.Allow, Actions = ["iot:Connect"], Resources = [resource] }] };
        var finding = Assert.Single(PolicyLint.Check(document, PolicyKind.Identity));

        Assert.Equal((rule, (int?)null, FindingLevel.Warning), (finding.Rule, finding.Statement, finding.Level));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Id_and_size_matter()
    {
        var statement = new Statement { Effect = Effect.Allow, Actions = ["iot:Connect"], Resources = Enumerable.Range(0, 200).Select(i => $"arn:aws:iot:*:*:client/{i:D20}").ToList() };
        var trust = new Statement { Effect = Effect.Allow, Principal = new PrincipalSet { Principals = Enumerable.Range(0, 150).Select(i => new Principal(PrincipalKind.Aws, $"{100000000000 + i}")).ToList() }, Actions = ["sts:AssumeRole"] };

        Assert.Equal(["IdInIdentityPolicy", "Size"], PolicyLint.Check(new PolicyDocument { Id = "x", Statements = [statement] }, PolicyKind.Identity).Select(f => f.Rule));
        Assert.Equal(["Size"], PolicyLint.Check(new PolicyDocument { Id = "x", Statements = [trust] }, PolicyKind.Trust).Select(f => f.Rule));
        Assert.All([PolicyKind.ServiceControl, PolicyKind.ResourceControl], kind =>
            Assert.Contains(" may have 5120", Assert.Single(PolicyLint.Check(new PolicyDocument { Statements = [statement] }, kind)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Findings_name_their_statement()
    {
        var document = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:Connect","Resource":"*"},{"Sid":"All","Effect":"Allow","Action":"*","Resource":"*"}]}""");
        var finding = Assert.Single(PolicyLint.Check(document, PolicyKind.Identity));

        Assert.Equal(2, finding.Statement);
        Assert.StartsWith("statement 2 ('All'): ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_actions_that_there_are_can_be_told()
    {
        var document = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"my:Own","Resource":"*"}}""");

        Assert.Single(PolicyLint.Check(document, PolicyKind.Identity));
        Assert.Empty(PolicyLint.Check(document, PolicyKind.Identity, new OwnCatalog()));
    }

    private static string WebIdentity(string provider, string condition) =>
        $$"""{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":"{{provider}}"},"Condition":{{condition}}}""";

    private static string Allow(string action, string resource, string? condition = null) =>
        $"{{\"Effect\":\"Allow\",\"Action\":\"{action}\",\"Resource\":\"{resource}\"{(condition is null ? "" : ",\"Condition\":" + condition)}}}";

    private static string If(string condition) => Allow("iot:Publish", "*", condition);

    private sealed class OwnCatalog : IActionCatalog
    {
        public ServiceInfo? FindService(string prefix) => new(prefix, prefix, HasEnded: false);

        public bool IsKnown(string action) => action == "my:Own";

        public IEnumerable<ActionInfo> Match(string pattern) => [];

        public string? FindNearest(string action) => null;
    }
}
