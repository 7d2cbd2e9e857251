using System.Globalization;

namespace IotIamTools.Core.Text;

/// <summary>A day in a sentence: 2026-01-31, in UTC, whatever calendar the session's culture has.</summary>
internal static class Day
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The day of a time.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
