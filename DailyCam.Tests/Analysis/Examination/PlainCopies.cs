using System.Security.Cryptography;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Cameras;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>A few bytes instead of a video: what is sent is looked at elsewhere. Remembers what was asked for.</summary>
internal sealed class PlainCopies(Mortality mortality) : IUploadCopies
{
    private readonly Lock gate = new();
    private readonly List<CopySpec> specs = [];

    /// <summary>What the next ones come to; made when null.</summary>
    public Func<CopySpec, Task<UploadCopy?>> Script { get; set; } = static _ => Task.FromResult<UploadCopy?>(null);

    public IReadOnlyList<CopySpec> Specs
    {
        get
        {
            lock (gate)
            {
                return [.. specs];
            }
        }
    }

    public async Task<UploadCopy> MakeAsync(CameraId camera, CopySpec spec, CancellationToken cancellationToken)
    {
        mortality.Cross("before the copy");
        lock (gate)
        {
            specs.Add(spec);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var copy = await Script(spec) ?? new UploadCopy(CopyOutcome.Made, Media(spec));
        cancellationToken.ThrowIfCancellationRequested();
        mortality.Cross("after the copy");
        return copy;
    }

    private static ModelMedia Media(CopySpec spec)
    {
        byte[] bytes = [0, 0, 0, 8, 1, 2, 3];
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var seconds = (spec.ToAt - spec.FromAt).TotalSeconds;
        return spec.Form == MediaForm.Video
            ? new ModelMedia { Video = bytes, Fps = spec.Fps, Seconds = seconds, HasSound = spec.Sound, Sha256 = hash }
            : new ModelMedia { Pictures = [new TimedPicture(0, bytes), new TimedPicture(seconds / 2, bytes)], Seconds = seconds, Sha256 = hash };
    }
}
