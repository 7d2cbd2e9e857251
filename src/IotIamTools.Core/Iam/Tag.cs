namespace IotIamTools.Core.Iam;

/// <summary>A tag of an entity.</summary>
/// <param name="Key">The key: 1 to 128 characters, unique in an entity whatever its case.</param>
/// <param name="Value">The value: 0 to 256 characters.</param>
public sealed record Tag(string Key, string Value);
