using System.Management.Automation;

namespace IotIamTools.Policies;

/// <summary>A cmdlet that is about policies, and has the parameters for them.</summary>
public abstract class PolicyInputCmdlet : PolicyReadingCmdlet
{
    private protected const string ObjectSet = "Object";
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

    // It takes every object of the pipeline, those too that have a path: strings of Get-Content have one, and are not read from it again.

    /// <summary>Policies: JSON texts, whole or line by line; hashtables, or what ConvertFrom-Json gives; statements of New-IotIamPolicyStatement; objects that have a policy as PolicyDocument, Document or AssumeRolePolicyDocument; files, or their paths.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [Alias("PolicyDocument")]
    [AllowEmptyString]
    public object[]? InputObject { get; set; }

    /// <summary>The paths of files with a policy each; wildcards are taken.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>The paths of files with a policy each, exactly as they are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[]? LiteralPath { get; set; }

    /// <summary>After the last policy.</summary>
    private protected abstract Task FinishAsync();

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ParameterSetName switch
    {
        PathSet => TakePathsAsync(Path!, hasWildcards: true, cancellationToken),
        LiteralPathSet => TakePathsAsync(LiteralPath!, hasWildcards: false, cancellationToken),
        _ => TakeItemsAsync(InputObject!, cancellationToken),
    };

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await FinishAsync().ConfigureAwait(false);
    }
}
