using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports;

/// <summary>Where a sentence can be checked: an incident, a second of an archive segment, or a minute of a camera's day. <see cref="EvidenceIndex"/> says whether it exists.</summary>
public sealed record Citation
{
    public required CitationKind Kind { get; init; }

    public required CameraId Camera { get; init; }

    /// <summary>The moment to look at, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Set for <see cref="CitationKind.Incident"/>.</summary>
    public IncidentId? Incident { get; init; }

    /// <summary>Set for <see cref="CitationKind.Segment"/>.</summary>
    public ArchiveSegmentId? Segment { get; init; }

    /// <summary>Seconds from the segment's start; set for <see cref="CitationKind.Segment"/>.</summary>
    public double? Second { get; init; }

    public static Citation Of(Incident incident) => new() { Kind = CitationKind.Incident, Camera = incident.CameraId, At = incident.EvidenceAt, Incident = incident.Id };

    public static Citation Of(ExaminedSegment segment, double second) =>
        new() { Kind = CitationKind.Segment, Camera = segment.Camera, At = segment.At(second), Segment = segment.Segment, Second = second };

    public static Citation ActivityAt(CameraId camera, DateTimeOffset minute) => new() { Kind = CitationKind.ActivityMinute, Camera = camera, At = minute };

    public static Citation CoverageAt(CameraId camera, DateTimeOffset minute) => new() { Kind = CitationKind.CoverageMinute, Camera = camera, At = minute };
}
