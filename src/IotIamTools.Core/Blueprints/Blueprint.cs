using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Blueprints;

/// <summary>
/// A set-up as data: roles, groups and policies with parameters. The built-in ones are in <see cref="BlueprintCatalog"/>; a file of
/// the user's has the same form (see about_IotIamTools_Blueprints).
/// </summary>
public sealed class Blueprint
{
    internal Blueprint(JsonText text, string? source)
    {
        Text = text;
        Source = source;
    }

    /// <summary>The name: lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>One line that says what it sets up.</summary>
    public required string Title { get; init; }

    /// <summary>The documents that it implements, by their short names or addresses.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The values that it takes.</summary>
    public IReadOnlyList<BlueprintParameter> Parameters { get; init; } = [];

    /// <summary>All that it may tell its user, whatever the parameters are.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>The file that it was read from, or null for a built-in one.</summary>
    public string? Source { get; }

    /// <summary>The text, for errors with a place.</summary>
    internal JsonText Text { get; }

    /// <summary>Reads a blueprint.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">The file's name, for errors.</param>
    /// <exception cref="BlueprintFormatException">The text is no blueprint.</exception>
    public static Blueprint Parse(string json, string? source = null) => BlueprintReader.Read(json, source);

    /// <summary>Fills in the parameters.</summary>
    /// <param name="values">The values that the user gave, by parameter name (case ignored). A switch takes <c>true</c> or <c>false</c>.</param>
    /// <param name="place">The account that the set-up is for.</param>
    /// <exception cref="BlueprintParameterException">A value is missing, unknown, or not one that the parameter takes.</exception>
    /// <exception cref="BlueprintFormatException">The blueprint makes no valid set-up with these values.</exception>
    public Setup Resolve(IReadOnlyDictionary<string, IReadOnlyList<string>> values, BlueprintPlace place) =>
        new BlueprintResolver(this, BlueprintValues.From(this, values, place)).Resolve();

    /// <summary>Fills in the parameters for an account. Its number is asked for only where the set-up holds it.</summary>
    /// <param name="values">As for <see cref="Resolve"/>.</param>
    /// <param name="account">The account that the set-up is for.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="BlueprintParameterException">A value is missing, unknown, or not one that the parameter takes.</exception>
    /// <exception cref="BlueprintFormatException">The blueprint makes no valid set-up with these values.</exception>
    /// <exception cref="EntityReferenceException">The ARN of an entity is of another account, partition or path.</exception>
    /// <exception cref="IamException">The account's number cannot be had.</exception>
    public Task<Setup> ResolveAsync(IReadOnlyDictionary<string, IReadOnlyList<string>> values, IIamAccount account, CancellationToken cancellationToken) =>
        ResolveAsync(values, [], account, cancellationToken);

    /// <summary>Fills in the parameters for an account, of which the user has named some entities.</summary>
    /// <param name="values">As for <see cref="Resolve"/>.</param>
    /// <param name="entities">The entities; the values hold their names.</param>
    /// <param name="account">The account that the set-up is for.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="BlueprintParameterException">A value is missing, unknown, or not one that the parameter takes.</exception>
    /// <exception cref="BlueprintFormatException">The blueprint makes no valid set-up with these values.</exception>
    /// <exception cref="EntityReferenceException">An entity is of another account, partition or path.</exception>
    /// <exception cref="IamException">The account's number cannot be had.</exception>
    public async Task<Setup> ResolveAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>> values, IReadOnlyList<EntityReference> entities, IIamAccount account, CancellationToken cancellationToken)
    {
        foreach (var entity in entities)
        {
            await account.RequireAsync(entity, cancellationToken).ConfigureAwait(false);
        }

        var (names, references) = await BlueprintReferences.ReadAsync(Parameters, values, account, cancellationToken).ConfigureAwait(false);
        return await FillAsync(names, account, cancellationToken).ConfigureAwait(false) with { References = [.. entities, .. references] };
    }

    private async Task<Setup> FillAsync(IReadOnlyDictionary<string, IReadOnlyList<string>> values, IIamAccount account, CancellationToken cancellationToken)
    {
        var unnumbered = BlueprintValues.From(this, values, new BlueprintPlace("000000000000", account.Partition, account.Region));
        var setup = new BlueprintResolver(this, unnumbered).Resolve();
        if (!unnumbered.AccountIdWasUsed)
        {
            return setup;
        }

        var identity = await account.GetIdentityAsync(cancellationToken).ConfigureAwait(false);
        return Resolve(values, new BlueprintPlace(identity.AccountId, identity.Partition, account.Region));
    }
}

/// <summary>The account that a set-up is made for; what <c>${AccountId}</c>, <c>${Partition}</c> and <c>${Region}</c> stand for.</summary>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="Partition">Such as <c>aws</c>.</param>
/// <param name="Region">Such as <c>eu-west-1</c>; null means every Region, written <c>*</c> in ARN patterns.</param>
public sealed record BlueprintPlace(string AccountId, string Partition, string? Region);
