using DailyCam.Core.Data;
using DailyCam.Core.Frames;

namespace DailyCam.Core.Incidents;

/// <summary>Makes the picture that shows an incident: the camera's own resolution at the evidence second, or what vision saw when that is gone.</summary>
internal sealed class EvidencePictures(IPictureMaker pictures, RecentFragments recent, DataLayout layout)
{
    /// <summary>Writes <c>data/evidence/&lt;id&gt;.jpg</c> and answers its name; null when no picture could be made.</summary>
    public async Task<string?> MakeAsync(ZoneEntry entry, VideoFrame seen, CancellationToken cancellationToken)
    {
        var fragments = recent.Around(seen.Camera, entry.EvidenceAt);
        var picture = fragments.Count > 0 ? await pictures.FromFragmentsAsync(fragments[0].Init, fragments, entry.EvidenceAt, maxWidth: null, cancellationToken) : null;
        picture ??= await pictures.FromFrameAsync(seen, cancellationToken);
        if (picture is null)
        {
            return null;
        }

        // Whole or not at all: a page may read it at any moment.
        var name = $"{entry.Id}.jpg";
        var temporary = Path.Combine(layout.Temporary, name);
        await File.WriteAllBytesAsync(temporary, picture, cancellationToken);
        File.Move(temporary, Path.Combine(layout.Evidence, name), overwrite: true);
        return name;
    }
}
