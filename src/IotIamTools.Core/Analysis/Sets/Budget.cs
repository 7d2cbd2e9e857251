namespace IotIamTools.Core.Analysis.Sets;

/// <summary>Counts the steps of one question, so that every question ends: patterns can be made for which an exact answer takes longer than anybody waits.</summary>
/// <param name="steps">How many steps the question may take.</param>
internal sealed class Budget(long steps)
{
    /// <summary>The steps that are left.</summary>
    public long Left { get; private set; } = steps;

    /// <summary>Takes steps.</summary>
    /// <exception cref="AnalysisLimitException">There are no steps left.</exception>
    public void Spend(long count = 1)
    {
        Left -= count;
        if (Left < 0)
        {
            throw new AnalysisLimitException("the policies need more steps than the analysis may take");
        }
    }
}

/// <summary>A question that cannot be answered within its bounds. It never leaves the analysis: the answer is then unknown, with this as its reason.</summary>
/// <param name="message">The reason, as a sentence without its end.</param>
internal sealed class AnalysisLimitException(string message) : Exception(message);
