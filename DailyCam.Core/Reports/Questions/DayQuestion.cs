using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports.Questions;

/// <summary>A question with what it is answered from.</summary>
/// <param name="FromMinute">First minute of the day that is asked about.</param>
/// <param name="ToMinute">Minute after the last one that is asked about and has passed.</param>
internal sealed record DayQuestion(Question Question, DayFacts Facts, DayMinutes Minutes, ReportRules Rules, int FromMinute, int ToMinute)
{
    /// <summary>The day as far as it has passed, when nothing else is said.</summary>
    public bool IsWholeDay => Question.Time is null;

    public int Passed => Math.Max(0, ToMinute - FromMinute);

    public int Watched => Minutes.WatchedIn(FromMinute, ToMinute);

    public DateTimeOffset FromAt => Minutes.At(FromMinute);

    public DateTimeOffset ToAt => Minutes.At(ToMinute);

    public Stretch Stretch => new(FromAt, ToAt);

    /// <summary>Whether a moment is asked about. What happened in the minute that still goes on has happened.</summary>
    public bool Contains(DateTimeOffset at) => IsWholeDay || (at >= FromAt && (at < ToAt || (ToMinute == Minutes.Count && at <= Facts.NowAt)));

    /// <summary>Evidence of who looked.</summary>
    public IReadOnlyList<Citation> Looks => Minutes.Looks(FromMinute, ToMinute);

    /// <summary>What a model examined so closely that it would have seen something short.</summary>
    public IReadOnlyList<ExaminedSegment> ExaminedClosely => [.. Examined.Where(static segment => !segment.IsSparse)];

    public IReadOnlyList<ExaminedSegment> Examined => [.. Facts.Examined.Where(segment => segment.EndAt > FromAt && segment.StartAt < ToAt)];
}
