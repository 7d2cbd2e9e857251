using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;
using IotIamTools.Errors;

namespace IotIamTools.Tests.Errors;

public class ErrorCatalogTests
{
    [Theory]
    [InlineData(IamErrorCodes.NoSuchEntity, "NoSuchEntity", ErrorCategory.ObjectNotFound)]
    [InlineData(IamErrorCodes.EntityAlreadyExists, "EntityAlreadyExists", ErrorCategory.ResourceExists)]
    [InlineData(IamErrorCodes.AccessDenied, "AccessDenied", ErrorCategory.PermissionDenied)]
    [InlineData(IamErrorCodes.Throttling, "Throttling", ErrorCategory.LimitsExceeded)]
    [InlineData(IamErrorCodes.LimitExceeded, "LimitExceeded", ErrorCategory.LimitsExceeded)]
    [InlineData(IamErrorCodes.MalformedPolicyDocument, "PolicyMalformed", ErrorCategory.InvalidData)]
    [InlineData(IamErrorCodes.ValidationError, "ValidationError", ErrorCategory.InvalidArgument)]
    [InlineData(IamErrorCodes.InvalidInput, "InvalidInput", ErrorCategory.InvalidArgument)]
    [InlineData(IamErrorCodes.DeleteConflict, "DeleteConflict", ErrorCategory.ResourceBusy)]
    [InlineData(IamErrorCodes.ConcurrentModification, "ConcurrentModification", ErrorCategory.ResourceBusy)]
    [InlineData(IamErrorCodes.CredentialsNotFound, "CredentialsNotFound", ErrorCategory.AuthenticationError)]
    [InlineData(IamErrorCodes.ExpiredToken, "ExpiredToken", ErrorCategory.AuthenticationError)]
    [InlineData(IamErrorCodes.EndpointUnreachable, "EndpointUnreachable", ErrorCategory.ConnectionError)]
    [InlineData(IamErrorCodes.AccountFileInvalid, "AccountFileInvalid", ErrorCategory.InvalidData)]
    [InlineData(IamErrorCodes.AccountFileNotWritten, "AccountFileNotWritten", ErrorCategory.WriteError)]
    [InlineData(IamErrorCodes.AccountReadOnly, "AccountReadOnly", ErrorCategory.WriteError)]
    [InlineData("SomethingNew", "IamRequestFailed", ErrorCategory.InvalidOperation)]
    public void A_code_of_aws_has_its_id_and_category(string code, string id, ErrorCategory category)
    {
        var error = ErrorCatalog.Find(new IamException(code, "It failed.", "CreateRole"))!;
        Assert.Equal(id, error.Id);
        Assert.Equal(category, error.Category);
    }

    [Fact]
    public void Every_code_that_the_house_tells_apart_has_an_error_of_its_own()
    {
        foreach (var field in typeof(IamErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var code = (string)field.GetRawConstantValue()!;
            Assert.True(ErrorCatalog.Find(new IamException(code, "x", "x")) != ErrorCatalog.IamRequestFailed, $"ErrorCatalog has no entry for '{code}'.");
        }
    }

    [Fact]
    public void An_error_is_named_in_pascal_case_and_says_what_to_do()
    {
        foreach (var field in typeof(ErrorCatalog).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var error = Assert.IsType<ErrorDefinition>(field.GetValue(null));
            Assert.Equal(field.Name, error.Id);
            Assert.Matches("^[A-Z][A-Za-z]+$", error.Id);
            Assert.True(Regex.IsMatch(error.Advice, @"^[A-Z].+\.$"), $"{error.Id}: the advice is a sentence.");
            Assert.Same(error, ErrorCatalog.All[error.Id]);
        }
    }

    [Fact]
    public void A_policy_that_cannot_be_read_is_PolicyMalformed()
    {
        var error = Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse("{"));
        Assert.Same(ErrorCatalog.PolicyMalformed, ErrorCatalog.Find(error));
    }

    [Fact]
    public void What_every_item_would_meet_ends_the_command()
    {
        Assert.True(ErrorCatalog.EndpointUnreachable.EndsCommand);
        Assert.True(ErrorCatalog.CredentialsNotFound.EndsCommand);
        Assert.False(ErrorCatalog.NoSuchEntity.EndsCommand);
        Assert.False(ErrorCatalog.AccessDenied.EndsCommand);
    }

    [Theory]
    [InlineData(typeof(OperationCanceledException))]
    [InlineData(typeof(PipelineStoppedException))]
    [InlineData(typeof(InvalidOperationException))]
    public void Stops_and_mistakes_of_the_house_are_no_errors_of_the_catalogue(Type type) =>
        Assert.Null(ErrorCatalog.Find((Exception)Activator.CreateInstance(type)!));
}
