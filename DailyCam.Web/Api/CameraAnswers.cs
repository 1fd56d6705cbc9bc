using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>Puts a camera as the family wants it beside what runs for it and what lies on its disk at this moment.</summary>
internal sealed class CameraAnswers(CaptureStatusBoard captures, RecordingStatusBoard recordings, ConsentStore consents, IStringLocalizer<SharedText> texts, TimeProvider clock)
{
    public async ValueTask<CameraAnswer> OfAsync(Camera camera, CancellationToken cancellationToken)
    {
        var allowed = await consents.OfAsync(camera.Id, cancellationToken);
        var (capture, recording) = (captures.Find(camera.Id), recordings.Find(camera.Id));
        var proof = RecordingTruth.Of(camera, capture, recording, clock.GetUtcNow());
        return CameraAnswer.Of(camera, allowed, capture, recording, proof is RecordingProof.Proven, texts);
    }
}
