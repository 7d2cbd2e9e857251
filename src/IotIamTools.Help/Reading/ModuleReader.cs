using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Xml.Linq;

namespace IotIamTools.Help.Reading;

/// <summary>Reads what there is to tell about a module: from its assembly, and from the comments in its sources.</summary>
internal sealed class ModuleReader
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public;

    private readonly Assembly _assembly;
    private readonly XmlComments _comments;

    private ModuleReader(Assembly assembly)
    {
        _assembly = assembly;
        _comments = XmlComments.Beside(assembly.Location);
    }

    /// <summary>Reads a module.</summary>
    /// <param name="assembly">Its assembly, with its documentation file beside it.</param>
    public static ModuleHelp Read(Assembly assembly) => new ModuleReader(assembly).Module();

    private ModuleHelp Module()
    {
        List<Type> classes = [.. _assembly.GetTypes().Where(t => Attribute(t, "CmdletAttribute") is not null)];
        var names = classes.ToDictionary(t => t, NameOf);
        return new ModuleHelp(
            _assembly.GetName().Name!,
            _assembly.GetName().Version!.ToString(3),
            [.. classes.OrderBy(t => names[t], StringComparer.Ordinal).Select(t => Cmdlet(t, [.. names.Values]))],
            Errors());
    }

    private CmdletHelp Cmdlet(Type type, IReadOnlyList<string> allNames)
    {
        var attribute = Attribute(type, "CmdletAttribute")!;
        var comment = _comments.Of(type);
        var verb = (string)attribute.ConstructorArguments[0].Value!;
        var noun = (string)attribute.ConstructorArguments[1].Value!;
        var declarations = Declarations(type, Named(attribute, "SupportsShouldProcess") is true);
        IReadOnlyList<SetHelp> sets = Sets(declarations, Named(attribute, "DefaultParameterSetName") as string);
        var remarks = CommentText.Blocks(comment?.Element("remarks"));
        IReadOnlyList<ParameterHelp> parameters = [.. declarations.Select(d => d.Help)];
        return new CmdletHelp
        {
            Verb = verb,
            Noun = noun,
            Synopsis = CommentText.Sentence(comment?.Element("summary")),
            Description = [.. remarks.Where(b => !IsSource(b))],
            Notes = [.. remarks.Where(IsSource)],
            Aliases = Strings(Attribute(type, "AliasAttribute")),
            Sets = sets,
            Parameters = parameters,
            Inputs = Inputs(sets),
            Outputs = Outputs(type, parameters),
            Examples = [.. (comment?.Elements("example") ?? []).Select(Example)],
            Links = Links(type, $"{verb}-{noun}", noun, remarks, allNames),
        };
    }

    private static bool IsSource(Block block) => block.ToString().StartsWith("Source:", StringComparison.Ordinal);

    // ---- parameters

    private sealed record ParameterDeclaration(ParameterHelp Help, IReadOnlyList<(string Set, ParameterUse Use)> Uses);

    /// <summary>
    /// The parameters in the order of their use to a reader: values before switches, what the command is about before how it finds
    /// its account, and PowerShell's own last.
    /// </summary>
    private List<ParameterDeclaration> Declarations(Type type, bool supportsShouldProcess)
    {
        var instance = CreateInstance(type);
        List<ParameterDeclaration> declarations =
        [
            .. type.GetProperties(AnyInstance)
                .Where(p => Attribute(p, "ParameterAttribute") is not null)
                .OrderBy(p => IsAboutAccounts(p.DeclaringType!))
                .ThenBy(p => p.PropertyType.Name == "SwitchParameter")
                .ThenBy(p => Depth(type, p.DeclaringType!))
                .ThenBy(p => p.MetadataToken)
                .Select(p => Declaration(p, instance)),
        ];
        (instance as IDisposable)?.Dispose();
        if (supportsShouldProcess)
        {
            declarations.Add(Common("WhatIf", "wi", "Shows what the command would change, step by step, and changes nothing. It still reads."));
            declarations.Add(Common("Confirm", "cf", "Asks before each change."));
        }

        return declarations;
    }

    private ParameterDeclaration Declaration(PropertyInfo property, object? instance)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var comment = _comments.Of(property);
        var help = new ParameterHelp
        {
            Name = property.Name,
            Type = type,
            Description = [.. CommentText.Blocks(comment?.Element("summary")), .. CommentText.Blocks(comment?.Element("remarks"))],
            Aliases = Strings(Attribute(property, "AliasAttribute")),
            Values = ValuesOf(property, type),
            Default = instance is null ? "" : DefaultText(property.GetValue(instance), type),
            TakesWildcards = Attribute(property, "SupportsWildcardsAttribute") is not null,
        };
        return new ParameterDeclaration(
            help,
            [
                .. property.GetCustomAttributesData().Where(a => a.AttributeType.Name == "ParameterAttribute").Select(a => (
                    Named(a, "ParameterSetName") as string ?? "",
                    new ParameterUse(
                        help,
                        Named(a, "Mandatory") is true,
                        Named(a, "Position") is int position and >= 0 ? position : null,
                        Named(a, "ValueFromPipeline") is true,
                        Named(a, "ValueFromPipelineByPropertyName") is true))),
            ]);
    }

    private static ParameterDeclaration Common(string name, string alias, string description)
    {
        var help = new ParameterHelp
        {
            Name = name,
            Type = SwitchType,
            Description = [Block.Paragraph(description)],
            Aliases = [alias],
            Default = "False",
        };
        return new ParameterDeclaration(help, [("", new ParameterUse(help, IsMandatory: false, Position: null, FromPipeline: false, FromPipelineByPropertyName: false))]);
    }

    private static Type SwitchType => typeof(System.Management.Automation.SwitchParameter);

    private static List<SetHelp> Sets(List<ParameterDeclaration> declarations, string? defaultSet)
    {
        List<string> names = [.. declarations.SelectMany(d => d.Uses).Select(u => u.Set).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];
        if (names.Count == 0)
        {
            names.Add("");
        }

        return
        [
            .. names
                .OrderByDescending(n => n == defaultSet)
                .Select(n => new SetHelp(
                    n,
                    n == defaultSet,
                    [
                        .. declarations
                            .Select(d => d.Uses.FirstOrDefault(u => u.Set == n).Use ?? d.Uses.FirstOrDefault(u => u.Set.Length == 0).Use)
                            .OfType<ParameterUse>()
                            .OrderBy(u => u.Position ?? int.MaxValue)
                            .ThenBy(u => u.Position is null && !u.IsMandatory),
                    ])),
        ];
    }

    private static bool IsAboutAccounts(Type declaring) => declaring.IsAbstract && declaring.Namespace?.EndsWith(".Accounts", StringComparison.Ordinal) == true;

    // How many classes above the cmdlet's own: what is nearest to it comes first.
    private static int Depth(Type type, Type declaring)
    {
        var depth = 0;
        for (var current = type; current is not null && current != declaring; current = current.BaseType)
        {
            depth++;
        }

        return depth;
    }

    private static IReadOnlyList<string> ValuesOf(PropertyInfo property, Type type)
    {
        if (Attribute(property, "ValidateSetAttribute") is { } set)
        {
            return Strings(set);
        }

        var element = type.IsArray ? type.GetElementType()! : type;
        return element.IsEnum ? Enum.GetNames(element) : [];
    }

    // A cmdlet's class has its parameters' defaults as initial values.
    private static object? CreateInstance(Type type) => type.GetConstructor(Type.EmptyTypes)?.Invoke(null);

    private static string DefaultText(object? value, Type type) => value switch
    {
        null => "",
        _ when type.Name == "SwitchParameter" => "False",
        string text => text,
        IEnumerable list => string.Join(", ", list.Cast<object?>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // ---- what goes in and comes out

    private static List<TypeHelp> Inputs(IReadOnlyList<SetHelp> sets)
    {
        List<TypeHelp> inputs = [];
        List<ParameterUse> uses = [.. sets.SelectMany(s => s.Uses)];
        foreach (var use in uses.Where(u => u.FromPipeline).DistinctBy(u => u.Parameter.Name))
        {
            var type = use.Parameter.Type.IsArray ? use.Parameter.Type.GetElementType()! : use.Parameter.Type;
            inputs.Add(new TypeHelp(type.FullName!, [new Block(BlockKind.Paragraph, Lead($"The value of -{use.Parameter.Name}. ", use.Parameter.Description))]));
        }

        List<string> properties =
        [
            .. uses.Where(u => u.FromPipelineByPropertyName)
                .SelectMany(u => u.Parameter.Aliases.Prepend(u.Parameter.Name))
                .Distinct(StringComparer.Ordinal),
        ];
        if (properties.Count > 0)
        {
            inputs.Add(new TypeHelp(
                "System.Management.Automation.PSObject",
                [Block.Paragraph($"Any object with a property {Enumerate(properties)}: its value is that of the parameter with this name or alias.")]));
        }

        return inputs.Count > 0 ? inputs : [new TypeHelp("None", [Block.Paragraph("The command takes nothing from the pipeline.")])];
    }

    /// <summary>
    /// The types of OutputType. What each is, is said by its own comment, or where it is none of the module's by an element
    /// <c>output</c> with its type in the comment of the cmdlet.
    /// </summary>
    private List<TypeHelp> Outputs(Type type, IReadOnlyList<ParameterHelp> parameters)
    {
        List<TypeHelp> outputs = [];
        foreach (var output in type.GetCustomAttributesData()
            .Where(a => a.AttributeType.Name == "OutputTypeAttribute")
            .SelectMany(a => a.ConstructorArguments)
            .SelectMany(a => a.Value is IEnumerable<CustomAttributeTypedArgument> list ? list.Select(x => x.Value) : [a.Value])
            .OfType<Type>())
        {
            if (output == typeof(void))
            {
                outputs.Add(new TypeHelp("None", [Block.Paragraph("The command gives no output.")]));
            }
            else if (_comments.Of(type)?.Elements("output").FirstOrDefault(o => o.Attribute("type")?.Value == output.FullName) is { } described)
            {
                outputs.Add(new TypeHelp(output.FullName!, CommentText.Blocks(described)));
            }
            else if (output == typeof(bool) && parameters.FirstOrDefault(p => p.Name == "Quiet") is { } quiet)
            {
                outputs.Add(new TypeHelp(output.FullName!, [new Block(BlockKind.Paragraph, Lead("With -Quiet. ", quiet.Description))]));
            }
            else
            {
                outputs.Add(new TypeHelp(output.FullName!, Describe(output, parameters.Any(p => p.Name == "PassThru") ? "With -PassThru. " : "")));
            }
        }

        return outputs;
    }

    private List<Block> Describe(Type output, string lead)
    {
        var comment = _comments.Of(output);
        List<Block> blocks = [new Block(BlockKind.Paragraph, Lead(lead, CommentText.Blocks(comment?.Element("summary"))))];
        blocks.AddRange(output.GetProperties(AnyInstance)
            .Where(p => p.DeclaringType == output && _comments.Of(p) is not null)
            .OrderBy(p => p.MetadataToken)
            .Select(p => new Block(
                BlockKind.Item,
                new Prose([new Run(RunKind.Code, p.Name), new Run(RunKind.Text, ": "), .. CommentText.Sentence(_comments.Of(p)!.Element("summary")).Runs]))));
        return blocks;
    }

    private static Prose Lead(string words, IReadOnlyList<Block> blocks) =>
        new([.. words.Length > 0 ? [new Run(RunKind.Text, words)] : Array.Empty<Run>(), .. blocks.Count > 0 ? blocks[0].Text.Runs : []]);

    private static string Enumerate(List<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";

    // ---- examples and links

    private static ExampleHelp Example(XElement example)
    {
        var code = example.Elements("code").FirstOrDefault(c => c.Attribute("language")?.Value != "output");
        var output = example.Elements("code").FirstOrDefault(c => c.Attribute("language")?.Value == "output");
        var intro = CommentText.Blocks(example.Nodes().TakeWhile(n => n != code && n != output));
        return new ExampleHelp(
            intro.Count > 0 ? intro[0].Text : Prose.Of(""),
            code is null ? "" : CommentText.Code(code),
            output is null ? "" : CommentText.Code(output),
            [.. intro.Skip(1), .. code is null ? [] : CommentText.Blocks(code.NodesAfterSelf().Where(n => n != output))],
            example.Attribute("needs")?.Value ?? "");
    }

    /// <summary>
    /// The other cmdlets of the noun, then what <c>seealso</c> names: the class's own and those of its base classes, and the about
    /// topics that the text mentions.
    /// </summary>
    private List<LinkHelp> Links(Type type, string name, string noun, IReadOnlyList<Block> remarks, IReadOnlyList<string> allNames)
    {
        List<LinkHelp> links =
        [
            .. allNames.Where(n => n != name && n.EndsWith("-" + noun, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => new LinkHelp(n, "")),
        ];
        List<LinkHelp> topics = [];
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var see in _comments.Of(current)?.Elements("seealso") ?? [])
            {
                if (see.Attribute("cref")?.Value is { } cref)
                {
                    links.Add(new LinkHelp(CommentText.ReadableName(cref), ""));
                }
                else if (see.Attribute("href")!.Value is var address && address.StartsWith("about_", StringComparison.Ordinal))
                {
                    topics.Add(new LinkHelp(address, ""));
                }
                else
                {
                    links.Add(new LinkHelp(see.Value.Length > 0 ? see.Value : address, address));
                }
            }
        }

        topics.AddRange(remarks.SelectMany(b => b.ToString().Split([' ', ',', '.', ';', ':', '(', ')']))
            .Where(w => w.StartsWith("about_", StringComparison.Ordinal))
            .Select(w => new LinkHelp(w, "")));
        return [.. links.Concat(topics).Append(new LinkHelp("about_" + _assembly.GetName().Name, "")).Distinct()];
    }

    // ---- errors

    /// <summary>The public fields of the class ErrorCatalog: what each is, and what is said about it.</summary>
    private IReadOnlyList<ErrorHelp> Errors()
    {
        var catalogue = _assembly.GetTypes().FirstOrDefault(t => t.Name == "ErrorCatalog");
        return
        [
            .. (catalogue?.GetFields(BindingFlags.Public | BindingFlags.Static) ?? [])
                .Where(f => f.FieldType.Name == "ErrorDefinition")
                .Select(f => (Field: f, Value: f.GetValue(null)!))
                .Select(e => new ErrorHelp(
                    (string)Value(e.Value, "Id"),
                    Value(e.Value, "Category").ToString()!,
                    CommentText.Sentence(_comments.Of(e.Field)?.Element("summary")),
                    (string)Value(e.Value, "Advice"),
                    (bool)Value(e.Value, "EndsCommand")))
                .OrderBy(e => e.Id, StringComparer.Ordinal),
        ];
    }

    private static object Value(object owner, string property) => owner.GetType().GetProperty(property)!.GetValue(owner)!;

    // ---- attributes, read as data: those of the compile-time PowerShell keep nothing

    private static string NameOf(Type type)
    {
        var attribute = Attribute(type, "CmdletAttribute")!;
        return $"{attribute.ConstructorArguments[0].Value}-{attribute.ConstructorArguments[1].Value}";
    }

    private static CustomAttributeData? Attribute(MemberInfo member, string name) =>
        member.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType.Name == name);

    private static object? Named(CustomAttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value;

    private static IReadOnlyList<string> Strings(CustomAttributeData? attribute) =>
        attribute?.ConstructorArguments[0].Value is IEnumerable<CustomAttributeTypedArgument> list ? [.. list.Select(a => (string)a.Value!)] : [];
}
