using DailyCam.Core.Housekeeping;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Incidents;

/// <summary>Whether the video of an incident is there, and if not why.</summary>
/// <param name="Gap">Why there is none; null when it is there, or when the camera is gone and nothing is known any more.</param>
/// <param name="Deletion">What deleted it; null when nothing did, or that is forgotten.</param>
public sealed record IncidentFootage(bool IsThere, RecordingGap? Gap = null, Deletion? Deletion = null)
{
    public static IncidentFootage There { get; } = new(IsThere: true);
}
