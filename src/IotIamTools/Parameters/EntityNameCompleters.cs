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
        // Better no names than those of another account.
        if (AwsParameters.Names.Any(name => boundParameters[name] == Unread))
        {
            return AsAsync([]);
        }

        var aws = AwsParameters.OnLine(boundParameters);
        var given = boundParameters[nameof(AccountCmdlet.Account)];
        return (given is PSObject wrapped ? wrapped.BaseObject : given) switch
        {
            null when aws.Any => FindInCloud(aws, cancellationToken),
            null when AccountSession.Current is { } current => FindAsync(current.Opened.Iam, cancellationToken),
            IotIamAccount account when !aws.Any => FindAsync(account.Opened.Iam, cancellationToken),
            string path when !aws.Any => FindInFile(FullPath(path), cancellationToken),
            _ => AsAsync([]),
        };
    }

    private IAsyncEnumerable<(string Value, string About)> FindInFile(string path, CancellationToken cancellationToken) =>
        FindInAsync(() => OpenedAccount.File(path), cancellationToken);

    // A Region or an endpoint alone leaves the credentials to the session.
    private IAsyncEnumerable<(string Value, string About)> FindInCloud(AwsParameters aws, CancellationToken cancellationToken) =>
        (aws.NameCredentials ? aws.ReadCredentials(FullPath) : AccountSession.Current?.Opened.AwsOptions) is { } credentials
            ? FindInAsync(() => OpenedAccount.Aws(aws.With(credentials)), cancellationToken)
            : AsAsync([]);

    // A relative path is one of PowerShell's location, which the process does not know of.
    private static string FullPath(string path)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript("$ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($args[0])").AddArgument(path).Invoke<string>()[0];
    }

    // Opening may read files, load the AWS SDK and take its time: away from the prompt.
    private async IAsyncEnumerable<(string Value, string About)> FindInAsync(Func<OpenedAccount> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var account = open().Iam;
        await using (account.ConfigureAwait(false))
        {
            await foreach (var found in FindAsync(account, cancellationToken).ConfigureAwait(false))
            {
                yield return found;
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
