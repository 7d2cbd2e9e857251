namespace IotIamTools.Help;

/// <summary>All that the help tells about the module.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Cmdlets">Its cmdlets, by name.</param>
/// <param name="Errors">Its errors, by ErrorId.</param>
internal sealed record ModuleHelp(string Name, string Version, IReadOnlyList<CmdletHelp> Cmdlets, IReadOnlyList<ErrorHelp> Errors);

/// <summary>A cmdlet.</summary>
internal sealed record CmdletHelp
{
    public required string Verb { get; init; }

    public required string Noun { get; init; }

    public string Name => $"{Verb}-{Noun}";

    public required Prose Synopsis { get; init; }

    public required IReadOnlyList<Block> Description { get; init; }

    public required IReadOnlyList<Block> Notes { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The parameter sets, the default one first.</summary>
    public required IReadOnlyList<SetHelp> Sets { get; init; }

    public required IReadOnlyList<ParameterHelp> Parameters { get; init; }

    public required IReadOnlyList<TypeHelp> Inputs { get; init; }

    public required IReadOnlyList<TypeHelp> Outputs { get; init; }

    public required IReadOnlyList<ExampleHelp> Examples { get; init; }

    public required IReadOnlyList<LinkHelp> Links { get; init; }
}

/// <summary>A parameter set.</summary>
/// <param name="Name">Its name, or "" for the only one.</param>
/// <param name="IsDefault">Whether PowerShell takes it where the parameters given do not decide.</param>
/// <param name="Uses">The parameters in it, in the order of the syntax.</param>
internal sealed record SetHelp(string Name, bool IsDefault, IReadOnlyList<ParameterUse> Uses);

/// <summary>A parameter in a set.</summary>
internal sealed record ParameterUse(ParameterHelp Parameter, bool IsMandatory, int? Position, bool FromPipeline, bool FromPipelineByPropertyName)
{
    /// <summary>How it takes pipeline input, as Get-Help says it.</summary>
    public string PipelineInput => (FromPipeline, FromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}

/// <summary>A parameter.</summary>
internal sealed record ParameterHelp
{
    public required string Name { get; init; }

    public required Type Type { get; init; }

    public required IReadOnlyList<Block> Description { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The only values that it takes; empty where any is.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The value where none is given, or "" where there is none.</summary>
    public string Default { get; init; } = "";

    public bool TakesWildcards { get; init; }

    /// <summary>Whether its presence alone says it: it takes no value in the syntax.</summary>
    public bool IsSwitch => Type.Name == "SwitchParameter";
}

/// <summary>A type that goes in or comes out, and what it is there.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Description">What it is.</param>
internal sealed record TypeHelp(string Name, IReadOnlyList<Block> Description);

/// <summary>An example.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Code">What is typed.</param>
/// <param name="Output">What PowerShell then shows, or "".</param>
/// <param name="Remarks">More about it.</param>
/// <param name="Needs">What it cannot run without, such as AWS; "" for an account file.</param>
internal sealed record ExampleHelp(Prose Title, string Code, string Output, IReadOnlyList<Block> Remarks, string Needs);

/// <summary>Something to read next.</summary>
/// <param name="Text">A cmdlet, an about topic, or a title.</param>
/// <param name="Uri">The address, or "".</param>
internal sealed record LinkHelp(string Text, string Uri);

/// <summary>A kind of error.</summary>
internal sealed record ErrorHelp(string Id, string Category, Prose Meaning, string Advice, bool EndsCommand);
