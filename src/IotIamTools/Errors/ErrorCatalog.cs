using System.Management.Automation;
using System.Reflection;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;

namespace IotIamTools.Errors;

/// <summary>
/// All errors of the module. An error that IAM gives keeps AWS's code as its ErrorId (source: IAM API reference, errors
/// of each operation and common errors); the others are the module's own. Scripts catch by these, so none is ever renamed.
/// </summary>
public static class ErrorCatalog
{
    /// <summary>The endpoint or IAM said no: the caller's policies do not allow the action.</summary>
    public static readonly ErrorDefinition AccessDenied = new(IamErrorCodes.AccessDenied, ErrorCategory.PermissionDenied,
        "Have the named action allowed for the caller by its policies, boundary and organization, or connect as another caller.");

    /// <summary>A file that is no account file was given as account.</summary>
    public static readonly ErrorDefinition AccountFileInvalid = new(IamErrorCodes.AccountFileInvalid, ErrorCategory.InvalidData,
        "Give a file made by Connect-IotIamAccount -Create or by 'aws iam get-account-authorization-details'.", EndsCommand: true);

    /// <summary>The account file cannot be written; it is as it was.</summary>
    public static readonly ErrorDefinition AccountFileNotWritten = new(IamErrorCodes.AccountFileNotWritten, ErrorCategory.WriteError,
        "Make room on the disk, or let the file and its directory be written to, and run the command again.", EndsCommand: true);

    /// <summary>The account was opened with -ReadOnly.</summary>
    public static readonly ErrorDefinition AccountReadOnly = new(IamErrorCodes.AccountReadOnly, ErrorCategory.WriteError,
        "Connect without -ReadOnly to change the account, or use -WhatIf.", EndsCommand: true);

    /// <summary>The command has no account: it was given none, and the session has none although Connect-IotIamAccount was used in this process; or the account was given up.</summary>
    public static readonly ErrorDefinition AccountNotConnected = new(nameof(AccountNotConnected), ErrorCategory.ConnectionError,
        "Connect with Connect-IotIamAccount in this runspace, or give -Account; in another runspace, -Account $using:account.", EndsCommand: true);

    /// <summary>A parameter that chooses the account was given as $null or as an empty text.</summary>
    public static readonly ErrorDefinition AccountParameterEmpty = new(nameof(AccountParameterEmpty), ErrorCategory.InvalidArgument,
        "Give the parameter a value, or leave it out. A variable may be misspelt or not set.", EndsCommand: true);

    /// <summary>Two accounts were given to one command.</summary>
    public static readonly ErrorDefinition AccountAmbiguous = new(nameof(AccountAmbiguous), ErrorCategory.InvalidArgument,
        "Give either -Account or the AWS parameters. For a file, its Region is given to Connect-IotIamAccount; for the cloud, say who you are: -ProfileName, -AccessKey or -Credential.",
        EndsCommand: true);

    /// <summary>There is no blueprint of that name, or no file at that path.</summary>
    public static readonly ErrorDefinition BlueprintNotFound = new(nameof(BlueprintNotFound), ErrorCategory.ObjectNotFound,
        "Get-IotIamBlueprint lists the built-in blueprints; for one of your own give the path of its file.");

    /// <summary>A value for a blueprint's parameter is missing, unknown, or none that it takes.</summary>
    public static readonly ErrorDefinition BlueprintParameterInvalid = new(nameof(BlueprintParameterInvalid), ErrorCategory.InvalidArgument,
        "Correct the value that the message names.");

    /// <summary>The AWS SDK failed before anything was sent.</summary>
    public static readonly ErrorDefinition ClientFailure = new(IamErrorCodes.ClientFailure, ErrorCategory.InvalidOperation,
        "Check the profile and the AWS configuration files that the message names.", EndsCommand: true);

    /// <summary>Somebody else changes the entity at this moment.</summary>
    public static readonly ErrorDefinition ConcurrentModification = new(IamErrorCodes.ConcurrentModification, ErrorCategory.ResourceBusy,
        "Wait a moment and run the command again; it takes up where it stopped.");

