using System.CommandLine;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Cli;

/// <summary>The options that choose the account: a file, or one in the cloud.</summary>
internal sealed class AccountOptions
{
    private readonly Option<FileInfo?> account = new("--account")
    {
        Description = "The account file, in the format of 'aws iam get-account-authorization-details'.",
        HelpName = "FILE",
    };

    private readonly Option<string?> accountId = new("--account-id") { Description = "The account's twelve digits, for a new account file.", HelpName = "ID" };
    private readonly Option<string?> profile = new("--profile") { Description = "The AWS profile.", HelpName = "NAME" };
    private readonly Option<string?> region = new("--region") { Description = "The AWS Region.", HelpName = "REGION" };
    private readonly Option<Uri?> endpoint = new("--endpoint-url")
    {
        Description = "The endpoint to call instead of AWS's.",
        HelpName = "URL",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[^1].Value, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https"))
            {
                return url;
            }

            result.AddError($"--endpoint-url '{result.Tokens[^1].Value}': write a URL such as http://127.0.0.1:5000");
            return null;
        },
    };

    public AccountOptions(Command command)
    {
        command.Options.Add(account);
        command.Options.Add(accountId);
        command.Options.Add(profile);
        command.Options.Add(region);
        command.Options.Add(endpoint);
    }

    /// <summary>Opens the account.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="writes">Whether the command writes: then a file that does not exist is made; otherwise it is read as an empty account and not made.</param>
    public IIamAccount Open(ParseResult parsed, bool writes)
    {
        var regionName = parsed.GetValue(region);
        if (parsed.GetValue(account) is { } file)
        {
            if (parsed.GetValue(profile) is not null || parsed.GetValue(endpoint) is not null)
            {
                throw new UsageException("--account names a file; it does not go with --profile or --endpoint-url");
            }

            return LocalAccount.Open(
                file.FullName, new LocalAccountOptions { AccountId = parsed.GetValue(accountId), Region = regionName, Create = true, ReadOnly = !writes });
        }

        if (parsed.GetValue(accountId) is not null)
        {
            throw new UsageException("--account-id goes with --account; in the cloud the credentials decide the account");
        }

        var options = new AwsAccountOptions { ProfileName = parsed.GetValue(profile), Region = regionName, EndpointUrl = parsed.GetValue(endpoint) };
        return AwsAccountLoader.Factory.Open(options);
    }
}
