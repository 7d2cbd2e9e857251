using System.Text.Json;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>Policies and a request in few words. Statements are JSON, as the guide shows them.</summary>
internal sealed record Given
{
    public const string Here = "111122223333";
    public const string There = "444455556666";
    public const string User = $"arn:aws:iam::{Here}:user/exampleuser";
    public const string Role = $"arn:aws:iam::{Here}:role/examplerole";
    public const string Session = $"arn:aws:sts::{Here}:assumed-role/examplerole/examplerolesessionname";
    public const string Federated = $"arn:aws:sts::{Here}:federated-user/exampleuser";
    public const string Root = $"arn:aws:iam::{Here}:root";
    public const string Bucket = "arn:aws:s3:::bucket/key";
    public const string AllowAll = """{"Effect":"Allow","Action":"*","Resource":"*"}""";
    public const string DenyAll = """{"Effect":"Deny","Action":"*","Resource":"*"}""";
    public const string AllowOther = """{"Effect":"Allow","Action":"iot:Publish","Resource":"*"}""";

    private PolicySet Policies { get; init; } = new();

    private RequestContext Context { get; init; } = RequestContext.Empty;

    private string ResourceAccount { get; init; } = Here;

    private string Principal { get; init; } = User;

    public static Given Nothing { get; } = new();

    /// <summary>A resource policy statement that allows everything to the principal, which is JSON.</summary>
    public static string AllowTo(string principal) => $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"*","Resource":"*"}""";

    public static string DenyTo(string principal) => $$"""{"Effect":"Deny","Principal":{{principal}},"Action":"*","Resource":"*"}""";

    public static string Aws(params string[] arns) => $$"""{"AWS":{{JsonSerializer.Serialize(arns)}}}""";

    public Given Identity(params string[] statements) => this with { Policies = Policies with { IdentityPolicies = [Policy("identity", statements)] } };

    public Given OldIdentity(params string[] statements) => this with
    {
        Policies = Policies with { IdentityPolicies = [CompiledPolicy.Parse($$"""{"Version":"2008-10-17","Statement":[{{string.Join(',', statements)}}]}""", "old")] },
    };

    public Given Group(params string[] statements) => this with { Policies = Policies with { GroupPolicies = [Policy("group", statements)] } };

    public Given Boundary(params string[] statements) => this with { Policies = Policies with { Boundary = statements.Length == 0 ? [] : [Policy("boundary", statements)] } };

    public Given SessionPolicy(params string[] statements) => this with { Policies = Policies with { SessionPolicies = [Policy("session", statements)] } };

    public Given OnResource(params string[] statements) => this with { Policies = Policies with { ResourcePolicy = Policy("resource", statements) } };

    /// <summary>SCP levels, root first, each with one policy of the statements, or with none for an empty text.</summary>
    public Given Scps(params string[] levels) => this with { Policies = Policies with { ServiceControlLevels = Levels(levels) } };

    public Given Rcps(params string[] levels) => this with { Policies = Policies with { ResourceControlLevels = Levels(levels) } };

    public Given ManagementAccount(string account) => this with { Policies = Policies with { ManagementAccountId = account } };

    public Given Unresolved(PolicyType type) => this with { Policies = Policies with { Unresolved = [new UnresolvedPolicy(type, "lost", "it is not in the export")] } };

    public Given InAccount(string account) => this with { ResourceAccount = account };

    public Given By(string principal) => this with { Principal = principal };

    public Given With(string key, ContextValue value) => this with { Context = Context.With(key, value) };

    public Decision Decides(string action = "s3:GetObject", string resource = Bucket)
    {
        var decision = PolicyDecider.Decide(Policies, Request(action, resource));
        Assert.Equal(decision, Explains(action, resource).Decision);
        return decision;
    }

    public Explanation Explains(string action = "s3:GetObject", string resource = Bucket) => PolicyDecider.Explain(Policies, Request(action, resource));

    public bool Allows(string action = "s3:GetObject", string resource = Bucket) => Decides(action, resource) == Decision.Allowed;

    private static CompiledPolicy Policy(string name, string[] statements) =>
        CompiledPolicy.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""", name);

    private static OrganizationLevel[] Levels(string[] levels) =>
        [.. levels.Select((l, i) => new OrganizationLevel($"level{i}", l.Length == 0 ? [] : [Policy($"policy{i}", [l])]))];

    private AuthorizationRequest Request(string action, string resource) => new(
        Principal == "anonymous" ? RequestPrincipal.Anonymous : RequestPrincipal.Parse(Principal), RequestAction.Parse(action), RequestResource.Parse(resource, ResourceAccount), Context);
}
