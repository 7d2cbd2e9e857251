using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>What IAM would refuse is told in one sentence of its own that names the entity, before any call.</summary>
public class SetupRulesTests
{
    private static readonly string TooLong = new('x', 1001);

    public static TheoryData<string> Bad() => [.. Cases().Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Is_refused_with_its_own_sentence_and_no_call(string name)
    {
        await using var account = new WatchedAccount(Given.Account());
        var (_, setup, sentence) = Cases().Single(c => c.Name == name);

        var error = await Assert.ThrowsAsync<SetupException>(() => Given.InstallAsync(setup, account));

        Assert.Equal(sentence, Assert.Single(error.Problems));
        Assert.Empty(account.Calls);
        Assert.Equal(error.Problems, (await Assert.ThrowsAsync<SetupException>(() => Planner.PlanAsync(setup, account, Given.None))).Problems);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var setup = new SetupOverrides { Path = "here", Description = TooLong, MaxSessionDuration = 5, PermissionsBoundaryArn = "x" }.Apply(await Given.SetupAsync("deeplens"));

        var problems = SetupRules.Check(setup);

        Assert.Equal(20, problems.Count);
        Assert.Equal(5, problems.Select(p => p.Split(':')[0]).Distinct().Count());
    }

    [Fact]
    public void What_is_just_allowed_is_allowed()
    {
        var setup = Given.OneRole(r => r with
        {
            Name = new string('n', 64),
            Path = "/" + new string('p', 510) + "/",
            Description = new string('d', 1000),
            MaxSessionDuration = 43200,
            Tags = [.. Enumerable.Range(0, 50).Select(i => new Tag(new string('k', 126) + i.ToString("00", System.Globalization.CultureInfo.InvariantCulture), new string('v', 256)))],
            InlinePolicies = [new("p", PolicyDocument.Parse(Accounts.Given.PermissionsOfSize(10240)))],
        });

        Assert.Empty(SetupRules.Check(setup));
    }

    private static IEnumerable<(string Name, Setup Setup, string Sentence)> Cases()
    {
        const string Name = "It must contain only alphanumeric characters and/or the following: +=,.@_-";
        const string Path = "It must begin and end with / and contain only alphanumeric characters and/or / characters.";
        yield return ("no name", Role(r => r with { Name = "" }), "role : " + Constraint("", "roleName", "Member must have length greater than or equal to 1"));
        yield return ("a long name", Role(r => r with { Name = new string('n', 65) }),
            $"role {new string('n', 65)}: " + Constraint(new string('n', 65), "roleName", "Member must have length less than or equal to 64"));
        yield return ("a name with a space", Role(r => r with { Name = "edge role" }), $"role edge role: The specified value for roleName is invalid. {Name}");
        yield return ("a name with a letter that IAM has not", Role(r => r with { Name = "rôle" }), $"role rôle: The specified value for roleName is invalid. {Name}");
        yield return ("a group name with a slash", Given.OneGroup(g => g with { Name = "a/b" }), $"group a/b: The specified value for groupName is invalid. {Name}");
        yield return ("a user name with a star", Given.OneGroup(g => g with { Users = [new() { Name = "a*" }] }), $"user a*: The specified value for userName is invalid. {Name}");
        yield return ("a policy name with a question mark", Role(r => r with { InlinePolicies = [Given.Inline("p?")] }), $"role r: The specified value for policyName is invalid. {Name}");
        yield return ("a path without slashes", Role(r => r with { Path = "edge" }), $"role r: The specified value for path is invalid. {Path}");
        yield return ("a path of the group with a space", Given.OneGroup(g => g with { Path = "/a b/" }), $"group g: The specified value for path is invalid. {Path}");
        yield return ("a path of the policy with an empty part", Policy(p => p with { Path = "/a//b/" }), $"policy p: The specified value for path is invalid. {Path}");
        yield return ("a long description", Role(r => r with { Description = TooLong }),
            "role r: " + Constraint(TooLong, "description", "Member must have length less than or equal to 1000"));
        yield return ("a description with a dash that IAM has not", Role(r => r with { Description = "edge – warehouse" }),
            "role r: " + Constraint("edge – warehouse", "description", @"Member must satisfy regular expression pattern: [\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*"));
        yield return ("a short session", Role(r => r with { MaxSessionDuration = 3599 }),
            "role r: " + Constraint("3599", "maxSessionDuration", "Member must have value greater than or equal to 3600"));
        yield return ("a long session", Role(r => r with { MaxSessionDuration = 43201 }),
            "role r: " + Constraint("43201", "maxSessionDuration", "Member must have value less than or equal to 43200"));
        yield return ("a boundary that is no ARN", Role(r => r with { PermissionsBoundaryArn = "AdministratorAccess" }),
            "role r: " + NoArn("AdministratorAccess"));
        yield return ("a boundary that is a role", Role(r => r with { PermissionsBoundaryArn = "arn:aws:iam::123456789012:role/x" }), "role r: ARN arn:aws:iam::123456789012:role/x is not valid.");
        yield return ("a user's boundary that is no policy", Given.OneGroup(g => g with { Users = [new() { Name = "u", PermissionsBoundaryArn = "arn:aws:iam::123456789012:user/x" }] }),
            "user u: ARN arn:aws:iam::123456789012:user/x is not valid.");
        yield return ("a managed policy that is no ARN", Role(r => r with { ManagedPolicies = [new("AmazonS3FullAccess-the-policy", [])] }),
            "role r: " + NoArn("AmazonS3FullAccess-the-policy"));
        yield return ("a tag without a key", Role(r => r with { Tags = [new("", "x")] }),
            "role r: " + Constraint("", "tags.1.member.key", "Member must have length greater than or equal to 1"));
        yield return ("a tag of AWS", Role(r => r with { Tags = [new("aws:x", "x")] }), "role r: Tag keys starting with 'aws:' are reserved for system use: aws:x");
        yield return ("a tag twice", Role(r => r with { Tags = [new("a", "x"), new("A", "y")] }), "role r: Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        yield return ("a tag with a long value", Policy(p => p with { Tags = [new("a", new string('x', 257))] }),
            "policy p: " + Constraint(new string('x', 257), "tags.1.member.value", "Member must have length less than or equal to 256"));
        yield return ("51 tags", Role(r => r with { Tags = [.. Enumerable.Range(0, 51).Select(i => new Tag($"k{i}", ""))] }),
            "role r: " + Constraint("51 tags", "tags", "Member must have length less than or equal to 50"));
        yield return ("a large managed policy", Policy(p => p with { Document = PolicyDocument.Parse(Accounts.Given.PermissionsOfSize(6145)) }), "policy p: Cannot exceed quota for PolicySize: 6144");
        yield return ("large inline policies of a role", Role(r => r with { InlinePolicies = [Sized("a", 5000), Sized("b", 5241)] }),
            "role r: its inline policies have 10241 characters in all, and IAM takes 10240; put some of it into a managed policy");
        yield return ("large inline policies of a group", Given.OneGroup(g => g with { InlinePolicies = [Sized("a", 5121)] }),
            "group g: its inline policies have 5121 characters in all, and IAM takes 5120; put some of it into a managed policy");
        yield return ("a large trust policy", Role(r => r with { Trust = LargeTrust() }), "role r: Cannot exceed quota for ACLSizePerRole: 8192");
        yield return ("a trust policy for another action", Role(r => r with { Trust = PolicyDocument.Parse(Accounts.Given.Trust.Replace("sts:AssumeRole", "s3:GetObject", StringComparison.Ordinal)) }),
            "role r: Syntax errors in policy. statement 1: the action 's3:GetObject' cannot stand in a trust policy, which may only specify STS AssumeRole actions");
        yield return ("26 managed policies", Role(r => r with { ManagedPolicies = [.. Enumerable.Range(0, 26).Select(i => new ManagedPolicySpec($"arn:aws:iam::123456789012:policy/p{i}", []))] }),
            "role r: it has 26 managed policies, and IAM takes 25; put what they allow into fewer policies of your own");
        yield return ("11 managed policies of a group", Given.OneGroup(g => g with { ManagedPolicies = [.. Enumerable.Range(0, 11).Select(i => new ManagedPolicySpec($"arn:aws:iam::123456789012:policy/p{i}", []))] }),
            "group g: it has 11 managed policies, and IAM takes 10; put what they allow into fewer policies of your own");
        yield return ("two inline policies of one name", Role(r => r with { InlinePolicies = [Given.Inline("p"), Given.Inline("p", "iot:Receive")] }), "role r: there are two inline policies of the name p");
        yield return ("a role twice", Given.OneRole() with { Roles = [Given.OneRole().Roles[0], Given.OneRole(r => r with { Name = "R" }).Roles[0]] },
            "role r: it is in the set-up twice; names ignore case");
        yield return ("a group twice", Given.OneGroup() with { Groups = [Given.OneGroup().Groups[0], Given.OneGroup().Groups[0]] }, "group g: it is in the set-up twice; names ignore case");
        yield return ("a policy twice", Policy(p => p) with { Policies = [Policy(p => p).Policies[0], Policy(p => p).Policies[0]] }, "policy p: it is in the set-up twice; names ignore case");
    }

    private static Setup Role(Func<RoleSpec, RoleSpec> change) => Given.OneRole(change);

    private static Setup Policy(Func<PolicySpec, PolicySpec> change) => new()
    {
        Blueprint = "test",
        Policies = [change(new PolicySpec { Name = "p", Arn = "arn:aws:iam::123456789012:policy/p", Document = PolicyDocument.Parse(Accounts.Given.Permissions()) })],
    };

    private static InlinePolicySpec Sized(string name, int size) => new(name, PolicyDocument.Parse(Accounts.Given.PermissionsOfSize(size)));

    private static PolicyDocument LargeTrust() =>
        PolicyDocument.Parse(Accounts.Given.TrustOf($$"""{"AWS":[{{string.Join(',', Enumerable.Range(0, 300).Select(i => $"\"arn:aws:iam::1{i:D11}:root\""))}}]}"""));

    private static string NoArn(string text) =>
        $"'{text}' is neither the ARN of a managed policy nor the name of one of AWS's that is known here; write arn:aws:iam::aws:policy/NAME for one of AWS's, or arn:aws:iam::ACCOUNT:policy/NAME for one of the account's own";

    private static string Constraint(string value, string member, string constraint) =>
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}";
}
