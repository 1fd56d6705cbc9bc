using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;

namespace DailyCam.Tests.Reports;

/// <summary>More of a day than any child has: for how long building it takes.</summary>
internal static class BusyDay
{
    public static DayFacts Facts(int incidents)
    {
        var day = new ReportDay { Zones = ["난로"] }.Covered("00:00", "24:00").Seen("00:00", "12:00", 0.1, 1).Seen("12:00", "23:59", 0.001, 2);
        foreach (var incident in Incidents(day.Camera, ReportDay.Day.FromAt, incidents))
        {
            day.With(incident);
        }

        for (var ten = 0; ten < 144; ten++)
        {
            var doings = Enumerable.Range(0, 20).Select(n => ReportDay.Doing((ChildActivity)(1 + ((ten + n) % 7)), n * 30, (n * 30) + 25, area: (DevelopmentArea)(1 + (n % 5)), highlight: n % 9 == 0));
            day.Examined($"{ten / 6:00}:{ten % 6}0", 10, [.. doings]);
        }

        return day.Alone(stage: 5) with { Before = [.. Enumerable.Range(1, 27).Reverse().Select(static back => new TrendDay(ReportDay.Date.AddDays(-back), 90, back, 600))] };
    }

    public static IEnumerable<Incident> Incidents(CameraId camera, DateTimeOffset midnight, int count) => Enumerable.Range(0, count).Select(n => new Incident
    {
        CameraId = camera, StartAt = midnight.AddSeconds(n * (86_400.0 / count)), EvidenceAt = midnight.AddSeconds((n * (86_400.0 / count)) + 1), EndAt = midnight.AddSeconds((n * (86_400.0 / count)) + 4),
        Severity = (Severity)(1 + (n % 4)), Category = (IncidentCategory)(1 + (n % 12)), Source = IncidentSource.Zone, Confidence = 0.5, ZoneName = $"난로 {n % 30}",
        Title = new Bilingual("난로 쪽으로 갔어요.", "Went to the stove."), Description = new Bilingual("3초 동안 서 있었어요.", "Stood there for 3 seconds."),
    });

    /// <summary>What local vision made of a segment that it watched wholly.</summary>
    public static SegmentAnalysis Watched(ArchiveSegment segment) => new()
    {
        SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = AnalyzerNames.Local, PromptVersion = "1", State = AnalysisState.Analysed,
        QueuedAt = segment.EndAt, FinishedAt = segment.EndAt, Facts = new SegmentFacts { Seconds = 600, WatchedSeconds = 600, ActiveSeconds = 300, PersonSeconds = 200, MostPeople = 2 },
    };
}
