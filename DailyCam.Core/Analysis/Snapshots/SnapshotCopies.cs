using System.Security.Cryptography;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Cameras;
using DailyCam.Core.Frames;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Makes the one picture that a model is shown: masked, then scaled, then encoded.</summary>
internal sealed class SnapshotCopies(IPictureMaker pictures, IOptions<SnapshotOptions> options)
{
    /// <summary>Null when it could not be made.</summary>
    public async Task<ModelMedia?> MakeAsync(VideoFrame seen, IReadOnlyList<IReadOnlyList<ZonePoint>> masks, CancellationToken cancellationToken)
    {
        var pixels = seen.Pixels.ToArray();
        MaskBurn.Burn(pixels, masks, seen.Width, seen.Height);
        using var covered = new VideoFrame(seen.Camera, seen.TakenAt, seen.Width, seen.Height, pixels);
        return await pictures.FromFrameAsync(covered, options.Value.Height, cancellationToken) is { Length: > 0 } jpeg
            ? new ModelMedia { Pictures = [new TimedPicture(0, jpeg)], Sha256 = Convert.ToHexStringLower(SHA256.HashData(jpeg)) }
            : null;
    }
}
