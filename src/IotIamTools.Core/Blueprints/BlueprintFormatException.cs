using IotIamTools.Core.Json;

namespace IotIamTools.Core.Blueprints;

/// <summary>A blueprint file is not right; says what is wrong and where.</summary>
public sealed class BlueprintFormatException : DocumentFormatException
{
    /// <inheritdoc/>
    public BlueprintFormatException(string problem, TextPosition position, string path, string? source = null)
        : base(problem, position, path, source)
    {
    }
}

/// <summary>A value given for a blueprint's parameter cannot be used; the message names the parameter and says what it takes.</summary>
public sealed class BlueprintParameterException : ArgumentException
{
    /// <summary>Makes the error.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public BlueprintParameterException(string parameter, string problem)
        : base($"{parameter}: {problem}")
    {
        Parameter = parameter;
    }

    /// <summary>The parameter's name.</summary>
    public string Parameter { get; }
}
