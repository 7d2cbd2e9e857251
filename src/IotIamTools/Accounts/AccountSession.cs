using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace IotIamTools.Accounts;

/// <summary>
/// The account that Connect-IotIamAccount chose, for the runspace that it ran in. Runspaces of one process (jobs,
/// <c>ForEach-Object -Parallel</c>, a hosting service) do not see each other's.
/// </summary>
internal static class AccountSession
{
    // Weak keys: a runspace that has closed takes its account along.
    private static readonly ConditionalWeakTable<Runspace, IotIamAccount> Accounts = [];

    /// <summary>The account of this runspace, or null. To be called on the pipeline thread.</summary>
    public static IotIamAccount? Current
    {
        get => Runspace.DefaultRunspace is { } runspace && Accounts.TryGetValue(runspace, out var account) ? account : null;
        set
        {
            var runspace = Runspace.DefaultRunspace ?? throw new InvalidOperationException("There is no runspace on this thread.");
            if (value is null)
            {
                Accounts.Remove(runspace);
            }
            else
            {
                Accounts.AddOrUpdate(runspace, value);
            }
        }
    }
}
