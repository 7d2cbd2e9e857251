using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>What a value of the account file must be. Anything else in the file may be what it likes.</summary>
internal class Shape
{
    protected Shape(string kindName) => KindName = kindName;

    /// <summary>A string.</summary>
    public static Shape Text { get; } = new("a string");

    /// <summary>A whole number.</summary>
    public static Shape Number { get; } = new("a whole number");

    /// <summary>True or false.</summary>
    public static Shape Flag { get; } = new("true or false");

    /// <summary>Any value; its text is kept.</summary>
    public static Shape Anything { get; } = new("a value");

    /// <summary>What a person would call it.</summary>
    public string KindName { get; }
}

/// <summary>The ARN of a user, group or role.</summary>
/// <param name="type">What its resource begins with: <c>user</c>.</param>
internal sealed class ArnShape(string type) : Shape($"the ARN of a {type} (arn:aws:iam::123456789012:{type}/NAME)")
{
    public bool Fits(ReadOnlySpan<char> text) =>
        Arn.TryParse(text, out var arn)
        && arn.Service is "iam"
        && Arn.IsAccountId(arn.Account)
        && arn.Resource.StartsWith($"{type}/", StringComparison.Ordinal)
        && arn.ResourceName.Length > 0
        && text.IndexOfAny('*', '?') < 0;
}

/// <summary>A list with items of one shape.</summary>
/// <param name="item">The shape.</param>
/// <param name="key">The member by which the items differ, whatever its case; null where they may be alike.</param>
internal sealed class ListShape(Shape item, string? key = null) : Shape("a list")
{
    public Shape Item => item;

    public string? Key => key;
}

/// <summary>An object with members in the order in which the aws CLI prints them.</summary>
internal sealed class RecordShape(string name, params MemberShape[] members) : Shape("an object")
{
    /// <summary>What an object of this shape is: "a user".</summary>
    public string Name => name;

    public IReadOnlyList<MemberShape> Members => members;

    /// <summary>Where in the order a member stands; unknown members come after all known ones.</summary>
    public int RankOf(string member)
    {
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].Name == member)
            {
                return i;
            }
        }

        return members.Length;
    }
}

/// <summary>A member of a record.</summary>
/// <param name="Name">The name.</param>
/// <param name="Shape">What its value must be; where it is not required, null and absence mean the same.</param>
/// <param name="Required">Whether a record without it makes no sense.</param>
internal sealed record MemberShape(string Name, Shape Shape, bool Required = false)
{
    public byte[] Utf8Name { get; } = System.Text.Encoding.UTF8.GetBytes(Name);
}
