using System.CommandLine;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;

namespace IotIamTools.Cli;

/// <summary>The options that choose the account: a file, or one in the cloud.</summary>
internal sealed class AccountOptions
{
    private readonly Option<FileInfo?> _account = new("--account")
    {
        Description = "The account file, in the format of 'aws iam get-account-authorization-details'.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _accountId = new("--account-id") { Description = "The account's twelve digits, for a new account file.", HelpName = "ID" };
    private readonly Option<string?> _profile = new("--profile") { Description = "The AWS profile.", HelpName = "NAME" };
    private readonly Option<string?> _region = new("--region") { Description = "The AWS Region.", HelpName = "REGION" };
    private readonly Option<Uri?> _endpoint = new("--endpoint-url")
    {
        Description = "The endpoint to call instead of AWS's.",
        HelpName = "URL",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[^1].Value, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https"))
            {
                return url;
            }

            result.AddError($"--endpoint-url '{result.Tokens[^1].Value}': write an address such as https://iam.example.com");
            return null;
        },
    };

    public AccountOptions(Command command)
    {
        command.Options.Add(_account);
        command.Options.Add(_accountId);
        command.Options.Add(_profile);
        command.Options.Add(_region);
        command.Options.Add(_endpoint);
    }

    /// <summary>Opens the account.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="writes">Whether the command changes the account.</param>
    /// <param name="mayBeNew">Whether a file that does not exist is an empty account; otherwise it is a mistyped one.</param>
    public IIamAccount Open(ParseResult parsed, bool writes, bool mayBeNew = false)
    {
        var regionName = parsed.GetValue(_region);
        if (parsed.GetValue(_account) is { } file)
        {
            if (parsed.GetValue(_profile) is not null || parsed.GetValue(_endpoint) is not null)
            {
                throw new UsageException("--account names a file; it does not go with --profile or --endpoint-url");
            }

            return LocalAccount.Open(
                file.FullName, new LocalAccountOptions { AccountId = parsed.GetValue(_accountId), Region = regionName, Create = mayBeNew, ReadOnly = !writes });
        }

        if (parsed.GetValue(_accountId) is not null)
        {
            throw new UsageException("--account-id goes with --account; in the cloud the credentials decide the account");
        }

        var options = new AwsAccountOptions { ProfileName = parsed.GetValue(_profile), Region = regionName, EndpointUrl = parsed.GetValue(_endpoint) };
        return AwsAccountLoader.Factory.Open(options);
    }
}
