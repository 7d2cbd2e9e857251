namespace IotIamTools.Core.Blueprints;

/// <summary>The forms that a parameter's value has.</summary>
public enum BlueprintParameterType
{
    /// <summary>One text.</summary>
    Text,

    /// <summary>Any number of texts; on a command line, separated by commas.</summary>
    List,

    /// <summary>true or false.</summary>
    Switch,
}

/// <summary>A value that a blueprint takes.</summary>
public sealed record BlueprintParameter
{
    /// <summary>The name, as it stands in <c>${Name}</c> and <c>--set Name=value</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>The form of its value.</summary>
    public BlueprintParameterType Type { get; init; }

    /// <summary>The value where none is given; may itself hold <c>${Region}</c> and its like.</summary>
    public IReadOnlyList<string> Default { get; init; } = [];

    /// <summary>Whether a value must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The only values that are taken; empty where any is.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What its values must look like, such as <c>bucket</c>; null where any text will do.</summary>
    public string? Form { get; init; }

    /// <summary>"RoleName (text, default ThingsGraphFlowRole)".</summary>
    public override string ToString()
    {
        var preset = string.Join(',', Default);
        return $"{Name} ({Type.ToString().ToLowerInvariant()}{(IsRequired ? ", required" : preset.Length > 0 ? $", default {preset}" : "")})";
    }
}
