using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>One camera's weeks, from which the days of a trend are cut.</summary>
internal sealed record TrendSource(CameraId Camera, IReadOnlyList<RecordedStretch> Recorded, IReadOnlyList<Incident> Incidents, IReadOnlyDictionary<DateTimeOffset, int> WatchedSeconds)
{
    public CameraFacts On(Stretch day)
    {
        IReadOnlyList<Incident> incidents = [.. Incidents.Where(incident => Overlaps(incident, day))];
        return new CameraFacts
        {
            Id = Camera,
            Name = string.Empty,
            Minutes = Coverage.Of(new CoverageInput
            {
                Day = day,
                NowAt = day.ToAt,
                Recorded = [.. Recorded.Where(recorded => recorded.Stretch.Within(day) is not null)],
                Incidents = ExaminationReader.Stretches(incidents),
                WatchedSeconds = WatchedSeconds,
            }).Minutes,
            Incidents = incidents,
        };
    }

    /// <summary>The same meaning of "an incident of this day" as everywhere (<c>IncidentsInStretch</c>), on rows that are already read.</summary>
    private static bool Overlaps(Incident incident, Stretch day) =>
        incident.StartAt < day.ToAt && (incident.StartAt >= day.FromAt || incident.EvidenceAt >= day.FromAt || incident.EndAt > day.FromAt);
}
