using System.Globalization;
using DailyCam.Core.Timeline;

namespace DailyCam.Web.Features.Timeline;

/// <summary>A date as the viewer sees it: their zone, their today, their way of writing times.</summary>
public sealed record DayClock(DateOnly Date, DateOnly Today, TimeZoneInfo Zone)
{
    /// <summary>The form of dates in addresses and in the browser's date field.</summary>
    public const string AddressFormat = "yyyy-MM-dd";

    public bool IsToday => Date == Today;

    public string DateText => Date.ToString(AddressFormat, CultureInfo.InvariantCulture);

    public string TodayText => Today.ToString(AddressFormat, CultureInfo.InvariantCulture);

    public static DateOnly DateAt(DateTimeOffset moment, TimeZoneInfo zone) => DayWindow.DateAt(moment, zone);

    /// <summary>Null for a text that is no date.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, AddressFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Hours, minutes and seconds in the viewer's zone and language.</summary>
    public string Time(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).ToString("T", CultureInfo.CurrentCulture);

    /// <summary>Hours and minutes; gaps and stretches need no seconds.</summary>
    public string ShortTime(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).ToString("t", CultureInfo.CurrentCulture);
}
