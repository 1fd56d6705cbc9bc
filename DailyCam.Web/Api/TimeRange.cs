using System.Globalization;
using DailyCam.Core;
using DailyCam.Core.Archive;

namespace DailyCam.Web.Api;

/// <summary>The <c>from</c> and <c>to</c> of a query. Without <c>to</c> it ends now, without <c>from</c> it begins a day before its end.</summary>
internal static class TimeRange
{
    private static readonly TimeSpan Default = TimeSpan.FromDays(1);

    /// <summary>Reads both; the problem says which is wrong.</summary>
    public static bool TryRead(string? from, string? to, DateTimeOffset now, TimeSpan longest, out RecordingRange range, out Problem? problem)
    {
        range = default;
        if (!TryRead(to, now, out var end))
        {
            problem = new Problem("TimeUnreadable", "to");
            return false;
        }

        if (!TryRead(from, end - Default, out var start))
        {
            problem = new Problem("TimeUnreadable", "from");
            return false;
        }

        range = new RecordingRange(start, end);
        problem = RecordingRange.Check(start, end, now, longest);
        return problem is null;
    }

    private static bool TryRead(string? text, DateTimeOffset otherwise, out DateTimeOffset moment)
    {
        moment = otherwise;

        // A "+" that was not encoded arrives as a blank; an offset cannot be meant any other way.
        return string.IsNullOrEmpty(text) ||
            (DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment) &&
            moment.Year is > 1 and < 9999);
    }
}
