using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Periods;
using DailyCam.Core.Timeline;
using DailyCam.Web.Features.Timeline;

namespace DailyCam.Web.Features.Reports;

/// <summary>Addresses within the product, relative to its base.</summary>
public static class ReportLinks
{
    /// <summary>The form of a month in an address.</summary>
    private const string MonthFormat = "yyyy-MM";

    /// <summary>No recording is older, and a week before the first day of all is no date.</summary>
    private const int EarliestYear = 2000;

    /// <summary>The timeline at the cited second.</summary>
    public static string Of(Citation citation, TimeZoneInfo zone) => Moment(citation.Camera, citation.At, zone);

    public static string Moment(CameraId camera, DateTimeOffset at, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture, $"timeline?camera={camera}&date={Text(DayWindow.DateAt(at, zone))}&at={at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");

    /// <summary>The report of a day, of all cameras or one.</summary>
    /// <param name="tz">The zone that the address shall name; null for the browser's.</param>
    public static string Report(DateOnly date, CameraId? camera, string? tz = null) => Period(PeriodKind.Day, date, camera, tz);

    /// <summary>The report of the day, week or month that holds a date.</summary>
    public static string Period(PeriodKind kind, DateOnly date, CameraId? camera, string? tz = null) => Path(kind, date) + Query(camera, tz);

    /// <summary>A table of a period, for a download.</summary>
    public static string Table(ReportPeriod period, string what, CameraId? camera, TimeZoneInfo zone)
    {
        // In the reader's own weeks, whatever the language of the download is taken for.
        var start = period.FirstDay == DayOfWeek.Sunday ? "sunday" : "monday";
        return $"api/v1/{Path(period.Kind, period.From)}/{what}.csv{Query(camera, zone.Id)}&start={start}";
    }

    /// <summary>The date in the address of a day or a week, the first of the month in that of a month. Null for a text that is none.</summary>
    public static DateOnly? ParsePeriod(PeriodKind kind, string text) => kind == PeriodKind.Month
        ? DateOnly.TryParseExact(text, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year >= EarliestYear ? month : null
        : DayClock.Parse(text) is { } date && date.Year >= EarliestYear ? date : null;

    private static string Path(PeriodKind kind, DateOnly date) => kind switch
    {
        PeriodKind.Week => $"reports/week/{Text(date)}",
        PeriodKind.Month => $"reports/month/{date.ToString(MonthFormat, CultureInfo.InvariantCulture)}",
        _ => $"reports/{Text(date)}",
    };

    private static string Query(CameraId? camera, string? tz)
    {
        var parts = new[] { camera is { } id ? $"camera={id}" : null, tz is null ? null : $"tz={Uri.EscapeDataString(tz)}" }.Where(static part => part is not null).ToArray();
        return parts.Length == 0 ? string.Empty : $"?{string.Join('&', parts)}";
    }

    private static string Text(DateOnly date) => date.ToString(DayClock.AddressFormat, CultureInfo.InvariantCulture);
}
