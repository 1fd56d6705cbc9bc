using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports;

/// <summary>Says whether what a citation points to exists in the facts of the day. Pure.</summary>
internal sealed class EvidenceIndex
{
    private readonly DayFacts facts;
    private readonly Dictionary<IncidentId, Incident> incidents;
    private readonly Dictionary<(CameraId Camera, ArchiveSegmentId Segment), ExaminedSegment> segments = [];
    private readonly Dictionary<CameraId, HashSet<DateTimeOffset>> minutes;
    private readonly Dictionary<CameraId, int> covered;

    public EvidenceIndex(DayFacts facts)
    {
        this.facts = facts;
        incidents = facts.Incidents.ToDictionary(static incident => incident.Id);
        foreach (var segment in facts.Examined)
        {
            segments[(segment.Camera, segment.Segment)] = segment;
        }

        minutes = facts.Cameras.ToDictionary(static camera => camera.Id, static camera => camera.Activity.Select(static point => point.At).ToHashSet());
        covered = facts.Cameras.ToDictionary(static camera => camera.Id, static camera => camera.Minutes.Count);
    }

    public bool Holds(Citation citation) => citation.Kind switch
    {
        CitationKind.Incident => citation.Incident is { } id && incidents.TryGetValue(id, out var incident) && incident.CameraId == citation.Camera && incident.EvidenceAt == citation.At,
        CitationKind.Segment => HoldsSegment(citation),
        CitationKind.ActivityMinute => minutes.TryGetValue(citation.Camera, out var known) && known.Contains(citation.At),
        CitationKind.CoverageMinute => HoldsCoverage(citation),
        _ => false,
    };

    private bool HoldsSegment(Citation citation) =>
        citation is { Segment: { } id, Second: { } second } && segments.TryGetValue((citation.Camera, id), out var segment)
        && second >= 0 && second <= segment.Length.TotalSeconds && citation.At == segment.At(second);

    private bool HoldsCoverage(Citation citation)
    {
        var into = citation.At - facts.Day.FromAt;
        return covered.TryGetValue(citation.Camera, out var count) && into >= TimeSpan.Zero && into.Ticks % TimeSpan.TicksPerMinute == 0 && into.TotalMinutes < count;
    }
}
