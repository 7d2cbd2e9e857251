using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Permissions;

namespace IotIamTools.Core.Tests.Permissions;

/// <summary>A user's own file: what is taken, and how mistakes are told.</summary>
public class PermissionSetReaderTests
{
    [Fact]
    public void Actions_alone_are_enough()
    {
        var required = Given.Own("""
            "s3:GetObject", { "action": "s3:PutObject", "documented": "upload", "resources": ["arn:${Partition}:s3:::flows-${AccountId}/*"], "note": "n" }
            """);
        Assert.Equal(["s3:GetObject", "upload"], required.Permissions.Select(p => p.Documented));
        Assert.Equal("arn:aws:s3:::flows-123456789012/*", Assert.Single(required.Permissions[1].Resources));
        Assert.Equal("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"},{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::flows-123456789012/*"}]}""", required.ToPolicy().ToString());
    }

    [Fact]
    public void Same_actions_of_two_parts_are_one_permission_on_the_resources_of_both()
    {
        var required = Given.Own("""{ "action": "s3:GetObject", "resources": ["arn:aws:s3:::a/*"] }, { "action": "s3:GetObject", "resources": ["arn:aws:s3:::b/*"] }""");
        Assert.Equal(["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"], Assert.Single(required.Permissions).Resources);
    }

    [Fact]
    public void Same_actions_under_other_circumstances_are_two_permissions()
    {
        var required = Given.Own("""
            { "action": "s3:GetObject", "context": { "aws:MultiFactorAuthPresent": "true" } }, { "action": "s3:GetObject" },
            { "action": "iam:PassRole", "passedTo": ["iot.amazonaws.com"] },
            { "action": "iam:PassRole", "passedTo": ["iot.amazonaws.com"], "resources": ["arn:aws:iam::123456789012:role/Edge"] }
            """);
        Assert.Equal([1, 0, 0, 0], required.Permissions.Select(p => p.Context.Count));
        Assert.Equal([false, false, true, false], required.Permissions.Select(p => p.IsForAnyRole));
        Assert.Equal(["arn:aws:iam::123456789012:role/Edge"], required.Permissions[3].Resources);
    }

    [Fact]
    public void A_default_has_the_accounts_own_values_in_it()
    {
        var set = PermissionSet.Parse("""
            { "name": "x", "permissions": [{ "action": "s3:GetObject", "resources": ["arn:aws:s3:::${Bucket}/*"] }],
              "parameters": { "Bucket": { "description": "d", "default": "logs-${AccountId}" } } }
            """);
        Assert.Equal("arn:aws:s3:::logs-123456789012/*", Assert.Single(set.Resolve(Given.NoValues, Given.Place).Permissions[0].Resources));
    }

    /// <summary>As in a blueprint: a switch's default is a boolean, a list's a list.</summary>
    [Theory]
    [InlineData("switch", "true", 1)]
    [InlineData("switch", "\"true\"", 1)]
    [InlineData("switch", "false", 0)]
    [InlineData("list", """["logs", "metrics"]""", 1)]
    [InlineData("list", "[]", 0)]
    public void A_default_has_the_form_of_its_parameter(string type, string preset, int permissions)
    {
        var set = PermissionSet.Parse($$"""
            { "name": "x", "permissions": ["iot:ListThings", { "action": "s3:GetObject", "when": "P" }],
              "parameters": { "P": { "description": "d", "type": "{{type}}", "default": {{preset}} } } }
            """);
        Assert.Equal(1 + permissions, set.Resolve(Given.NoValues, Given.Place).Permissions.Count);
    }

    [Fact]
    public void A_parameter_that_an_ARN_cannot_do_without_is_told()
    {
        var set = PermissionSet.Parse("""
            { "name": "x", "permissions": [{ "action": "s3:ListBucket", "resources": ["arn:${Partition}:s3:::${Bucket}"] }], "parameters": { "Bucket": { "description": "d" } } }
            """);
        var error = Assert.Throws<BlueprintParameterException>(() => set.Resolve(Given.NoValues, Given.Place));
        Assert.Equal("Bucket", error.Parameter);
        Assert.Contains("has no value", error.Message);
    }

    [Theory]
    [InlineData("""{ "name": "x" }""", 1, 1, "needs 'permissions'")]
    [InlineData("""{ "name": "X y", "permissions": ["s3:GetObject"] }""", 1, 11, "is no name of a permission set")]
    [InlineData("""{ "name": "x", "permission": [] }""", 1, 16, "did you mean 'permissions'")]
    [InlineData("{ \"name\": \"x\",\n  \"permissions\": [\n    { \"acton\": \"s3:GetObject\" }] }", 3, 7, "did you mean 'action'")]
    [InlineData("{ \"name\": \"x\", \"permissions\": [\n\"s3:*\"] }", 2, 1, "stands for many actions")]
    [InlineData("""{ "name": "x", "permissions": ["GetObject"] }""", 1, 32, "write SERVICE:ACTION")]
    [InlineData("""{ "name": "x", "permissions": [] }""", 1, 31, "no permissions")]
    [InlineData("""{ "name": "x", "permissions": [{ "action": "s3:GetObject", "resources": ["bucket"] }] }""", 1, 74, "is no resource")]
    [InlineData("""{ "name": "x", "permissions": [{ "action": "s3:GetObject", "resources": ["arn:aws:s3:::${Buckt}/*"] }], "parameters": { "Bucket": { "description": "d" } } }""", 1, 74, "did you mean 'Bucket'")]
    [InlineData("""{ "name": "x", "permissions": [{ "action": "s3:GetObject", "passedTo": ["a.amazonaws.com"] }] }""", 1, 72, "for iam:PassRole only")]
    [InlineData("""{ "name": "x", "permissions": [{ "action": "s3:GetObject", "when": "Mode=fsat" }], "parameters": { "Mode": { "description": "d", "values": ["fast"] } } }""", 1, 68, "did you mean 'fast'")]
    [InlineData("""{ "name": "x", "permissions": [{ "documented": "d", "actions": ["s3:GetObject"] }] }""", 1, 48, "another name of one action")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject", { "actions": [] }] }""", 1, 61, "'actions' has none")]
    [InlineData("""{ "name": "x", "permissions": [{ "action": "s3:GetObject", "types": ["arn:aws:s3"] }] }""", 1, 70, "is no resource")]
    [InlineData("""{ "name": "x", "permissions": [{ "action": "s3:GetObject", "types": ["arn:aws:s3:::a/${aws:username}/*"] }] }""", 1, 70, "a variable of IAM")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject", "iot:Publish"], "whole": "iot:*" }""", 1, 73, "does not stand for s3:GetObject")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "a b": { "description": "d" } } }""", 1, 72, "is no parameter name")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "A": { "description": "d" }, "a": { "description": "d" } } }""", 1, 99, "two parameters 'a'")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "A": { "description": "d", "type": "1" } } }""", 1, 100, "one of Text, List, Switch, and not '1'")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "A": { "description": "d", "default": "${B}" } } }""", 1, 103, "and not ${B}")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "A": { "description": "d", "default": "c", "values": ["b"] } } }""", 1, 103, "'c' is not one of b")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "A": { "description": "d", "default": "on", "type": "switch" } } }""", 1, 103, "takes true or false")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "A": { "description": "d", "default": ["${B}"], "type": "list" } } }""", 1, 103, "and not ${B}")]
    [InlineData("""{ "name": "x\n", "permissions": ["s3:GetObject"] }""", 1, 11, @"'x\u000A' is no name of a permission set")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "A\n": { "description": "d" } } }""", 1, 72, @"'A\u000A' is no parameter name")]
    [InlineData("""{ "name": "x", """, 1, 15, "")]
    public void A_mistake_is_told_with_its_place(string json, int line, int column, string problem)
    {
        var error = Assert.Throws<PermissionSetFormatException>(() => PermissionSet.Parse(json, "own.json"));
        Assert.Equal((line, column), (error.Position.Line, error.Position.Column));
        Assert.Contains(problem, error.Message);
        Assert.StartsWith("own.json: line ", error.Message);
    }
}
