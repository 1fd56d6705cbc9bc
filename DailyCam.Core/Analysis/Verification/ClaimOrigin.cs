using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Verification;

/// <summary>Where claims come from.</summary>
/// <param name="Source">What an incident says found it, when the claim makes a new one.</param>
/// <param name="Picture">Makes an incident's evidence picture and answers its file's name; null when it cannot.</param>
internal sealed record ClaimOrigin(CameraId Camera, IncidentSource Source, Func<Incident, CancellationToken, Task<string?>> Picture)
{
    /// <summary>The incident that is known to go on; null when none is. It is met before any other, however long ago it began.</summary>
    public IncidentId? Continues { get; init; }
}
