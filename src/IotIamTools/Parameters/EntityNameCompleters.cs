using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using IotIamTools.Accounts;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Parameters;

/// <summary>Completes names from the account that the command would work on: the one of -Account, or of the AWS parameters, or the session's.</summary>
public abstract class AccountCompleter : Completer
{
    /// <summary>Finds values in the account.</summary>
    private protected abstract IAsyncEnumerable<(string Value, string About)> FindAsync(IIamAccount account, CancellationToken cancellationToken);

    private protected sealed override IAsyncEnumerable<(string Value, string About)> FindAsync(IDictionary boundParameters, CancellationToken cancellationToken)
    {
        // Better no names than those of another account; and nobody waits at a prompt until the SDK has found one.
        if (AccountParameters.Names.Any(name => boundParameters[name] == Unread))
        {
            return AsAsync([]);
        }

        var account = (AccountReference?)new AccountTransformationAttribute().Transform(engineIntrinsics: null!, boundParameters[nameof(AccountCmdlet.Account)]);
        var choice = AccountChoice.For(boundParameters, account, AwsParameters.OnLine(boundParameters), ShellState.OfPrompt());
        return choice.IsSearched ? AsAsync([]) : FindInAsync(choice, cancellationToken);
    }

    // Opening may read files, load the AWS SDK and take its time: away from the prompt.
    private async IAsyncEnumerable<(string Value, string About)> FindInAsync(AccountChoice choice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var account = choice.Open().Iam;
        try
        {
            await foreach (var found in FindAsync(account, cancellationToken).ConfigureAwait(false))
            {
                yield return found;
            }
        }
        finally
        {
            if (choice.IsNew)
            {
                await account.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}

/// <summary>Completes names of roles.</summary>
public sealed class RoleNameCompleter : AccountCompleter
{
    private protected override async IAsyncEnumerable<(string Value, string About)> FindAsync(
        IIamAccount account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var role in account.ListRolesAsync("/", cancellationToken).ConfigureAwait(false))
        {
            yield return (role.Name, role.Arn);
        }
    }
}

/// <summary>Completes names of groups.</summary>
public sealed class GroupNameCompleter : AccountCompleter
{
    private protected override async IAsyncEnumerable<(string Value, string About)> FindAsync(
        IIamAccount account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var group in account.ListGroupsAsync("/", cancellationToken).ConfigureAwait(false))
        {
            yield return (group.Name, group.Arn);
        }
    }
}

/// <summary>Completes names of users.</summary>
public sealed class UserNameCompleter : AccountCompleter
{
    private protected override async IAsyncEnumerable<(string Value, string About)> FindAsync(
        IIamAccount account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var user in account.ListUsersAsync("/", cancellationToken).ConfigureAwait(false))
        {
            yield return (user.Name, user.Arn);
        }
    }
}

/// <summary>Completes ARNs of managed policies, the account's own and AWS's, also from the beginning of the policy's name.</summary>
public sealed class PolicyArnCompleter : AccountCompleter
{
    private protected override bool IsMeant(string value, string typed) =>
        base.IsMeant(value, typed) || value.AsSpan(value.LastIndexOf('/') + 1).StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    private protected override async IAsyncEnumerable<(string Value, string About)> FindAsync(
        IIamAccount account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var policy in account.ListPoliciesAsync(includeAwsManaged: true, cancellationToken).ConfigureAwait(false))
        {
            yield return (policy.Arn, policy.Description ?? policy.Name);
        }
    }
}
