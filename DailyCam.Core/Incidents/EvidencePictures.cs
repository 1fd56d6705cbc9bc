using DailyCam.Core.Data;
using DailyCam.Core.Frames;

namespace DailyCam.Core.Incidents;

/// <summary>Makes the picture that shows an incident: the camera's own resolution at the evidence second, or what vision saw when that is gone.</summary>
internal sealed class EvidencePictures(IPictureMaker pictures, RecentFragments recent, DataLayout layout)
{
    /// <summary>Writes <c>data/evidence/&lt;id&gt;.jpg</c> and answers its name; null when no picture could be made.</summary>
    /// <param name="at">The moment that shows it best.</param>
    public async Task<string?> MakeAsync(IncidentId incident, DateTimeOffset at, VideoFrame seen, CancellationToken cancellationToken)
    {
        var fragments = recent.Around(seen.Camera, at);
        var picture = fragments.Count > 0 ? await pictures.FromFragmentsAsync(fragments[0].Init, fragments, at, maxWidth: null, cancellationToken) : null;
        picture ??= await pictures.FromFrameAsync(seen, maxHeight: null, cancellationToken);
        return picture is null ? null : await EvidenceFile.WriteAsync(layout, incident, picture, cancellationToken);
    }
}
