using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Blueprints;

/// <summary>Reads the values of parameters that name entities: an ARN stands for the name if the entity is of the account.</summary>
internal static class BlueprintReferences
{
    /// <summary>The values with names in the place of ARNs, and what the ARNs referred to.</summary>
    /// <param name="parameters">The parameters; the form of one says whether it names entities.</param>
    /// <param name="values">The values that the user gave.</param>
    /// <param name="account">The account that the set-up is for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EntityReferenceException">The ARN is of another account, partition or path, or of another kind of entity.</exception>
    /// <exception cref="IamException">The account cannot be read.</exception>
    public static async Task<(IReadOnlyDictionary<string, IReadOnlyList<string>> Names, IReadOnlyList<EntityReference> References)> ReadAsync(
        IReadOnlyList<BlueprintParameter> parameters,
        IReadOnlyDictionary<string, IReadOnlyList<string>> values,
        IIamAccount account,
        CancellationToken cancellationToken)
    {
        var names = values.ToDictionary(StringComparer.OrdinalIgnoreCase);
        var references = new List<EntityReference>();
        foreach (var parameter in parameters)
        {
            if (ParameterForm.Of(parameter)?.Names is not { } kind || !names.TryGetValue(parameter.Name, out var given) || !given.Any(Arn.IsMeant))
            {
                continue;
            }

            var read = new List<string>(given.Count);
            foreach (var text in given)
            {
                if (!Arn.IsMeant(text))
                {
                    read.Add(text);
                    continue;
                }

                var reference = EntityReference.Parse(text, kind);
                read.Add((await account.RequireAsync(reference, cancellationToken).ConfigureAwait(false)).Name);
                references.Add(reference);
            }

            names[parameter.Name] = read;
        }

        return (names, references);
    }
}
