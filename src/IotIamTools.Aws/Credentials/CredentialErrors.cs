using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using IotIamTools.Aws.Calls;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Credentials;

/// <summary>Words why there are no credentials.</summary>
internal static class CredentialErrors
{
    /// <summary>The failure of this source in the module's terms.</summary>
    public static Exception Word(CredentialSource source, Errors errors, Exception failure)
    {
        if (failure is IamException)
        {
            return failure;
        }

        if (source.IsGiven)
        {
            return failure is OperationCanceledException
                ? NotFound($"The {source.Description} did not come within {source.Limit.TotalSeconds:0} seconds.", failure)
                : NotFound($"The {source.Description} could not be had: {failure.Message}", failure);
        }

        var profile = source.Profile;
        if (profile is not null && SignsIn(profile.Options) && IsAboutSignIn(failure))
        {
            return errors.WithoutCredentials(
                IamErrorCodes.ExpiredToken,
                $"The profile '{profile.Name}' signs in through IAM Identity Center, and its sign-in is missing or has expired. Run: aws sso login --profile {profile.Name}",
                failure);
        }

        // What a process prints may hold secrets, so that its failure is told without its words.
        if (profile?.Options.CredentialProcess is { Length: > 0 })
        {
            return NotFound($"The credential_process of the profile '{profile.Name}' failed. Run it by hand to see why.", null);
        }

        if (failure is OperationCanceledException)
        {
            return NotFound(
                profile is null
                    ? $"No AWS credentials were found. Looked at: {EnvironmentKeys.Describe()}."
                    : $"The credentials of the profile '{profile.Name}' did not come within {source.Limit.TotalSeconds:0} seconds.",
                failure);
        }

        var error = errors.Translate(new Call("AssumeRole", profile?.Options.RoleArn, "sts"), failure);
        if (error.Code is not IamErrorCodes.ClientFailure)
        {
            return error;
        }

        return profile is null
            ? NotFound($"No AWS credentials were found. Looked at: {EnvironmentKeys.Describe()}.", failure)
            : NotFound($"The profile '{profile.Name}' gives no credentials: {failure.Message}", failure);

        IamException NotFound(string message, Exception? below) => errors.WithoutCredentials(IamErrorCodes.CredentialsNotFound, message, below);
    }

    private static bool SignsIn(CredentialProfileOptions options) => !string.IsNullOrEmpty(options.SsoStartUrl) || !string.IsNullOrEmpty(options.SsoSession);

    /// <summary>Not when the way to the service failed, nor when it knows who asks and refuses.</summary>
    private static bool IsAboutSignIn(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is OperationCanceledException or HttpRequestException or IOException
                || (e is AmazonServiceException answered && answered.StatusCode != HttpStatusCode.Unauthorized))
            {
                return false;
            }
        }

        return true;
    }
}
