namespace Amazon.IdentityManagement.Model;

/// <summary>A tag. Source: IAM API reference, Tag.</summary>
public partial class Tag
{
    /// <summary>The key, 1 to 128 characters.</summary>
    public string Key { get; set; }

    /// <summary>The value, 0 to 256 characters.</summary>
    public string Value { get; set; }
}
