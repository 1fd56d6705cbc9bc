using System.Globalization;
using DailyCam.Core.Reports.Periods;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Reports;

/// <summary>How a period and its days are called in the reader's language.</summary>
internal static class PeriodWords
{
    /// <summary>Days between two numbers below a month's plot.</summary>
    private const int Apart = 5;

    public static string Title(ReportPeriod period, IStringLocalizer<PeriodText> texts) => period.Kind switch
    {
        PeriodKind.Week => texts["Title.WeekOf", Day(period.From), Day(period.To), period.To.Year.ToString(CultureInfo.InvariantCulture)],
        _ => texts["Title.MonthOf", period.From.ToString("Y", CultureInfo.CurrentCulture)],
    };

    /// <summary>Month and day.</summary>
    public static string Day(DateOnly date) => date.ToString("M", CultureInfo.CurrentCulture);

    /// <summary>Month, day and weekday in short.</summary>
    public static string DayAndWeekday(DateOnly date) => $"{Day(date)} ({Weekday(date.DayOfWeek)})";

    public static string Weekday(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day);

    /// <summary>Below a plot: the weekday in a week, the day of the month in a month, where only some have room.</summary>
    public static string? Tick(ReportPeriod period, DateOnly date) => period.Kind == PeriodKind.Week ? Weekday(date.DayOfWeek)
        : (date.Day - 1) % Apart == 0 ? date.Day.ToString(CultureInfo.InvariantCulture)
        : null;

    /// <summary>How much was watched of what has passed.</summary>
    public static string Watched(int watched, int passed, ReportWords words, IStringLocalizer<PeriodText> texts) =>
        texts["WatchedOf", words.Length(TimeSpan.FromMinutes(watched)), words.Length(TimeSpan.FromMinutes(passed))];

    /// <summary>A coordinate, whatever the reader's decimal point is.</summary>
    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
