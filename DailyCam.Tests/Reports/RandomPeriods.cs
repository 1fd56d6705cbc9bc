using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Periods;
using DailyCam.Core.Timeline;
using FsCheck;
using FsCheck.Fluent;

namespace DailyCam.Tests.Reports;

/// <summary>Weeks of random days in Seoul, Sunday 15 to Saturday 21 November 2026, of which any part has passed.</summary>
internal static class RandomPeriods
{
    public static readonly ReportPeriod Week = ReportPeriod.Of(PeriodKind.Week, ReportDay.Date, DayOfWeek.Sunday);

    private const int MostCameras = 2;

    private static readonly int Dates = Week.Dates.Count + 1;

    public static Arbitrary<PeriodFacts> Any { get; } = (
        from cameras in Gen.Choose(0, MostCameras)
        from full in Gen.Choose(0, Dates)
        from rest in Gen.Choose(0, ReportDay.MinutesPerDay - 1)
        from makers in Gen.ListOf(RandomDays.Cameras, MostCameras * Dates)
        select Of(cameras, full, rest, [.. makers])).ToArbitrary();

    /// <summary>A day's facts as those of another date.</summary>
    public static CameraFacts Shift(CameraFacts facts, TimeSpan by)
    {
        foreach (var incident in facts.Incidents)
        {
            (incident.StartAt, incident.EvidenceAt, incident.EndAt) = (incident.StartAt + by, incident.EvidenceAt + by, incident.EndAt + by);
        }

        return facts with
        {
            Activity = [.. facts.Activity.Select(point => point with { At = point.At + by })],
            Examined = [.. facts.Examined.Select(segment => segment with { StartAt = segment.StartAt + by, EndAt = segment.EndAt + by })],
        };
    }

    private static PeriodFacts Of(int cameras, int full, int rest, Func<string, int, CameraFacts>[] makers)
    {
        var now = DayWindow.Of(Week.From, ReportDay.Seoul).FromAt.AddDays(full).AddMinutes(full == Dates ? 0 : rest);
        var known = Enumerable.Range(0, Dates).Select(day => Enumerable.Range(0, cameras).Select(camera => CameraOf(makers[(day * MostCameras) + camera], camera, day, full, rest)).ToList()).ToList();
        AddOverMidnight(known);
        return new PeriodFacts
        {
            Period = Week,
            Zone = ReportDay.Seoul,
            NowAt = now,
            Days = [.. known.Select((one, day) => new DayFacts { Date = Week.From.AddDays(day), Day = DayWindow.Of(Week.From.AddDays(day), ReportDay.Seoul), NowAt = now, Cameras = one })],
        };
    }

    private static CameraFacts CameraOf(Func<string, int, CameraFacts> make, int camera, int day, int full, int rest)
    {
        var passed = day < full ? ReportDay.MinutesPerDay : day == full ? rest : 0;
        var facts = make($"camera{camera}22222", passed);
        var begun = passed == 0 ? facts with { Incidents = [], Examined = [] } : facts;
        return Shift(begun, Week.From.AddDays(day).ToDateTime(TimeOnly.MinValue) - ReportDay.Date.ToDateTime(TimeOnly.MinValue));
    }

    /// <summary>As the readers give them: what runs over midnight stands in both days.</summary>
    private static void AddOverMidnight(List<List<CameraFacts>> days)
    {
        for (var day = 1; day < days.Count; day++)
        {
            var midnight = DayWindow.Of(Week.From.AddDays(day), ReportDay.Seoul).FromAt;
            for (var camera = 0; camera < days[day].Count; camera++)
            {
                var before = days[day - 1][camera].Incidents;
                days[day][camera] = days[day][camera] with { Incidents = [.. before.Where(incident => Overlaps(incident, midnight)), .. days[day][camera].Incidents] };
            }
        }
    }

    private static bool Overlaps(Incident incident, DateTimeOffset midnight) => incident.StartAt < midnight && (incident.EvidenceAt >= midnight || incident.EndAt > midnight);
}