    /// <summary>A command asks before it changes something, and there is no user to ask.</summary>
    public static readonly ErrorDefinition ConfirmationRequired = new(nameof(ConfirmationRequired), ErrorCategory.InvalidOperation,
        "Look at what the command does with -WhatIf, and run it with -Confirm:$false.", EndsCommand: true);

    /// <summary>Some of what makes up credentials is missing, or the object given holds none.</summary>
    public static readonly ErrorDefinition CredentialsInvalid = new(nameof(CredentialsInvalid), ErrorCategory.InvalidArgument,
        "Give -AccessKey with -SecretKey, or -Credential with an object that has a GetCredentials() method.", EndsCommand: true);

    /// <summary>No credentials were found.</summary>
    public static readonly ErrorDefinition CredentialsNotFound = new(IamErrorCodes.CredentialsNotFound, ErrorCategory.AuthenticationError,
        "Connect with Connect-IotIamAccount, or give -ProfileName, -Credential, or -AccessKey with -SecretKey.", EndsCommand: true);

    /// <summary>Something is still attached to what is to be deleted.</summary>
    public static readonly ErrorDefinition DeleteConflict = new(IamErrorCodes.DeleteConflict, ErrorCategory.ResourceBusy,
        "Remove what is attached first; the module's Remove commands do it in the order that IAM needs.");

    /// <summary>A file is not in the format that it should be in.</summary>
    public static readonly ErrorDefinition DocumentMalformed = new(nameof(DocumentMalformed), ErrorCategory.InvalidData,
        "Correct the file at the place named.");

    /// <summary>The endpoint does not answer.</summary>
    public static readonly ErrorDefinition EndpointUnreachable = new(IamErrorCodes.EndpointUnreachable, ErrorCategory.ConnectionError,
        "Check -EndpointUrl, -Region, the network and the proxy.", EndsCommand: true);

    /// <summary>The name is taken.</summary>
    public static readonly ErrorDefinition EntityAlreadyExists = new(IamErrorCodes.EntityAlreadyExists, ErrorCategory.ResourceExists,
        "Choose another name; IAM's names are unique in an account whatever their case.");

    /// <summary>An ARN names an entity of another account, partition or path than the one that the command works on.</summary>
    public static readonly ErrorDefinition EntityElsewhere = new(nameof(EntityElsewhere), ErrorCategory.InvalidArgument,
        "Check the ARN, or choose its account with -Account or Connect-IotIamAccount; nothing was changed.");

    /// <summary>The entity cannot be changed at this moment.</summary>
    public static readonly ErrorDefinition EntityTemporarilyUnmodifiable = new(IamErrorCodes.EntityTemporarilyUnmodifiable, ErrorCategory.ResourceBusy,
        "Wait a moment and run the command again; it takes up where it stopped.");

    /// <summary>A file cannot be read.</summary>
    public static readonly ErrorDefinition FileNotReadable = new(nameof(FileNotReadable), ErrorCategory.ReadError,
        "Check the path and the file's permissions.");

    /// <summary>A file cannot be written, or is there and is not to be overwritten.</summary>
    public static readonly ErrorDefinition FileNotWritten = new(nameof(FileNotWritten), ErrorCategory.WriteError,
        "Check that the folder is there and may be written to, or give another path; with -NoClobber a file that is there is kept.", EndsCommand: true);

    /// <summary>A group is there, and something that its blueprint requires is another.</summary>
    public static readonly ErrorDefinition GroupDrifted = new(nameof(GroupDrifted), ErrorCategory.InvalidResult,
        "Run the command again with -Force to overwrite what differs, or with another name.");

    /// <summary>A customer managed policy is there, and its document is another.</summary>
    public static readonly ErrorDefinition PolicyDrifted = new(nameof(PolicyDrifted), ErrorCategory.InvalidResult,
        "Run the command again with -Force to put a new version in force, or with another name.");

    /// <summary>The session credentials have expired.</summary>
    public static readonly ErrorDefinition ExpiredToken = new(IamErrorCodes.ExpiredToken, ErrorCategory.AuthenticationError,
        "Sign in again, for example with 'aws sso login', and connect anew.", EndsCommand: true);

