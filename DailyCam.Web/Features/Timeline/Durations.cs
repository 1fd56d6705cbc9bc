using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Timeline;

/// <summary>Lengths of time in words.</summary>
internal static class Durations
{
    public static string Of(TimeSpan length, IStringLocalizer<TimelineText> texts) => length switch
    {
        { TotalMinutes: < 1 } => texts["Duration.Seconds", (int)Math.Round(length.TotalSeconds)],
        { TotalHours: < 1 } => texts["Duration.Minutes", (int)Math.Round(length.TotalMinutes)],
        _ => texts["Duration.Hours", (int)length.TotalHours, length.Minutes],
    };
}
