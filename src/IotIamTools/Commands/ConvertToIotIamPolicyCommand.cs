using System.Management.Automation;
using IotIamTools.Core.Analysis;
using IotIamTools.Core.Lint;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;
using IotIamTools.Errors;
using IotIamTools.Policies;

namespace IotIamTools.Commands;

/// <summary>Combines statements and whole policies into one policy document, as JSON.</summary>
/// <remarks>
/// <para>It takes the statements of New-IotIamPolicyStatement and those of parsed policies, and policies as text, objects and files, and gives one document
/// of version 2012-10-17 with all their statements in their order. Of statements that mean the same the first is kept. Where
/// different statements have the same Sid, as policies of the console's editor do, the later one's gets a number, and a warning says so: a Sid
/// must be unique, and means nothing to IAM.</para>
/// <para>Where one of the policies cannot be read, or IAM would refuse the result, there are errors and no document. A document that is larger than
/// IAM's quota is given, with a warning.</para>
/// <para>The document is for Set-Content, and for all parameters of this module that take a policy.</para>
/// </remarks>
/// <example>
/// <para>Make a policy of two statements</para>
/// <code>
/// $bucket = 'arn:aws:s3:::edge-flows'
/// $policy = @(
///     New-IotIamPolicyStatement s3:ListBucket $bucket
///     New-IotIamPolicyStatement s3:GetObject, s3:PutObject "$bucket/*"
/// ) | ConvertTo-IotIamPolicy
/// Invoke-IotIamPolicySimulation $policy s3:PutObject "$bucket/one" | ForEach-Object Decision
/// </code>
/// <code language="output">
/// Allowed
/// </code>
/// </example>
/// <example>
/// <para>Combine files, and write the result to another one</para>
/// <code>
/// New-IotIamPolicyStatement dynamodb:ListTables * |
///     ConvertTo-IotIamPolicy |
///     Set-Content ./list.json
/// ConvertTo-IotIamPolicy -Path ./inventory.json, ./list.json | Set-Content ./both.json
/// </code>
/// </example>
/// <example>
/// <para>Keep a part of a policy</para>
/// <code>
/// $policy = Get-Content ./inventory.json -Raw | ConvertFrom-Json
/// $policy.Statement | Where-Object Effect -EQ Allow | ConvertTo-IotIamPolicy -Compress
/// </code>
/// <code language="output">
/// {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:GetIt
/// em","dynamodb:Query"],"Resource":"arn:aws:dynamodb:eu-west-1:123456789012:table/
/// Inventory"}]}
/// </code>
/// </example>
/// <example>
/// <para>Let the devices in the warehouse read the inventory, and publish what they see</para>
/// <code>
/// $policy = @(
///     Get-Item ./inventory.json
///     New-IotIamPolicyStatement iot:Publish arn:aws:iot:eu-west-1:123456789012:topic/seen
/// ) | ConvertTo-IotIamPolicy
/// New-DeepLensRole -RoleName WarehouseDeepLensRole -AdditionalPolicy $policy
/// </code>
/// </example>
/// <output type="System.String">The policy document, as JSON.</output>
/// <seealso cref="NewIotIamPolicyStatementCommand"/>
/// <seealso cref="TestIotIamPolicyCommand"/>
[Cmdlet(VerbsData.ConvertTo, "IotIamPolicy", DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(string))]
public sealed class ConvertToIotIamPolicyCommand : PolicyInputCmdlet
{
    private readonly List<(PolicyInput Input, PolicyDocument Document)> _policies = [];

    /// <summary>The document's Id, which some services want. Without it the Id that the policies have; none where they have several.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>What kind of policy it is to be, for what IAM refuses. Without it, a policy without principals is taken for an identity policy; one with principals for a trust policy if it has only sts: actions and no Resource, and otherwise for a policy of a resource.</summary>
    [Parameter]
    public PolicyKind? Kind { get; set; }

    /// <summary>Writes it without white space, on one line.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    /// <inheritdoc/>
    private protected override Task TakeAsync(PolicyInput input)
    {
        _policies.Add((input, Parse(input)));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    private protected override async Task FinishAsync()
    {
        // What cannot be read was told; a policy without it might allow more, or less, than is meant.
        if (HasFailed)
        {
            return;
        }

        var combined = PolicyCombination.Combine(_policies.ConvertAll(p => p.Document), Id);
        var report = PolicyCheck.Run(combined.Document, Kind);
        var errors = report.Findings.Where(f => f.Level == FindingLevel.Error).ToList();
        foreach (var error in errors)
        {
            await WriteErrorAsync(error, report.Kind, combined).ConfigureAwait(false);
        }

        if (errors.Count > 0)
        {
            return;
        }

        foreach (var warning in combined.Warnings.Concat(report.Findings.Where(f => f.Rule == "Size").Select(f => $"{char.ToUpperInvariant(f.Message[0])}{f.Message[1..]}.")))
        {
            WriteWarning(warning);
        }

        await WriteObjectAsync(PolicyWriter.Write(combined.Document, indented: !Compress)).ConfigureAwait(false);
    }

    private Task WriteErrorAsync(PolicyFinding finding, PolicyKind? kind, CombinedPolicy combined)
    {
        if (finding.Statement is not { } number)
        {
            return WriteErrorAsync(new CommandException(ErrorCatalog.PolicyMalformed, $"IAM would refuse the result: {finding.Message}."), target: null);
        }

        var input = _policies[combined.Origins[number - 1]].Input;
        var statement = Excerpt.Of(PolicyWriter.Write(combined.Document.Statements[number - 1]));
        return WriteErrorAsync(
            new CommandException(ErrorCatalog.PolicyMalformed, $"IAM would refuse the result as a policy of kind {kind}: {finding.Message}. The statement is {statement}{(input.Path is null ? "" : $" of {input.Path}")}."),
            input.Target);
    }
}
