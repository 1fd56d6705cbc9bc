using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;

namespace DailyCam.Tests.Reports;

/// <summary>The facts of one camera's day in Seoul, put together by the clock on the wall: 20 November 2026, nothing recorded unless said.</summary>
internal sealed class ReportDay
{
    public const int MinutesPerDay = 24 * 60;

    public static readonly TimeZoneInfo Seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");
    public static readonly DateOnly Date = new(2026, 11, 20);
    public static readonly Stretch Day = DayWindow.Of(Date, Seoul);
    public static readonly ReportRules Rules = new(MinimumCoverage: 0.5, QuietMinutes: 30, ActiveMotion: 0.01, TrendDays: 28);

    private readonly CoverageState[] states = [.. Enumerable.Repeat(CoverageState.NotRecorded, MinutesPerDay)];
    private readonly SortedDictionary<int, ActivityPoint> points = [];
    private readonly List<Incident> incidents = [];
    private readonly List<ExaminedSegment> examined = [];

    public CameraId Camera { get; init; } = new("camera222222");

    public string Name { get; init; } = "거실";

    public string? Location { get; init; }

    public List<string> Zones { get; init; } = [];

    /// <summary>A time of the day such as <c>14:03:27</c>.</summary>
    public static DateTimeOffset At(string time) => Day.FromAt + TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan();

    public static DateTimeOffset Minute(int minute) => Day.FromAt.AddMinutes(minute);

    public ReportDay Covered(string from, string to, CoverageState state = CoverageState.AnalysedClear)
    {
        Array.Fill(states, state, Index(from), (to == "24:00" ? MinutesPerDay : Index(to)) - Index(from));
        return this;
    }

    public ReportDay Seen(string from, string to, double motion, int people)
    {
        for (var minute = Index(from); minute < Index(to); minute++)
        {
            points[minute] = new ActivityPoint(Minute(minute), motion, people);
        }

        return this;
    }

    public ReportDay With(Incident incident)
    {
        incidents.Add(incident);
        return this;
    }

    public Incident Incident(
        string at, Severity severity = Severity.Caution, IncidentCategory category = IncidentCategory.DangerZoneEntry, string? zone = "난로", int seconds = 4, ReviewState review = ReviewState.New) => new()
    {
        CameraId = Camera, StartAt = At(at), EvidenceAt = At(at).AddSeconds(1), EndAt = At(at).AddSeconds(seconds), Severity = severity, Category = category,
        Source = zone is null ? IncidentSource.SegmentModel : IncidentSource.Zone, Confidence = 0.8, ZoneName = zone, Review = review,
    };

    public ReportDay Examined(string from, int minutes, params Observation[] observations)
    {
        var findings = new SegmentFindings { Summary = new Bilingual("아이가 놀았어요.", "The child played."), Observations = observations };
        examined.Add(new ExaminedSegment(Camera, ArchiveSegmentId.New(), At(from), At(from).AddMinutes(minutes), findings));
        return this;
    }

    public static Observation Doing(ChildActivity activity, double from, double to, string korean = "아이가 보여요.", string english = "The child is seen.", DevelopmentArea? area = null, bool highlight = false) =>
        new() { StartSecond = from, EndSecond = to, Activity = activity, Area = area, IsHighlight = highlight, Text = new Bilingual(korean, english) };

    public CameraFacts Facts(int passed = MinutesPerDay) => new()
    {
        Id = Camera,
        Name = Name,
        Location = Location,
        Zones = Zones,
        Minutes = states[..passed],
        Incidents = [.. incidents.OrderBy(static incident => incident.StartAt)],
        Activity = [.. points.Where(point => point.Key < passed).Select(static point => point.Value)],
        Examined = [.. examined.OrderBy(static segment => segment.StartAt)],
    };

    public DayFacts Alone(string? now = null, int? stage = null)
    {
        var at = now is null ? Day.ToAt : At(now);
        return new DayFacts { Date = Date, Day = Day, NowAt = at, Cameras = [Facts((int)(at - Day.FromAt).TotalMinutes)], AgeStage = stage };
    }

    public DailyReport Report(string? now = null, int? stage = null) => ReportBuilder.Build(Alone(now, stage), Rules);

    /// <summary>Every sentence that a report shows, wherever it stands.</summary>
    public static IEnumerable<CitedSentence> Sentences(DailyReport report) =>
    [
        .. report.Summary, .. One(report.Score.Sentence), .. report.Score.Deductions.Select(static one => one.Sentence), .. report.Coverage.Unwatched,
        .. report.Incidents.Select(static one => one.Sentence), .. report.Incidents.SelectMany(static one => One(one.Words)), .. report.Activity.Sentences, .. One(report.Sleep.Sentence),
        .. report.Sleep.Periods.Select(static one => one.Sentence), .. report.Development.Areas.SelectMany(static one => one.Sentences), .. report.Highlights.Select(static one => one.Sentence),
        .. report.Suggestions.Select(static one => one.Sentence),
    ];

    private static IEnumerable<CitedSentence> One(CitedSentence? sentence) => sentence is null ? [] : [sentence];

    private static int Index(string time) => (int)(At(time) - Day.FromAt).TotalMinutes;
}