    /// <summary>IAM gave a code that is not in this catalogue; the code is in the message.</summary>
    public static readonly ErrorDefinition IamRequestFailed = new(nameof(IamRequestFailed), ErrorCategory.InvalidOperation,
        "See the code in the message in the IAM API reference.");

    /// <summary>The access key is not known.</summary>
    public static readonly ErrorDefinition InvalidClientTokenId = new(IamErrorCodes.InvalidClientTokenId, ErrorCategory.AuthenticationError,
        "Check the access key, and that the Region is one of the partition that it belongs to.", EndsCommand: true);

    /// <summary>A value is not one that the operation takes.</summary>
    public static readonly ErrorDefinition InvalidInput = new(IamErrorCodes.InvalidInput, ErrorCategory.InvalidArgument,
        "Correct the value that the message names.");

    /// <summary>A quota of the account would be exceeded.</summary>
    public static readonly ErrorDefinition LimitExceeded = new(IamErrorCodes.LimitExceeded, ErrorCategory.LimitsExceeded,
        "Remove what is not needed, or have the quota raised where AWS allows it.");

    /// <summary>There is no such entity.</summary>
    public static readonly ErrorDefinition NoSuchEntity = new(IamErrorCodes.NoSuchEntity, ErrorCategory.ObjectNotFound,
        "Check the name and the account; Get-IotIamAccount tells which account is in use.");

    /// <summary>What was to be removed stays: it has the name, and is not recognizable as a part of the set-up.</summary>
    public static readonly ErrorDefinition NotOfSetup = new(nameof(NotOfSetup), ErrorCategory.InvalidArgument,
        "Check the name; -Force removes what has it, whatever it is.");

    /// <summary>The endpoint does not know the operation.</summary>
    public static readonly ErrorDefinition OperationNotSupported = new(IamErrorCodes.OperationNotSupported, ErrorCategory.NotImplemented,
        "Use an account that offers the operation.");

    /// <summary>The policy is for service-linked roles only.</summary>
    public static readonly ErrorDefinition PolicyNotAttachable = new(IamErrorCodes.PolicyNotAttachable, ErrorCategory.InvalidOperation,
        "Attach another policy; this one is for service-linked roles only.");

    /// <summary>The text is not a valid policy document.</summary>
    public static readonly ErrorDefinition PolicyMalformed = new(nameof(PolicyMalformed), ErrorCategory.InvalidData,
        "Correct the policy at the place named.");

    /// <summary>A permission set has no permission of a name.</summary>
    public static readonly ErrorDefinition PermissionNotFound = new(nameof(PermissionNotFound), ErrorCategory.ObjectNotFound,
        "Get-IotIamPermissionSet NAME -Detailed lists the permissions of a set.");

    /// <summary>There is no permission set of that name, or no file at that path.</summary>
    public static readonly ErrorDefinition PermissionSetNotFound = new(nameof(PermissionSetNotFound), ErrorCategory.ObjectNotFound,
        "Get-IotIamPermissionSet lists the built-in sets; for one of your own give the path of its file.");

    /// <summary>A command was not told whom it is about.</summary>
    public static readonly ErrorDefinition PrincipalMissing = new(nameof(PrincipalMissing), ErrorCategory.InvalidArgument,
        "Name users, roles or groups, or pipe them in.");

    /// <summary>The user, group or role that a command is about is not there.</summary>
    public static readonly ErrorDefinition PrincipalNotFound = new(nameof(PrincipalNotFound), ErrorCategory.ObjectNotFound,
        "Check the name and the account; Get-IotIamAccount tells which account is in use.");

    /// <summary>A finding asks for another remediation than the command carries out.</summary>
    public static readonly ErrorDefinition RemediationMismatch = new(nameof(RemediationMismatch), ErrorCategory.InvalidOperation,
        "Run the command that the message names; Repair-IotIamLeftover carries out whatever is not a removal. Nothing was changed.");

    /// <summary>A resource was not given as an ARN, or an action or principal is none that a request can have.</summary>
    public static readonly ErrorDefinition RequestInvalid = new(nameof(RequestInvalid), ErrorCategory.InvalidArgument,
        "Correct the value that the message names.");

