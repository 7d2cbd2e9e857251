using System.CommandLine;
using IotIamTools.Aws;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;

namespace IotIamTools.Cli;

/// <summary>
/// The options that choose the account: a file, or one in the cloud. Without them it is the account of IOTIAM_ACCOUNT, and where that is not
/// set, what the AWS SDK finds.
/// </summary>
internal sealed class AccountOptions
{
    private readonly Option<FileInfo?> _account = new("--account")
    {
        Description = $"The account file, in the format of 'aws iam get-account-authorization-details'. Without --account and --profile, the file or profile that the environment variable {AccountVariable.Name} names.",
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
    /// <param name="mayBeNew">Whether a file of --account that does not exist is an empty account; otherwise it is a mistyped one.</param>
    public IIamAccount Open(ParseResult parsed, bool writes, bool mayBeNew = false)
    {
        var (file, profile, endpoint) = (parsed.GetValue(_account)?.FullName, parsed.GetValue(_profile), parsed.GetValue(_endpoint));
        if (file is not null && (profile is not null || endpoint is not null))
        {
            throw new UsageException("--account names a file; it does not go with --profile or --endpoint-url");
        }

        if (file is null && profile is null && AccountVariable.Read(Path.GetFullPath) is { } named)
        {
            (file, profile, mayBeNew) = (named.File, named.ProfileName, false);
            if (file is not null && endpoint is not null)
            {
                throw new UsageException($"{AccountVariable.Name} names the account file '{file}', which does not go with --endpoint-url; name a --profile too, or remove the variable");
            }
        }

        var (accountId, region) = (parsed.GetValue(_accountId), parsed.GetValue(_region));
        if (file is not null)
        {
            return LocalAccount.Open(file, new LocalAccountOptions { AccountId = accountId, Region = region, Create = mayBeNew, ReadOnly = !writes });
        }

        return accountId is null
            ? OpenInCloud(new AwsAccountOptions { ProfileName = profile, Region = region, EndpointUrl = endpoint })
            : throw new UsageException("--account-id goes with --account; in the cloud the credentials decide the account");
    }

    // A method of its own: the AWS SDK is loaded when this is compiled, and a command on a file does without.
    private static IIamAccount OpenInCloud(AwsAccountOptions options) => new AwsAccountFactory().Open(options);
}
