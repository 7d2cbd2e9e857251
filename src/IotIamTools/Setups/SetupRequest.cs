using IotIamTools.Core.Blueprints;

namespace IotIamTools.Setups;

/// <summary>One set-up that a command is asked for.</summary>
/// <param name="Blueprint">The blueprint.</param>
/// <param name="Arguments">The values of its parameters.</param>
/// <param name="Target">What the user gave, for errors about it; null where the entity's own name is to be told.</param>
internal sealed record SetupRequest(Blueprint Blueprint, BlueprintArguments Arguments, object? Target);
