using IotIamTools.Core.Blueprints;

namespace IotIamTools.Core.Tests.Blueprints;

/// <summary>A user's own blueprint: what it can say, and how its mistakes are named.</summary>
public class BlueprintReaderTests
{
    private const string Trust = """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "iot.amazonaws.com" }, "Action": "sts:AssumeRole" }] }""";

    private static readonly BlueprintPlace Place = new("123456789012", "aws", "eu-west-1");

    [Fact]
    public void All_that_a_blueprint_can_say_arrives_in_the_set_up()
    {
        var blueprint = Blueprint.Parse(
            """
            {
              "$schema": "any",
              "name": "edge-line-2",
              "title": "Our line",
              "documents": ["our wiki"],
              "parameters": {
                "Line": { "description": "Which.", "required": true },
                "Bucket": { "description": "Which ones.", "type": "list", "default": ["${AccountId}-${Region}"] },
                "Strict": { "description": "Whether.", "type": "switch", "default": true }
              },
              "notes": [{ "kind": "security", "text": "Line ${Line}.", "when": ["Strict", "Line!=test|demo"] }],
              "policies": [
                {
                  "name": "Read-${Line}",
                  "path": "/edge/",
                  "description": "Reads.",
                  "tags": { "Line": "${Line}" },
                  "document": {
                    "Version": "2012-10-17",
                    "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:${Partition}:s3:::${Bucket}/${aws:PrincipalTag/Line}/*"] }]
                  }
                }
              ],
              "roles": [
                {
                  "kind": "Core",
                  "name": "Core-${Line}",
                  "path": "/edge/",
                  "description": "The core of ${Line}.",
                  "trust": TRUST,
                  "maxSessionDuration": 7200,
                  "permissionsBoundary": "arn:aws:iam::${AccountId}:policy/edge/Boundary",
                  "tags": { "${Line}": "yes" },
                  "managedPolicies": [
                    "arn:aws:iam::${AccountId}:policy/edge/Read-${Line}",
                    { "arn": "arn:aws:iam::aws:policy/AWSIoTDataAccess", "satisfiedBy": ["arn:aws:iam::aws:policy/AWSIoTFullAccess"], "when": "!Strict" },
                    { "arn": "arn:aws:iam::aws:policy/AWSLambdaReadOnlyAccess" }
                  ]
                }
              ],
              "groups": [
                { "name": "Line-${Line}", "path": "/edge/", "users": ["ann", "Ann", "op-${Bucket}"], "createUsers": "${Strict}" },
                { "name": "Never", "when": "Line=other" }
              ]
            }
            """.Replace("TRUST", Trust, StringComparison.Ordinal),
            "line.json");

        var setup = blueprint.Resolve(Values(("line", "north"), ("Bucket", "a"), ("Bucket", "b")), Place);

        Assert.Equal(("edge-line-2", "Our line", "line.json"), (blueprint.Name, blueprint.Title, blueprint.Source));
        Assert.Equal(["our wiki"], blueprint.Documents);
        Assert.Equal(
            [(NoteKind.Security, "Line north."), (NoteKind.Replaced, null)], setup.Notes.Select(n => (n.Kind, n.Kind == NoteKind.Replaced ? null : n.Text)));
        var policy = Assert.Single(setup.Policies);
        Assert.Equal(("Read-north", "/edge/", "arn:aws:iam::123456789012:policy/edge/Read-north", "Reads."), (policy.Name, policy.Path, policy.Arn, policy.Description));
        Assert.Equal(["arn:aws:s3:::a/${aws:PrincipalTag/Line}/*", "arn:aws:s3:::b/${aws:PrincipalTag/Line}/*"], policy.Document.Statements[0].Resources);
        Assert.Equal("Line=north", string.Join(',', policy.Tags.Select(t => $"{t.Key}={t.Value}")));
        var role = Assert.Single(setup.Roles);
        Assert.Equal(("Core", "Core-north", "/edge/", "The core of north.", 7200), (role.Kind, role.Name, role.Path, role.Description, role.MaxSessionDuration));
        Assert.Equal("arn:aws:iam::123456789012:policy/edge/Boundary", role.PermissionsBoundaryArn);
        Assert.Equal("north=yes", string.Join(',', role.Tags.Select(t => $"{t.Key}={t.Value}")));
        Assert.Equal(["Read-north", "AWSLambda_ReadOnlyAccess"], role.ManagedPolicies.Select(p => p.Name));
        var group = Assert.Single(setup.Groups);
        Assert.Equal(["ann", "op-a", "op-b"], group.Users.Select(u => u.Name));
        Assert.All(group.Users, u => Assert.True(u.Create));
    }

