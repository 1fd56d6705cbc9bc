using System.Globalization;
using DailyCam.Core;
using DailyCam.Core.Cameras;
using DailyCam.Core.Timeline;

namespace DailyCam.Web.Api;

/// <summary>Reads the words of a query; each that is wrong becomes a problem of its field.</summary>
internal sealed class QueryWords(TimeProvider clock)
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>A camera that must be named.</summary>
    public CameraId Camera(string? text)
    {
        if (!CameraId.TryParse(text, out var id))
        {
            problems.Add(new Problem("CameraNotFound", "camera"));
        }

        return id;
    }

    public DateTimeOffset? Instant(string? text, string field)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
        {
            return at;
        }

        problems.Add(new Problem("TimeInvalid", field));
        return null;
    }

    /// <summary>An IANA name such as Asia/Seoul; left out, the zone of this machine.</summary>
    public TimeZoneInfo Zone(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return clock.LocalTimeZone;
        }

        // A zone's name is a path below the zone folder: anything that climbs is not one.
        if (!text.Contains("..", StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone))
        {
            return zone;
        }

        problems.Add(new Problem("TimeZoneUnknown", "tz"));
        return TimeZoneInfo.Utc;
    }

    /// <summary>A value that may be left out; one that is there and wrong is a problem of its field.</summary>
    public T? Value<T>(string? text, string field, string problem, Func<string, T?> parse)
        where T : struct
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            problems.Add(new Problem(problem, field));
        }

        return value;
    }

    /// <summary>A number of days from 1 to the most.</summary>
    public int Days(string? text, int otherwise, int most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days < 1 || days > most)
        {
            problems.Add(new Problem("DaysRange", "days", most));
        }

        return days;
    }

    /// <summary>A date that has begun in the zone; left out, today.</summary>
    public DateOnly PastDate(string? text, TimeZoneInfo zone)
    {
        var today = DayWindow.DateAt(clock.GetUtcNow(), zone);
        if (string.IsNullOrEmpty(text))
        {
            return today;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year < 2000)
        {
            problems.Add(new Problem("DateInvalid", "date"));
        }
        else if (date > today)
        {
            problems.Add(new Problem("DateInFuture", "date"));
        }

        return date;
    }

    /// <summary>The first date of a month (yyyy-MM) that has begun in the zone; left out, of this month.</summary>
    public DateOnly PastMonth(string? text, TimeZoneInfo zone)
    {
        var today = DayWindow.DateAt(clock.GetUtcNow(), zone);
        if (string.IsNullOrEmpty(text))
        {
            return new DateOnly(today.Year, today.Month, 1);
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) || month.Year < 2000)
        {
            problems.Add(new Problem("MonthInvalid", "date"));
        }
        else if (month > today)
        {
            problems.Add(new Problem("DateInFuture", "date"));
        }

        return month;
    }
}
