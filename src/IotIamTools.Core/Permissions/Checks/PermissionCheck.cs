using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>Checks which permissions of a set principals have, with one reading of the account for all of them.</summary>
public static class PermissionCheck
{
    // Principals are handed to the processors in batches of this size, and progress is told after each.
    private const int Batch = 250;

    // Accounts whose endpoint has said that it does not know the call. Weak: they are not kept for that.
    private static readonly ConditionalWeakTable<IIamAccount, object> Silent = [];

    /// <summary>Checks principals.</summary>
    /// <param name="required">The permissions.</param>
    /// <param name="principals">Users, roles and groups; null for all users of the account.</param>
    /// <param name="account">The account.</param>
    /// <param name="options">How to check.</param>
    /// <param name="progress">Hears how far it is; or null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IamException">The account cannot be read; OperationNotSupported where AWS is to decide and the account cannot ask it.</exception>
    /// <exception cref="FormatException">A resource that the check is limited to is no ARN.</exception>
    public static async Task<CheckReport> RunAsync(
        RequiredPermissions required,
        IReadOnlyList<EntityReference>? principals,
        IIamAccount account,
        CheckOptions options,
        IProgress<CheckProgress>? progress,
        CancellationToken cancellationToken)
    {
        var trials = new PermissionTrials(required, options);
        var warnings = new List<string>();
        if (options.Evaluator == PermissionEvaluator.Aws || (options.Evaluator == PermissionEvaluator.Auto && !Silent.TryGetValue(account, out _)))
        {
            if (account is IPolicySimulator simulator)
            {
                try
                {
                    using var checker = new AwsChecker(account, simulator, trials);
                    return await checker.RunAsync(principals, progress, cancellationToken).ConfigureAwait(false);
                }
                catch (IamException e) when (options.Evaluator == PermissionEvaluator.Auto && e.Operation == AwsChecker.Operation && e.Code is IamErrorCodes.OperationNotSupported or IamErrorCodes.AccessDenied)
                {
                    if (e.Code == IamErrorCodes.OperationNotSupported)
                    {
                        Silent.AddOrUpdate(account, e.Code);
                    }

                    warnings.Add($"AWS cannot be asked for its decisions ({e.Message.TrimEnd('.')}), so they are made here from the account's policies; policies of the organization are not counted.");
                }
            }
            else if (options.Evaluator == PermissionEvaluator.Aws)
            {
                throw new IamException(IamErrorCodes.OperationNotSupported, $"{account.Description} is a file, about which AWS cannot be asked", AwsChecker.Operation);
            }
        }

        var details = await account.GetAuthorizationDetailsAsync(cancellationToken).ConfigureAwait(false);
        var outcomes = await Task.Run(() => Decide(trials, principals, details, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        return new CheckReport(outcomes, [.. warnings, .. details.Warnings]);
    }

    private static PrincipalOutcome[] Decide(
        PermissionTrials trials, IReadOnlyList<EntityReference>? names, AuthorizationDetails details, IProgress<CheckProgress>? progress, CancellationToken cancellationToken)
    {
        var index = new AccountIndex(details, trials.Required.Place);
        var checker = new LocalChecker(new PolicyLibrary(index), trials);
        var outcomes = new PrincipalOutcome[names?.Count ?? details.Users.Count];
        for (var from = 0; from < outcomes.Length; from += Batch)
        {
            var to = Math.Min(from + Batch, outcomes.Length);
            try
            {
                Parallel.For(from, to, new ParallelOptions { CancellationToken = cancellationToken }, i => outcomes[i] = Decide(checker, index, names?[i], i));
            }
            catch (AggregateException e)
            {
                // What went wrong with one of them is what the user can read.
                ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            }

            progress?.Report(new CheckProgress(to, outcomes.Length));
        }

        return outcomes;
    }

    private static PrincipalOutcome Decide(LocalChecker checker, AccountIndex index, EntityReference? reference, int i)
    {
        AccountPrincipal? principal = null;
        try
        {
            principal = reference is null ? AccountPrincipal.Of(index.Details.Users[i]) : index.Require(reference);
            return new PrincipalOutcome(reference ?? EntityReference.Parse(principal.Arn), checker.Check(principal), null);
        }
        catch (Exception error) when (error is EntityReferenceException or IamException)
        {
            return new PrincipalOutcome(reference!, null, error);
        }
        catch (FormatException error)
        {
            // A file is read with care; an endpoint that is not AWS may give a user an ARN that is not one.
            return new PrincipalOutcome(
                reference ?? EntityReference.Parse(principal!.Name, EntityKind.User),
                null,
                new IamException(IamErrorCodes.UnreadableAnswer, $"{principal!.Name} cannot be checked: {error.Message}", "GetAccountAuthorizationDetails", error));
        }
    }
}