    /// <summary>A role is there, and something that its blueprint requires is another.</summary>
    public static readonly ErrorDefinition RoleDrifted = new(nameof(RoleDrifted), ErrorCategory.InvalidResult,
        "Run the command again with -Force to overwrite what differs, or with another name.");

    /// <summary>IAM would refuse what was asked for, or something that it needs is not there; nothing was changed.</summary>
    public static readonly ErrorDefinition SetupInvalid = new(nameof(SetupInvalid), ErrorCategory.InvalidArgument,
        "Correct what the message names and run the command again; nothing was changed.");

    /// <summary>IAM itself failed.</summary>
    public static readonly ErrorDefinition ServiceFailure = new(IamErrorCodes.ServiceFailure, ErrorCategory.ResourceUnavailable,
        "Wait and run the command again; it takes up where it stopped.");

    /// <summary>A policy statement cannot be made of what was given: parts exclude each other, one is missing, or one is none that a statement can have.</summary>
    public static readonly ErrorDefinition StatementInvalid = new(nameof(StatementInvalid), ErrorCategory.InvalidArgument,
        "Correct the parameter that the message names.");

    /// <summary>What was to be removed stays: others use it, a role was used lately, or a user has credentials.</summary>
    public static readonly ErrorDefinition StillInUse = new(nameof(StillInUse), ErrorCategory.ResourceBusy,
        "Make sure that nobody needs it; -Force removes a role that was used lately, and a user together with its credentials.");

    /// <summary>Too many calls, also after several tries.</summary>
    public static readonly ErrorDefinition Throttling = new(IamErrorCodes.Throttling, ErrorCategory.LimitsExceeded,
        "Wait and run the command again; it takes up where it stopped.");

    /// <summary>The role belongs to AWS: it is service-linked, or one of IAM Identity Center.</summary>
    public static readonly ErrorDefinition UnmodifiableEntity = new(IamErrorCodes.UnmodifiableEntity, ErrorCategory.PermissionDenied,
        "Change it through the service that it belongs to, or its permission set in IAM Identity Center.");

    /// <summary>What answered is not IAM.</summary>
    public static readonly ErrorDefinition UnreadableAnswer = new(IamErrorCodes.UnreadableAnswer, ErrorCategory.ProtocolError,
        "Check -EndpointUrl and the proxy: something else than IAM answers there.", EndsCommand: true);

    /// <summary>A value breaks the form that the API demands.</summary>
    public static readonly ErrorDefinition ValidationError = new(IamErrorCodes.ValidationError, ErrorCategory.InvalidArgument,
        "Correct the value that the message names.");

    /// <summary>All of them, by ErrorId.</summary>
    public static IReadOnlyDictionary<string, ErrorDefinition> All { get; } = typeof(ErrorCatalog)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<ErrorDefinition>()
        .ToDictionary(error => error.Id, StringComparer.Ordinal);

    /// <summary>The kind of an error, or null where it is none that the module foresees: a mistake of its own, or a cancellation.</summary>
    public static ErrorDefinition? Find(Exception exception) => exception switch
    {
        CommandException command => command.Error,
        IamException { Code: IamErrorCodes.MalformedPolicyDocument } => PolicyMalformed,
        IamException iam => All.GetValueOrDefault(iam.Code) ?? IamRequestFailed,
        PermissionNotFoundException => PermissionNotFound,
        BlueprintParameterException => BlueprintParameterInvalid,
        SetupException => SetupInvalid,
        EntityReferenceException reference => reference.IsElsewhere ? EntityElsewhere : SetupInvalid,
        RemovalObjectionException => RemediationMismatch,
        PolicyFormatException => PolicyMalformed,
        DocumentFormatException => DocumentMalformed,
        _ => null,
    };

    /// <summary>The error as PowerShell shows it. The exception stays as it is.</summary>
    /// <param name="exception">What went wrong; one that <see cref="Find"/> knows.</param>
    /// <param name="target">The item of the input that it went wrong with.</param>
    public static ErrorRecord ToRecord(Exception exception, object? target)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var error = Find(exception) ?? throw new ArgumentException("The error is not in the catalogue.", nameof(exception), exception);
        return new ErrorRecord(exception, error.Id, error.Category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = error.Advice },
        };
    }
}
