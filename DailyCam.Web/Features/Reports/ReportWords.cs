using System.Globalization;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Questions;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Reports;

/// <summary>Writes a sentence's facts in the reader's language and zone. It adds nothing: every number and time comes from the sentence.</summary>
public sealed class ReportWords(IStringLocalizer<ReportsText> texts, IStringLocalizer<SharedText> shared, TimeZoneInfo zone)
{
    private const int MinutesPerHour = 60;

    public TimeZoneInfo Zone => zone;

    /// <summary>What stands in front of a page's address. Nothing in a page, whose links are relative; a program is told the path from the server's root.</summary>
    public string Root { get; init; } = string.Empty;

    public string Say(CitedSentence sentence) => texts[sentence.Key, [.. sentence.Facts.Select(Fact)]];

    /// <summary>Hours, minutes and seconds.</summary>
    public string Time(DateTimeOffset at) => Local(at).ToString("T", CultureInfo.CurrentCulture);

    /// <summary>Hours and minutes.</summary>
    public string ShortTime(DateTimeOffset at) => Local(at).ToString("t", CultureInfo.CurrentCulture);

    /// <summary>A time of day by its minute from midnight, 0 to 1440.</summary>
    public static string ClockTime(int minute) => TimeOnly.MinValue.AddMinutes(minute).ToString("t", CultureInfo.CurrentCulture);

    public string Length(TimeSpan length)
    {
        if (length > TimeSpan.Zero && length < TimeSpan.FromMinutes(1))
        {
            return texts["Duration.Seconds", Number(Math.Max(1, (int)Math.Round(length.TotalSeconds)))];
        }

        var minutes = (int)Math.Round(length.TotalMinutes);
        return (minutes / MinutesPerHour, minutes % MinutesPerHour) switch
        {
            (0, _) => texts["Duration.Minutes", Number(minutes)],
            (var hours, 0) => texts["Duration.Hours", Number(hours)],
            var (hours, rest) => texts["Duration.HoursMinutes", Number(hours), Number(rest)],
        };
    }

    /// <summary>The word for a topic's value, or the family's name of a zone.</summary>
    public string Word(QuestionTopic topic) => topic.Zone ?? Fact(topic.Word);

    private string Fact(object fact) => fact switch
    {
        int number => Number(number),
        DateTimeOffset at => Time(at),
        MinuteOfDay minute => ShortTime(minute.At),
        TimeSpan length => Length(length),
        string name => name,
        Bilingual words => words.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
        Severity severity => shared.Word(severity),
        IncidentCategory category => shared.Word(category),
        CoverageState state => shared.Word(state),
        ChildActivity activity => texts[$"ChildActivity.{activity}"],
        TopicKind kind => texts[$"TopicKind.{kind}"],
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "A fact without words."),
    };

    /// <summary>Without grouping: a number reads the same in both languages.</summary>
    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
}
