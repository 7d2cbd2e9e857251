using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;
using IotIamTools.Errors;

namespace IotIamTools.Accounts;

/// <summary>
/// The parameters that choose the account. Null or empty is never "not given": <c>-Account $misspelt</c> means one account, and no other.
/// What was bound is looked at, and not the properties, so that this holds for every command and every value.
/// </summary>
internal static class AccountParameters
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [nameof(AccountCmdlet.Account), .. AwsParameters.Names];

    /// <summary>Refuses a parameter that was given without a value.</summary>
    /// <param name="bound">The parameters that were bound, by name.</param>
    /// <exception cref="CommandException">AccountParameterEmpty.</exception>
    public static void RefuseEmpty(IDictionary bound)
    {
        if (Names.FirstOrDefault(name => bound.Contains(name) && IsEmpty(bound[name])) is { } empty)
        {
            throw new CommandException(
                ErrorCatalog.AccountParameterEmpty, $"-{empty} was given without a value: it is null or empty. The command does not look for another account.");
        }
    }

    private static bool IsEmpty(object? value) => value switch
    {
        null => true,
        PSObject wrapped => ReferenceEquals(wrapped, AutomationNull.Value) || IsEmpty(wrapped.BaseObject),
        string text => string.IsNullOrWhiteSpace(text),
        Uri address => string.IsNullOrWhiteSpace(address.OriginalString),
        AccountReference reference => reference.Connected is null && string.IsNullOrWhiteSpace(reference.Path),
        _ => false,
    };
}
