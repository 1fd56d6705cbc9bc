using DailyCam.Core.Data;
using DailyCam.Core.Frames;

namespace DailyCam.Core.Incidents;

/// <summary>Makes the picture of an incident that was found in a recording: at the camera's own resolution, at the evidence second.</summary>
internal sealed class RecordedEvidence(RecordedPictures pictures, DataLayout layout)
{
    /// <summary>Name of the picture's file; null when the recording shows nothing of that second any more.</summary>
    public async Task<string?> MakeAsync(Incident incident, CancellationToken cancellationToken) =>
        await pictures.AtAsync(incident.CameraId, incident.EvidenceAt, maxWidth: null, cancellationToken) is { } picture
            ? await EvidenceFile.WriteAsync(layout, incident.Id, picture, cancellationToken)
            : null;
}
