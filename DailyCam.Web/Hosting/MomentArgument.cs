using System.Globalization;
using DailyCam.Core.Timeline;

namespace DailyCam.Web.Hosting;

/// <summary>A moment as somebody types it: <c>2026-11-20</c>, <c>2026-11-20T14:30</c> or <c>2026-11-20T14:30:05</c> in this computer's time zone, or with <c>Z</c> or <c>+09:00</c> behind it.</summary>
internal static class MomentArgument
{
    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] Absolute = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    public static bool TryParse(string? text, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        if (TryParseDate(text, out var date))
        {
            moment = DayWindow.Of(date, zone).FromAt;
            return true;
        }

        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            moment = new DateTimeOffset(local, zone.GetUtcOffset(local));
            return true;
        }

        return DateTimeOffset.TryParseExact(text, Absolute, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
    }

    public static bool TryParseDate(string? text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
