using DailyCam.Core.Archive;

namespace DailyCam.Core.Incidents;

/// <summary>An incident and the archive segment its evidence lies in; null while that is still being written, or when nothing was recorded.</summary>
public sealed record IncidentView(Incident Incident, ArchiveSegmentId? Segment);
