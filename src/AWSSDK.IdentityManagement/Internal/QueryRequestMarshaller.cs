using System.Collections;
using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.IdentityManagement.Internal;

/// <summary>
/// Writes a request as the AWS Query protocol has it: a form with the operation, the version and each member that is set, where
/// <c>Tags.member.1.Key</c> is the key of the first tag. Source: Smithy, "AWS query protocol".
/// </summary>
internal sealed class QueryRequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    /// <summary>The one marshaller.</summary>
    public static QueryRequestMarshaller Instance { get; } = new();

    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.IdentityManagement") { HttpMethod = "POST" };
        var form = request.Parameters;
        var typeName = input.GetType().Name;
        form["Action"] = typeName[..^"Request".Length];
        form["Version"] = "2010-05-08";
        AddMembers(form, "", input);
        return request;
    }

    private static void AddMembers(IDictionary<string, string> form, string prefix, object structure)
    {
        foreach (var (name, property) in Shape.MembersOf(structure.GetType()))
        {
            Add(form, prefix + name, property.GetValue(structure));
        }
    }

    private static void Add(IDictionary<string, string> form, string name, object value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                form[name] = text;
                break;
            case bool flag:
                form[name] = flag ? "true" : "false";
                break;
            case int number:
                form[name] = number.ToString(CultureInfo.InvariantCulture);
                break;
            case ConstantClass constant:
                form[name] = constant.Value;
                break;
            case IList { Count: 0 }:
                form[name] = "";
                break;
            case IList list:
                for (var i = 0; i < list.Count; i++)
                {
                    Add(form, $"{name}.member.{i + 1}", list[i]);
                }

                break;
            default:
                AddMembers(form, name + ".", value);
                break;
        }
    }
}
