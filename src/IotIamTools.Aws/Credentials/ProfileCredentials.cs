using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Credentials;

/// <summary>
/// Makes the credentials that a profile describes. Roles ask the STS of the account that is opened; what else there is (keys, a process, a
/// sign-in) the SDK makes. Source: AWS SDKs and Tools Reference Guide, "Assume role with AWS credentials".
/// </summary>
/// <param name="profiles">The profiles, for those that roles are assumed from.</param>
/// <param name="sts">How STS is called.</param>
internal sealed class ProfileCredentials(Profiles profiles, AmazonSecurityTokenServiceConfig sts)
{
    /// <summary>Makes the credentials; nothing is asked over the network yet.</summary>
    /// <exception cref="IamException">CredentialsNotFound: the profile has none, or needs someone to type a code.</exception>
    public AWSCredentials Make(CredentialProfile profile) => Make(profile, []);

    private AWSCredentials Make(CredentialProfile profile, HashSet<string> through)
    {
        var options = profile.Options;
        if (!profile.CanCreateAWSCredentials)
        {
            throw NotFound($"The profile '{profile.Name}' says nothing of credentials.");
        }

        if (!string.IsNullOrEmpty(options.MfaSerial))
        {
            throw NotFound($"The profile '{profile.Name}' asks for an MFA code. Get session credentials first, for example with: aws sts assume-role ... --serial-number ... --token-code ..., and give those.");
        }

        // A role of a SAML endpoint asks it for keys, which the SDK does.
        if (string.IsNullOrEmpty(options.RoleArn) || !string.IsNullOrEmpty(options.EndpointName))
        {
            return AWSCredentialsFactory.GetAWSCredentials(profile, profiles);
        }

        return string.IsNullOrEmpty(options.WebIdentityTokenFile)
            ? new RoleCredentials(SourceOf(profile, through), options.RoleArn, options.RoleSessionName, options.ExternalID, sts)
            : new WebIdentityCredentials(options.WebIdentityTokenFile, options.RoleArn, options.RoleSessionName, sts);
    }

    private AWSCredentials SourceOf(CredentialProfile profile, HashSet<string> through)
    {
        if (!through.Add(profile.Name))
        {
            throw NotFound($"The profile '{profile.Name}' assumes its role from itself, by way of its source_profile.");
        }

        if (profile.Options.SourceProfile is { Length: > 0 } named)
        {
            return Make(profiles.Find(named) ?? throw NotFound($"The profile '{profile.Name}' has the source_profile '{named}', and there is no such profile."), through);
        }

        return profile.Options.CredentialSource switch
        {
            "Environment" => EnvironmentKeys.AreSet ? EnvironmentKeys.Read() : throw NotFound($"The profile '{profile.Name}' takes its keys from the environment, where AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set."),
            "EcsContainer" => new GenericContainerCredentials(),
            "Ec2InstanceMetadata" => OfInstance(),
            var other => throw NotFound($"The profile '{profile.Name}' has the credential_source '{other}', which is not one of Environment, EcsContainer and Ec2InstanceMetadata."),
        };
    }

    /// <summary>The credentials of the instance. The SDK's class for them, which all that need them share, is not public; whoever assumes a role from an instance has them.</summary>
    public static AWSCredentials OfInstance()
    {
        var any = new CredentialProfileOptions { RoleArn = "none", CredentialSource = "Ec2InstanceMetadata" };
        return ((AssumeRoleAWSCredentials)AWSCredentialsFactory.GetAWSCredentials(any, profileSource: null)).SourceCredentials;
    }

    private static IamException NotFound(string message) => new(IamErrorCodes.CredentialsNotFound, message, "");
}