    [Fact]
    public async Task A_default_can_hold_the_account_which_is_then_asked_for()
    {
        var blueprint = Blueprint.Parse(
            """{ "name": "a", "title": "t", "parameters": { "Name": { "description": "d", "default": "g-${AccountId}-${Partition}-${Region}" } }, "groups": [{ "name": "${Name}" }] }""");
        await using var account = new Plans.WatchedAccount(Plans.Given.Account());

        Assert.Equal("g-123456789012-aws-eu-west-1", (await blueprint.ResolveAsync(Values(), account, CancellationToken.None)).Groups[0].Name);
        Assert.Equal("GetCallerIdentity 1", account.Counts);
    }

    [Fact]
    public void Values_are_spelled_as_the_blueprint_spells_them()
    {
        var blueprint = Blueprint.Parse(
            """
            { "name": "a", "title": "t", "parameters": { "S": { "description": "d", "type": "switch" }, "V": { "description": "d", "values": ["small", "large"] } },
              "groups": [{ "name": "g-${S}-${V}" }] }
            """);

        Assert.Equal("g-true-large", Assert.Single(blueprint.Resolve(Values(("S", "True"), ("V", "LARGE")), Place).Groups).Name);
    }

    [Theory]
    [InlineData("greengrass-service", "S3Bucket", "arn:aws:s3:::flows", "write a bucket's name")]
    [InlineData("greengrass-service", "S3Bucket", "Bad_Bucket!", "write a bucket's name")]
    [InlineData("greengrass-service", "S3Bucket", "", "write a bucket's name")]
    [InlineData("greengrass-service", "S3Bucket", "flows-*", null)]
    [InlineData("greengrass-service", "SourceRegion", "nowhere", "write a Region such as eu-west-1, or *")]
    [InlineData("greengrass-service", "SourceRegion", "us-gov-west-1", null)]
    [InlineData("greengrass-service", "SourceRegion", "*", null)]
    [InlineData("greengrass-v2", "ArtifactBucket", "s3://components/x", "write a bucket's name")]
    [InlineData("greengrass-v2", "RoleAlias", "x y", "write a role alias")]
    [InlineData("things-graph", "InvokeFunction", "arn:aws:lambda:eu-west-1:123456789012:function:open", "write a Lambda function's name")]
    [InlineData("things-graph", "InvokeFunction", "open:live", null)]
    [InlineData("things-graph", "InvokeFunction", "*", null)]
    [InlineData("jets-deploy", "NamePrefix", "*", "write letters, digits and hyphens")]
    [InlineData("jets-deploy", "NamePrefix", "shop-2", null)]
    public void What_becomes_a_part_of_an_ARN_has_the_form_of_one(string blueprint, string parameter, string value, string? rule)
    {
        void Resolve() => BlueprintCatalog.Get(blueprint).Resolve(Values((parameter, value)), Place);
        if (rule is null)
        {
            Resolve();
        }
        else
        {
            Assert.StartsWith($"{parameter}: '{value}' does not fit; {rule}", Assert.Throws<BlueprintParameterException>(Resolve).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_form_that_is_none_is_told_with_those_that_are() => Assert.Contains(
        "the form 'buckett' is none of bucket, function, prefix, region, role-alias, group-name, role-name, user-name; did you mean 'bucket'?",
        Assert.Throws<BlueprintFormatException>(() => Blueprint.Parse("""{ "name": "a", "title": "t", "parameters": { "B": { "description": "d", "form": "buckett" } }, "groups": [{ "name": "g" }] }""")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_required_value_is_not_empty()
    {
        var blueprint = Blueprint.Parse("""{ "name": "a", "title": "t", "parameters": { "Site": { "description": "Where.", "required": true } }, "groups": [{ "name": "g-${Site}" }] }""");

        Assert.Equal("Site: a value is required: Where.", Assert.Throws<BlueprintParameterException>(() => blueprint.Resolve(Values(("Site", "")), Place)).Message);
    }

    [Fact]
    public async Task A_condition_on_the_account_is_decided_for_the_account_that_the_set_up_is_for()
    {
        var blueprint = Blueprint.Parse(
            """{ "name": "a", "title": "t", "groups": [{ "name": "here", "when": "AccountId=123456789012" }, { "name": "elsewhere", "when": "AccountId!=123456789012" }] }""");
        await using var account = Plans.Given.Account();

        Assert.Equal("here", Assert.Single((await blueprint.ResolveAsync(Values(), account, CancellationToken.None)).Groups).Name);
    }

    [Fact]
    public void A_value_is_never_taken_for_a_parameter()
    {
        var blueprint = Blueprint.Parse(
            """
            { "name": "a", "title": "t", "parameters": { "One": { "description": "d" }, "Many": { "description": "d", "type": "list" } },
              "groups": [{ "name": "${One}", "users": ["${Many}"] }] }
            """);

        var group = blueprint.Resolve(Values(("One", "${AccountId}"), ("Many", "${One}"), ("Many", "${Many}")), Place).Groups[0];

        Assert.Equal("${AccountId}", group.Name);
        Assert.Equal(["${One}", "${Many}"], group.Users.Select(u => u.Name));
    }

    /// <summary>A mistake stands between two carets, which are not part of the text: the error must name the place of the first one.</summary>
    [Theory]
    [InlineData("^[1]", "$", "a blueprint must be an object, and this is a list")]
    [InlineData("""{ "name": "a", ^"roels": [] }""", "$", "a blueprint has no member 'roels'; did you mean 'roles'?")]
    [InlineData("""^{ "title": "t" }""", "$", "a blueprint needs 'name'")]
    [InlineData("""{ "name": ^5, "title": "t" }""", "$.name", "'name' is a number; write a string")]
    [InlineData("""{ "name": ^"My Blueprint", "title": "t" }""", "$.name", "'My Blueprint' is no blueprint name; write lower-case letters, digits and hyphens")]
    [InlineData("""^{ "name": "a", "title": "t" }""", "$", "the blueprint sets nothing up; give 'roles', 'groups' or 'policies'")]
    [InlineData("""^{ "name": "a", "title": "t", "roles": [], "groups": [] }""", "$", "the blueprint sets nothing up; give 'roles', 'groups' or 'policies'")]
    [InlineData("""{ "name": "a", "title": "t", "roles": ^{} }""", "$.roles", "'roles' must be a list, and this is an object")]
    [InlineData("""{ "name": "a", "title": "t", "documents": ["x", ^null], "groups": [{ "name": "g" }] }""", "$.documents[1]", "'documents' is null; write a string")]
    [InlineData("""{ "name": "a", "title": "t", "roles": [^"r"] }""", "$.roles[0]", "a role must be an object, and this is a string")]
    [InlineData("""{ "name": "a", "title": "t", "roles": [^{ "name": "r" }] }""", "$.roles[0]", "a role needs 'trust'")]
    [InlineData("""{ "name": "a", "title": "t", "roles": [{ "name": "r", "trust": {}, ^"polices": [] }] }""", "$.roles[0]", "a role has no member 'polices'")]
    [InlineData("""{ "name": "a", "title": "t", "roles": [{ "name": "r", "trust": {}, ^"inlinePolicy": [] }] }""", "$.roles[0]", "a role has no member 'inlinePolicy'; did you mean 'inlinePolicies'?")]
    [InlineData("""{ "name": "a", "title": "t", "roles": [{ "name": "r", "trust": {}, "path": ^["/"] }] }""", "$.roles[0].path", "'path' is a list; write a string")]
    [InlineData("""{ "name": "a", "title": "t", "roles": [{ "name": "r", "trust": {}, "description": ^1 }] }""", "$.roles[0].description", "'description' is a number; write a string")]
    [InlineData("""{ "name": "a", "title": "t", "roles": [{ "name": "r", "trust": {}, "maxSessionDuration": ^true }] }""", "$.roles[0].maxSessionDuration", "'maxSessionDuration' is a boolean; write a number of seconds")]
    [InlineData("""{ "name": "a", "title": "t", "roles": [{ "name": "r", "trust": {}, "tags": { "k": ^1 } }] }""", "$.roles[0].tags.k", "'k' is a number; write a string")]
    [InlineData("""{ "name": "a", "title": "t", "roles": [{ "name": "r", "trust": {}, "managedPolicies": [^5] }] }""", "$.roles[0].managedPolicies[0]", "a managed policy is its ARN, or an object with 'arn', and this is a number")]
    [InlineData("""{ "name": "a", "title": "t", "roles": [{ "name": "r", "trust": {}, "managedPolicies": [{ "arn": "x", "satisfiedBy": ^"y" }] }] }""", "$.roles[0].managedPolicies[0].satisfiedBy", "'satisfiedBy' must be a list, and this is a string")]
    [InlineData("""{ "name": "a", "title": "t", "roles": [{ "name": "r", "trust": {}, "inlinePolicies": [^{ "name": "p" }] }] }""", "$.roles[0].inlinePolicies[0]", "an inline policy needs 'document'")]
    [InlineData("""{ "name": "a", "title": "t", "groups": [{ "name": "g", "users": ^"ann" }] }""", "$.groups[0].users", "'users' must be a list, and this is a string")]
    [InlineData("""{ "name": "a", "title": "t", "groups": [{ "name": "g", "createUsers": ^1 }] }""", "$.groups[0].createUsers", "'createUsers' is a number; write true, false or a parameter")]
    [InlineData("""{ "name": "a", "title": "t", "groups": [{ "name": "g", ^"user": [] }] }""", "$.groups[0]", "a group has no member 'user'; did you mean 'users'?")]
    [InlineData("""{ "name": "a", "title": "t", "policies": [^{ "name": "p" }] }""", "$.policies[0]", "a policy needs 'document'")]
    [InlineData("""{ "name": "a", "title": "t", "notes": [{ "kind": ^"Warning", "text": "x" }], "groups": [{ "name": "g" }] }""", "$.notes[0].kind", "a note's kind is one of Retired, Replaced, Differs, Security, Information, and not 'Warning'")]
    [InlineData("""{ "name": "a", "title": "t", "notes": [{ "kind": ^"1", "text": "x" }], "groups": [{ "name": "g" }] }""", "$.notes[0].kind", "a note's kind is one of Retired, Replaced, Differs, Security, Information, and not '1'")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "X": ^"text" } }""", "$.parameters.X", "parameter 'X' must be an object, and this is a string")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "X": ^{} } }""", "$.parameters.X", "parameter 'X' needs 'description'")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "X": { "description": "d", "type": ^"number" } } }""", "$.parameters.X.type", "a parameter's type is one of Text, List, Switch, and not 'number'")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "X": { "description": "d", "required": ^"yes" } } }""", "$.parameters.X.required", "'required' is a string; write true or false")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "my-name": ^{ "description": "d" } } }""", "$.parameters.my-name", "'my-name' is no parameter name; write letters and digits, a letter first")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "Region": ^{ "description": "d" } } }""", "$.parameters.Region", "'Region' is known in every blueprint and cannot be declared")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "X": { "description": "d" }, "x": ^{ "description": "d" } } }""", "$.parameters.x", "there are two parameters 'x'; their names ignore case")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "X": { "description": "d", "default": ^"never", "values": ["large", "tiny"] } } }""", "$.parameters.X.default", "the default of X: 'never' is not one of large, tiny")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "X": { "description": "d", "type": "switch", "default": ^"maybe" } } }""", "$.parameters.X.default", "the default of X: it takes true or false, not 'maybe'")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "X": { "description": "d", "default": ^["a", "b"] } } }""", "$.parameters.X.default", "the default of X: it takes one value, and 2 were given")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "X": { "description": "d" }, "Y": { "description": "d", "default": ^"${X}" } } }""", "$.parameters.Y.default", "a default can hold ${AccountId}, ${Partition}, ${Region}, and not ${X}")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "RoleName": { "description": "d" } }, "groups": [{ "name": ^"${RolName}" }] }""", "$.groups[0].name", "there is no parameter 'RolName'; did you mean 'RoleName'?")]
    [InlineData("""{ "name": "a", "title": "t", "groups": [{ "name": "g", "when": ^"Regoin=x" }] }""", "$.groups[0].when", "there is no parameter 'Regoin'; did you mean 'Region'?")]
    [InlineData("""{ "name": ^"a\n", "title": "t" }""", "$.name", @"'a\u000A' is no blueprint name; write lower-case letters, digits and hyphens")]
    [InlineData("""{ "name": "a", "title": "t", ^"\u001b[2J": [] }""", "$", @"a blueprint has no member '\u001B[2J'")]
    [InlineData("""{ "name": "a", "title": "t", "parameters": { "Mode": { "description": "d", "values": ["fast"] } }, "groups": [{ "name": "g", "when": ^"Mode=fsat" }] }""", "$.groups[0].when", "'fsat' is no value of Mode; did you mean 'fast'?")]
    [InlineData("""{ "name": "a", "title": "t", "groups": [{ "name": "g", "when": ["Region", ^"!Nothing"] }] }""", "$.groups[0].when[1]", "there is no parameter 'Nothing'")]
    [InlineData("""{ "name": "a", "title": "t", "groups": [{ "name": "g", "when": ^true }] }""", "$.groups[0].when", "'when' is a boolean; write a string")]
    [InlineData("""{ "name": "a", "title": "t", "groups": [{ "name": "g", ^"name": "h" }] }""", null, null)]
    [InlineData("""{ "name": "a", "title": "t", "groups": [{ "name": "g"^""", null, null)]
    public void A_mistake_is_named_with_its_place_when_the_file_is_read(string marked, string? path, string? problem)
    {
        var (text, line, column) = Unmark(marked);

        var error = Assert.Throws<BlueprintFormatException>(() => Blueprint.Parse(text, "mine.json"));

        Assert.Equal((line, column), (error.Position.Line, error.Position.Column));
        if (path is not null)
        {
            Assert.Equal((path, problem), (error.Path, error.Problem));
        }

        Assert.Contains("mine.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "r", "trust": ^{} }""", "$.roles[0].trust")]
    [InlineData("""{ "name": "r", "trust": TRUST, "inlinePolicies": [{ "name": "p", "document": { "Statement": [{ "Effect": ^"allow", "Action": "*", "Resource": "*" }] } }] }""", "$.roles[0].inlinePolicies[0].document.Statement[0].Effect")]
    [InlineData("""{ "name": "r", "trust": TRUST, "inlinePolicies": [{ "name": "p", "document": ^{ "Statement": [{ "Effect": "Allow", "Action": "*" }] } }] }""", "$.roles[0].inlinePolicies[0].document")]
    [InlineData("""{ "name": "r", "trust": TRUST, "maxSessionDuration": ^"an hour" }""", "$.roles[0].maxSessionDuration")]
    [InlineData("""{ "name": "r", "trust": TRUST, "maxSessionDuration": ^1.5 }""", "$.roles[0].maxSessionDuration")]
    [InlineData("""{ "name": ^"${Many}", "trust": TRUST }""", "$.roles[0].name")]
    [InlineData("""{ "name": "r", "trust": TRUST, "managedPolicies": [^"${Many}-${Others}"] }""", "$.roles[0].managedPolicies[0]")]
    [InlineData("""{ "name": "r", "trust": TRUST }, { "name": ^"R", "trust": TRUST }""", "$.roles[1].name")]
    [InlineData("""{ "name": "r", "trust": TRUST, "inlinePolicies": [{ "name": "p", "document": DOCUMENT }, { "name": ^"p", "document": DOCUMENT }] }""", "$.roles[0].inlinePolicies[1].name")]
    public void A_mistake_that_shows_with_the_values_is_named_with_its_place(string marked, string path)
    {
        marked = $$"""
            {
              "name": "a", "title": "t",
              "parameters": { "Many": { "description": "d", "type": "list", "default": ["x"] }, "Others": { "description": "d", "type": "list" } },
              "roles": [{{marked}}]
            }
            """;
        marked = marked.Replace("TRUST", Trust, StringComparison.Ordinal)
            .Replace("DOCUMENT", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iot:Publish", "Resource": "*" } }""", StringComparison.Ordinal);
        var (text, line, column) = Unmark(marked);
        var blueprint = Blueprint.Parse(text, "mine.json");

        var error = Assert.Throws<BlueprintFormatException>(() => blueprint.Resolve(Values(), Place));

        Assert.Equal((path, line, column), (error.Path, error.Position.Line, error.Position.Column));
        Assert.Contains("mine.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("")]
    public void Whether_users_are_made_is_true_or_false(string text)
    {
        var blueprint = Blueprint.Parse($$"""{ "name": "a", "title": "t", "parameters": { "Make": { "description": "d" } }, "groups": [{ "name": "g", "users": ["u"], "createUsers": "${Make}" }] }""");

        if (text.Length == 0)
        {
            Assert.False(blueprint.Resolve(Values(("Make", text)), Place).Groups[0].Users[0].Create);
        }
        else
        {
            Assert.Equal("'yes' is neither true nor false", Assert.Throws<BlueprintFormatException>(() => blueprint.Resolve(Values(("Make", text)), Place)).Problem);
        }
    }

    [Theory]
    [InlineData("Line", "", "Line: a value is required: Which.")]
    [InlineData("Lines", "x", "Lines: blueprint 'a' has no such parameter; did you mean 'Line'?")]
    [InlineData("Line", "a,b", "Line: it takes one value, and 2 were given")]
    [InlineData("Strict", "yes", "Strict: it takes true or false, not 'yes'")]
    [InlineData("Size", "Midium", "Size: 'Midium' is not one of small, medium; did you mean 'medium'?")]
    public void A_value_that_cannot_be_used_is_named_with_its_parameter(string name, string value, string message)
    {
        var blueprint = Blueprint.Parse(
            """
            { "name": "a", "title": "t", "groups": [{ "name": "g" }], "parameters": {
                "Line": { "description": "Which.", "required": true },
                "Strict": { "description": "Whether.", "type": "switch" },
                "Size": { "description": "How large.", "type": "list", "values": ["small", "medium"] } } }
            """);
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (name != "Line")
        {
            values["Line"] = ["x"];
        }

        if (value.Length > 0)
        {
            values[name] = value.Split(',');
        }

        var error = Assert.Throws<BlueprintParameterException>(() => blueprint.Resolve(values, Place));

        Assert.Equal((name, message), (error.Parameter, error.Message));
    }

    [Theory]
    [InlineData("Size", "small", true)]
    [InlineData("Size", "", false)]
    [InlineData("!Size", "", true)]
    [InlineData("Size=small|medium", "MEDIUM", true)]
    [InlineData("Size=small|medium", "large", false)]
    [InlineData("Size!=small|medium", "large", true)]
    [InlineData("Size!=small|medium", "small", false)]
    [InlineData("Region=eu-west-1", "", true)]
    public void When_a_part_is_there(string when, string size, bool there)
    {
        var blueprint = Blueprint.Parse($$"""{ "name": "a", "title": "t", "parameters": { "Size": { "description": "d" } }, "groups": [{ "name": "g", "when": "{{when}}" }] }""");

        Assert.Equal(there ? 1 : 0, blueprint.Resolve(Values(("Size", size)), Place).Groups.Count);
    }

    [Fact]
    public void A_byte_order_mark_and_any_kind_of_line_end_are_fine() =>
        Assert.Equal("a", Blueprint.Parse("\uFEFF{\r\n\"name\": \"a\",\r\"title\": \"t\",\n\"groups\": [{ \"name\": \"g\" }] }").Name);

    [Fact]
    public void The_catalogue_names_what_was_probably_meant()
    {
        Assert.Same(BlueprintCatalog.Get("deeplens"), BlueprintCatalog.Get("DeepLens"));
        Assert.Equal(
            "there is no built-in blueprint 'deeplense' (there are deeplens, greengrass-service, greengrass-v2, jets-deploy, things-graph); did you mean 'deeplens'?",
            Assert.Throws<KeyNotFoundException>(() => BlueprintCatalog.Get("deeplense")).Message);
    }

    private static (string Text, int Line, int Column) Unmark(string marked)
    {
        var at = marked.IndexOf('^', StringComparison.Ordinal);
        var before = marked[..at];
        return (marked.Remove(at, 1), before.Count(c => c == '\n') + 1, at - before.LastIndexOf('\n'));
    }

    private static Dictionary<string, IReadOnlyList<string>> Values(params (string Name, string Value)[] values) =>
        values.GroupBy(v => v.Name).ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(v => v.Value)]);
}
