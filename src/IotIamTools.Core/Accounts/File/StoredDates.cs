using System.Globalization;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Dates as the aws CLI prints them, such as <c>2026-11-22T02:36:56+00:00</c>; other usual forms are read too.</summary>
internal static class StoredDates
{
    public static string Write(DateTimeOffset date) => date.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The date; null where there is none or it cannot be read, which no operation depends on.</summary>
    public static DateTimeOffset? Read(FilePart? part)
    {
        if (part is not TextPart text)
        {
            return null;
        }

        if (text.AsString() is { } date)
        {
            return DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) ? read : null;
        }

        // Seconds since 1970, as JSON services write dates.
        return double.TryParse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e11
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;
    }
}
