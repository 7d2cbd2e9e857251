using System.Management.Automation;
using System.Reflection;

namespace IotIamTools.Tests.House;

/// <summary>A cmdlet as its attributes declare it. Read as data: nothing of PowerShell is run.</summary>
internal sealed class CmdletDescription
{
    private readonly CustomAttributeData _cmdlet;

    public CmdletDescription(Type type)
    {
        Type = type;
        _cmdlet = type.GetCustomAttributesData().Single(a => a.AttributeType == typeof(CmdletAttribute));
        Parameters = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .SelectMany(property => property.GetCustomAttributesData()
                .Where(a => a.AttributeType == typeof(ParameterAttribute))
                .Select(a => new ParameterDescription(property, a)))
            .ToList();
    }

    public Type Type { get; }

    public string Verb => (string)_cmdlet.ConstructorArguments[0].Value!;

    public string Noun => (string)_cmdlet.ConstructorArguments[1].Value!;

    public string Name => $"{Verb}-{Noun}";

    public bool SupportsShouldProcess => Named(nameof(CmdletAttribute.SupportsShouldProcess)) is true;

    public ConfirmImpact ConfirmImpact => Named(nameof(CmdletAttribute.ConfirmImpact)) is int impact ? (ConfirmImpact)impact : ConfirmImpact.Medium;

    public string? DefaultParameterSetName => Named(nameof(CmdletAttribute.DefaultParameterSetName)) as string;

    /// <summary>One for each parameter in each set that it declares.</summary>
    public IReadOnlyList<ParameterDescription> Parameters { get; }

    public IEnumerable<IGrouping<string, ParameterDescription>> ByName => Parameters.GroupBy(p => p.Name, StringComparer.Ordinal);

    /// <summary>The names of the sets that parameters declare; the nameless one where there is no other.</summary>
    public IReadOnlyList<string> Sets
    {
        get
        {
            var named = Parameters.Select(p => p.Set).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            return named.Count > 0 ? named : [""];
        }
    }

    public IEnumerable<Type> OutputTypes => Type.GetCustomAttributesData()
        .Where(a => a.AttributeType == typeof(OutputTypeAttribute))
        .SelectMany(a => a.ConstructorArguments)
        .SelectMany(a => a.Value is IEnumerable<CustomAttributeTypedArgument> list ? list.Select(x => x.Value) : [a.Value])
        .OfType<Type>();

    public bool DeclaresOutput => Type.GetCustomAttributesData().Any(a => a.AttributeType == typeof(OutputTypeAttribute));

    public IReadOnlyList<string> Aliases => AliasesOf(Type);

    public override string ToString() => Name;

    /// <summary>All cmdlets of the module.</summary>
    public static IReadOnlyList<CmdletDescription> All { get; } = In(typeof(IotIamTools.Pipeline.AsyncCmdlet).Assembly);

    public static IReadOnlyList<CmdletDescription> In(Assembly assembly) => assembly.GetTypes()
        .Where(t => t.GetCustomAttributesData().Any(a => a.AttributeType == typeof(CmdletAttribute)))
        .Select(t => new CmdletDescription(t))
        .OrderBy(c => c.Name, StringComparer.Ordinal)
        .ToList();

    internal static IReadOnlyList<string> AliasesOf(MemberInfo member) => member.GetCustomAttributesData()
        .Where(a => a.AttributeType == typeof(AliasAttribute))
        .SelectMany(a => (IEnumerable<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
        .Select(a => (string)a.Value!)
        .ToList();

    private object? Named(string name) => _cmdlet.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value;
}

/// <summary>A parameter in one of its sets.</summary>
internal sealed class ParameterDescription(PropertyInfo property, CustomAttributeData attribute)
{
    public PropertyInfo Property { get; } = property;

    public string Name => Property.Name;

    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>The set, or "" for all.</summary>
    public string Set => Named(nameof(ParameterAttribute.ParameterSetName)) as string ?? "";

    public bool IsMandatory => Named(nameof(ParameterAttribute.Mandatory)) is true;

    /// <summary>The position, or null where it is to be named.</summary>
    public int? Position => Named(nameof(ParameterAttribute.Position)) is int position and >= 0 ? position : null;

    public bool FromPipeline => Named(nameof(ParameterAttribute.ValueFromPipeline)) is true;

    public bool FromPipelineByPropertyName => Named(nameof(ParameterAttribute.ValueFromPipelineByPropertyName)) is true;

    public bool IsCompleted => Property.GetCustomAttributesData().Any(a => a.AttributeType == typeof(ArgumentCompleterAttribute));

    public bool IsTransformed => Property.GetCustomAttributesData().Any(a => typeof(ArgumentTransformationAttribute).IsAssignableFrom(a.AttributeType));

    public bool IsIn(string set) => Set.Length == 0 || Set == set;

    public IReadOnlyList<string> Aliases => CmdletDescription.AliasesOf(Property);

    private object? Named(string name) => attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value;
}
