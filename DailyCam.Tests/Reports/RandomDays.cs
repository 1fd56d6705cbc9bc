using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using FsCheck;
using FsCheck.Fluent;

namespace DailyCam.Tests.Reports;

/// <summary>Days as they never were: any states, any incidents, and observations of a model that is wrong about its seconds and its languages at times.</summary>
internal static class RandomDays
{
    private static readonly Bilingual[] Words =
    [
        new("블록을 3개 쌓았어요.", "Stacked 3 blocks."), new("두 번 웃었어요.", "Smiled twice."), new("공을 7번 굴렸어요.", "Rolled the ball 8 times."), new("창가에 서 있었어요.", "Stood at the window."), new("", "Nothing."),
    ];

    private static readonly Gen<(int From, int Length, CoverageState State)> Spans =
        from at in Gen.Choose(0, 1439)
        from length in Gen.Choose(1, 400)
        from state in Gen.Elements(Enum.GetValues<CoverageState>())
        select (at, length, state);

    private static readonly Gen<(int From, int Length, double Motion, int People)> Looks =
        from at in Gen.Choose(0, 1439)
        from length in Gen.Choose(1, 200)
        from motion in Gen.Elements(0, 0.002, 0.02, 0.4)
        from people in Gen.Choose(0, 3)
        select (at, length, motion, people);

    private static readonly Gen<Func<CameraId, Incident>> Incidents =
        from second in Gen.Choose(-30, 86_399)
        from length in Gen.Choose(0, 4000)
        from severity in Gen.Elements(Enum.GetValues<Severity>())
        from category in Gen.Elements(Enum.GetValues<IncidentCategory>())
        from review in Gen.Elements(Enum.GetValues<ReviewState>())
        from zone in Gen.Elements(null, "난로 2", "계단")
        from place in Gen.Elements(null, "거실")
        from words in Gen.Elements(Words.Append(null).ToArray())
        select (Func<CameraId, Incident>)(camera => new Incident
        {
            CameraId = camera, StartAt = ReportDay.Day.FromAt.AddSeconds(second), EvidenceAt = ReportDay.Day.FromAt.AddSeconds(second + (length / 2)), EndAt = length % 7 == 0 ? null : ReportDay.Day.FromAt.AddSeconds(second + length),
            Severity = severity, Category = category, Source = IncidentSource.Zone, Confidence = 0.5, ZoneName = zone, Location = place, Review = review, Title = words, Description = words,
        });

    private static readonly Gen<Observation> Observations =
        from start in Gen.Choose(-60, 700)
        from length in Gen.Choose(-5, 700)
        from activity in Gen.Elements(Enum.GetValues<ChildActivity>())
        from area in Gen.Elements(Enum.GetValues<DevelopmentArea>().Select(static a => (DevelopmentArea?)a).Append(null).ToArray())
        from highlight in Gen.Elements(true, false)
        from words in Gen.Elements(Words)
        select new Observation { StartSecond = start, EndSecond = start + length, Activity = activity, Area = area, IsHighlight = highlight, Text = words };

    private static readonly Gen<Func<CameraId, ExaminedSegment>> Segments =
        from tenth in Gen.Choose(-1, 143)
        from observations in Gen.ListOf(Observations)
        select (Func<CameraId, ExaminedSegment>)(camera =>
        {
            var start = ReportDay.Day.FromAt.AddMinutes((10 * tenth) + 5);
            return new ExaminedSegment(camera, ArchiveSegmentId.New(), start, start.AddMinutes(10), new SegmentFindings { Summary = Words[0], Observations = [.. observations] });
        });

    /// <summary>A camera's day by its name and the minutes that have passed.</summary>
    internal static readonly Gen<Func<string, int, CameraFacts>> Cameras =
        from spans in Gen.ListOf(Spans)
        from looks in Gen.ListOf(Looks)
        from incidents in Gen.ListOf(Incidents)
        from segments in Gen.ListOf(Segments)
        select (Func<string, int, CameraFacts>)((name, passed) => Camera(new CameraId(name), passed, [.. spans], [.. looks], [.. incidents], [.. segments]));

    public static Arbitrary<DayFacts> Any { get; } = (
        from passed in Gen.Frequency((1, Gen.Choose(0, 3)), (4, Gen.Choose(4, 1440)))
        from cameras in Gen.ListOf(Cameras).Select(static list => list.Take(3).ToList())
        from stage in Gen.Choose(0, 11)
        select new DayFacts
        {
            Date = ReportDay.Date, Day = ReportDay.Day, NowAt = ReportDay.Minute(passed).AddSeconds(20), AgeStage = stage == 0 ? null : stage,
            Cameras = [.. cameras.Select((make, index) => make($"camera{index}22222", passed))],
        }).ToArbitrary();

    private static CameraFacts Camera(
        CameraId id, int passed, (int From, int Length, CoverageState State)[] spans, (int From, int Length, double Motion, int People)[] looks, Func<CameraId, Incident>[] incidents, Func<CameraId, ExaminedSegment>[] segments)
    {
        var states = Enumerable.Repeat(CoverageState.NotRecorded, passed).ToArray();
        foreach (var span in spans.Where(span => span.From < passed))
        {
            Array.Fill(states, span.State, span.From, Math.Min(span.Length, passed - span.From));
        }

        var points = new SortedDictionary<int, ActivityPoint>();
        foreach (var look in looks)
        {
            for (var minute = look.From; minute < Math.Min(passed, look.From + look.Length); minute++)
            {
                points[minute] = new ActivityPoint(ReportDay.Minute(minute), look.Motion, look.People);
            }
        }

        return new CameraFacts
        {
            Id = id, Name = id.Value, Minutes = states, Activity = [.. points.Values], Incidents = [.. incidents.Select(make => make(id)).OrderBy(static incident => incident.StartAt)],
            Examined = [.. segments.Select(make => make(id)).OrderBy(static segment => segment.StartAt)],
        };
    }
}
