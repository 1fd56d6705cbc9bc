using System.Security.Cryptography;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Frames;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Makes the one picture that a model is shown: masked as the family wants it at this moment, then scaled, then encoded.</summary>
internal sealed class SnapshotCopies(IPictureMaker pictures, CameraRules rules, IOptions<SnapshotOptions> options)
{
    /// <summary>Null when it could not be made.</summary>
    public async Task<SnapshotCopy?> MakeAsync(VideoFrame seen, string analyzer, CancellationToken cancellationToken)
    {
        var masks = (await rules.ReadAsync(seen.Camera, analyzer, cancellationToken)).Masks;
        var pixels = seen.Pixels.ToArray();
        MaskBurn.Burn(pixels, masks, seen.Width, seen.Height);
        using var covered = new VideoFrame(seen.Camera, seen.TakenAt, seen.Width, seen.Height, pixels);
        return await pictures.FromFrameAsync(covered, options.Value.Height, cancellationToken) is { Length: > 0 } jpeg
            ? new SnapshotCopy(seen.Camera, analyzer, masks, new ModelMedia { Pictures = [new TimedPicture(0, jpeg)], Sha256 = Convert.ToHexStringLower(SHA256.HashData(jpeg)) })
            : null;
    }

    /// <summary>Whether it may still go out as it is: nobody drew a mask or switched something off since it was made.</summary>
    public async Task<bool> HoldsAsync(SnapshotCopy copy, CancellationToken cancellationToken) => (await rules.ReadAsync(copy.Camera, copy.Analyzer, cancellationToken)).Allows(copy.Masks);
}
