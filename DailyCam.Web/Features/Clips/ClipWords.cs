using System.Globalization;
using DailyCam.Core.Archive;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Clips;

/// <summary>Times, lengths and sizes of clips as a person would say them, in the viewer's zone. No times are said before it is known.</summary>
public sealed class ClipWords(IStringLocalizer<ClipsText> texts, TimeZoneInfo? zone)
{
    private const double Megabyte = 1024d * 1024;

    /// <summary>From here on in gigabytes: "1,020 MB" is longer than "1.0 GB" and says no more.</summary>
    private const double Large = 1000 * Megabyte;

    /// <summary>From when to when, to the second; the day is said once where it is one.</summary>
    public string When(Export export)
    {
        if (zone is null)
        {
            return string.Empty;
        }

        var (from, to) = (Local(export.FromAt), Local(export.ToAt));
        return $"{from.ToString("G", CultureInfo.CurrentCulture)} – {to.ToString(from.Date == to.Date ? "T" : "G", CultureInfo.CurrentCulture)}";
    }

    public string Moment(DateTimeOffset at) => zone is null ? string.Empty : Local(at).ToString("g", CultureInfo.CurrentCulture);

    public string Length(TimeSpan length) => length switch
    {
        { TotalSeconds: < 59.5 } => texts["Length.Seconds", Math.Max(1, (int)Math.Round(length.TotalSeconds))],
        { TotalHours: < 1 } => Minutes((int)Math.Round(length.TotalSeconds)),
        _ => texts["Length.Hours", (int)length.TotalHours, length.Minutes],
    };

    public string Size(double bytes) => bytes >= Large
        ? texts["Size.Gigabytes", (bytes / (1024 * Megabyte)).ToString("N1", CultureInfo.CurrentCulture)]
        : texts["Size.Megabytes", Math.Ceiling(bytes / Megabyte).ToString("N0", CultureInfo.CurrentCulture)];

    /// <summary>A lifetime that is offered: whole days, or hours.</summary>
    public string Life(TimeSpan life) => life switch
    {
        { TotalDays: > 1 } when life.Ticks % TimeSpan.TicksPerDay == 0 => texts["Life.Days", (int)life.TotalDays],
        { TotalHours: 1 } => texts["Life.Hour"],
        _ => texts["Life.Hours", (int)life.TotalHours],
    };

    private string Minutes(int seconds) => seconds % 60 == 0 ? texts["Length.Minutes", seconds / 60] : texts["Length.MinutesSeconds", seconds / 60, seconds % 60];

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone!);
}
