using System.Management.Automation;

namespace IotIamTools.Errors;

/// <summary>One kind of error: what scripts catch it by, and what its reader can do.</summary>
/// <param name="Id">The ErrorId, stable over versions. PowerShell adds the cmdlet's class to it, as in <c>RoleDrifted,IotIamTools.Commands.NewThingsGraphRoleCommand</c>.</param>
/// <param name="Category">PowerShell's category.</param>
/// <param name="Advice">What to do about it, in one sentence.</param>
/// <param name="EndsCommand">Whether no other item of the input could fare better, so that the command ends.</param>
public sealed record ErrorDefinition(string Id, ErrorCategory Category, string Advice, bool EndsCommand = false);
