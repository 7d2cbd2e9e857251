namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>
/// Dates as policies and requests write them: the W3C's profile of ISO 8601 (YYYY, YYYY-MM, YYYY-MM-DD, and with a time hh:mm, hh:mm:ss or
/// hh:mm:ss.s and a zone Z, +hh:mm or -hh:mm), or seconds since 1970. Four digits are a year; a time without a zone is UTC.
/// Source: IAM user guide, reference_policies_elements_condition_operators (date), and the W3C note NOTE-datetime.
/// </summary>
internal static class PolicyDate
{
    /// <summary>Reads a date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ticks">The instant in ticks of UTC.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length != 4 && text.Length is > 0 and <= 18 && IsDigits(text))
        {
            // Beyond year 9999 an instant is only known to be later than all others.
            var seconds = Number(text);
            ticks = seconds < (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond
                ? DateTime.UnixEpoch.Ticks + (seconds * TimeSpan.TicksPerSecond)
                : long.MaxValue;
            return true;
        }

        int month = 1, day = 1;
        if (!Take(ref text, 4, out var year)
            || (Skip(ref text, '-') && !Take(ref text, 2, out month))
            || (Skip(ref text, '-') && !Take(ref text, 2, out day))
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        return text.IsEmpty || (Skip(ref text, 'T') && TryAddTime(text, ref ticks));
    }

    private static bool TryAddTime(ReadOnlySpan<char> text, ref long ticks)
    {
        var second = 0;
        long fraction = 0;
        if (!Take(ref text, 2, out var hour) || !Skip(ref text, ':') || !Take(ref text, 2, out var minute)
            || (Skip(ref text, ':') && (!Take(ref text, 2, out second) || !TryFraction(ref text, out fraction)))
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ticks += new TimeSpan(hour, minute, second).Ticks + fraction;
        if (text.IsEmpty || (Skip(ref text, 'Z') && text.IsEmpty))
        {
            return true;
        }

        var sign = Skip(ref text, '+') ? 1 : Skip(ref text, '-') ? -1 : 0;
        if (sign == 0 || !Take(ref text, 2, out var zoneHour) || !Skip(ref text, ':') || !Take(ref text, 2, out var zoneMinute) || !text.IsEmpty || zoneMinute > 59)
        {
            return false;
        }

        ticks -= sign * new TimeSpan(zoneHour, zoneMinute, 0).Ticks;
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (!Skip(ref text, '.'))
        {
            return true;
        }

        var length = text.IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? text.Length : length;
        var unit = TimeSpan.TicksPerSecond;
        for (var i = 0; i < length; i++)
        {
            unit /= 10;
            ticks += (text[i] - '0') * unit;
        }

        text = text[length..];
        return length > 0;
    }

    private static bool Take(ref ReadOnlySpan<char> text, int length, out int number)
    {
        number = 0;
        if (text.Length < length || !IsDigits(text[..length]))
        {
            return false;
        }

        number = (int)Number(text[..length]);
        text = text[length..];
        return true;
    }

    private static bool Skip(ref ReadOnlySpan<char> text, char c)
    {
        if (text.IsEmpty || text[0] != c)
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static long Number(ReadOnlySpan<char> digits)
    {
        var number = 0L;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
