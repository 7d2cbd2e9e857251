using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>The set-ups whose whole life is tried, on files and on servers: all built-in ones and one of one's own, each with most of what can be asked for.</summary>
internal static class FullSetup
{
    /// <summary>A blueprint of one's own with every part that there is.</summary>
    public const string Own = "edge";

    /// <summary>Everything that can be asked for on top of a blueprint.</summary>
    public static readonly SetupOverrides Everything = new()
    {
        Tags = [new Tag("Project", "warehouse"), new Tag("Stage", "")],
        PermissionsBoundaryArn = "arn:aws:iam::aws:policy/AWSIoTFullAccess",
        Description = "Described by the test.",
        MaxSessionDuration = 7200,
    };

    public static string[] Names => [.. BlueprintCatalog.Names, Own];

    /// <summary>The users that the set-ups of groups want to be there.</summary>
    public static string[] UserNames => ["ann", "bob"];

    public static string OwnPath => Path.Combine(AppContext.BaseDirectory, "Plans", "Data", "edge.json");

    /// <summary>The set-up with the parameters that give it most.</summary>
    public static Task<Setup> ResolveAsync(string name, IIamAccount account)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        switch (name)
        {
            case "jets-deploy":
                values["UserName"] = UserNames;
                values["Feature"] = ["sqs", "ssm-secrets"];
                break;
            case "greengrass-service":
                values["S3Bucket"] = ["photos"];
                break;
            case "things-graph":
                values["IncludeLambda"] = ["true"];
                values["Action"] = ["dynamodb:PutItem"];
                break;
            case "greengrass-v2":
                values["ArtifactBucket"] = ["artifacts"];
                break;
        }

        var blueprint = name == Own ? Blueprint.Parse(File.ReadAllText(OwnPath)) : BlueprintCatalog.Get(name);
        return blueprint.ResolveAsync(values, account, CancellationToken.None);
    }

    /// <summary>The same with tags, a boundary, a description and a longest session; the own one has them by itself.</summary>
    public static async Task<Setup> ResolveWithEverythingAsync(string name, IIamAccount account)
    {
        var setup = await ResolveAsync(name, account);
        return name == Own ? setup : Everything.Apply(setup);
    }
}
