namespace IotIamTools.Policies;

/// <summary>A policy, or a part of one, that a command was given.</summary>
/// <param name="Name">What messages call it: the file's name, or "policy 2".</param>
/// <param name="Path">The file that it is from, or null.</param>
/// <param name="Text">Its JSON.</param>
/// <param name="IsObject">Whether it was an object, so that nobody knows the lines and columns of its JSON.</param>
/// <param name="Target">What the user gave, for errors.</param>
internal sealed record PolicyInput(string Name, string? Path, string Text, bool IsObject, object? Target);
