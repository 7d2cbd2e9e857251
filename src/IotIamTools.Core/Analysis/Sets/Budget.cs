namespace IotIamTools.Core.Analysis.Sets;

/// <summary>Counts the steps of one question, so that every question ends: patterns can be made for which an exact answer takes longer than anybody waits.</summary>
internal sealed class Budget
{
    private readonly long _steps;

    /// <summary>A budget of some steps.</summary>
    /// <param name="steps">How many steps the question may take.</param>
    public Budget(long steps) => Left = _steps = steps;

    /// <summary>The steps that are left.</summary>
    public long Left { get; private set; }

    /// <summary>How many steps were taken in all.</summary>
    public long Spent { get; private set; }

    /// <summary>Gives the next question as many steps as the first had.</summary>
    public void Renew() => Left = _steps;

    /// <summary>Takes steps.</summary>
    /// <exception cref="AnalysisLimitException">There are no steps left.</exception>
    public void Spend(long count = 1)
    {
        Left -= count;
        Spent += count;
        if (Left < 0)
        {
            throw new AnalysisLimitException("the policies need more steps than the analysis may take");
        }
    }
}

/// <summary>A question that cannot be answered within its bounds. It never leaves the analysis: the answer is then unknown, with this as its reason.</summary>
/// <param name="message">The reason, as a sentence without its end.</param>
internal sealed class AnalysisLimitException(string message) : Exception(message);
