using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>One camera's weeks, from which the days of a trend or a period are cut.</summary>
internal sealed record TrendSource(CameraId Camera, IReadOnlyList<RecordedStretch> Recorded, IReadOnlyList<Incident> Incidents, IReadOnlyDictionary<DateTimeOffset, int> WatchedSeconds)
{
    /// <summary>When the family had the camera off.</summary>
    public IReadOnlyList<Stretch> CameraOff { get; init; } = [];

    /// <summary>Segments that a model answered about, joined.</summary>
    public IReadOnlyList<Stretch> Answered { get; init; } = [];

    /// <summary>Segments in which local vision saw somebody, joined.</summary>
    public IReadOnlyList<Stretch> Peopled { get; init; } = [];

    public CameraFacts On(Stretch day, DateTimeOffset nowAt)
    {
        IReadOnlyList<Incident> incidents = [.. Incidents.Where(incident => Overlaps(incident, day))];
        return new CameraFacts
        {
            Id = Camera,
            Name = string.Empty,
            Minutes = Coverage.Of(new CoverageInput
            {
                Day = day,
                NowAt = nowAt,
                Recorded = [.. Recorded.Where(recorded => recorded.Stretch.Within(day) is not null)],
                CameraOff = CameraOff,
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
