using System.Globalization;

namespace DailyCam.Web.Features.Reports;

/// <summary>Where a reader's weeks begin.</summary>
public static class WeekStart
{
    /// <summary>Korean calendars begin on Sunday. English names no country, so its weeks are those of ISO 8601 and begin on Monday.</summary>
    public static DayOfWeek Of(CultureInfo language) => string.Equals(language.TwoLetterISOLanguageName, "ko", StringComparison.Ordinal) ? DayOfWeek.Sunday : DayOfWeek.Monday;

    /// <summary>Null for anything but <c>monday</c> and <c>sunday</c>.</summary>
    public static DayOfWeek? Parse(string text) => text switch
    {
        "monday" => DayOfWeek.Monday,
        "sunday" => DayOfWeek.Sunday,
        _ => null,
    };
}
