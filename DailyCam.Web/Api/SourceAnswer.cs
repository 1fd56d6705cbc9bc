using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

/// <summary>A stored source. The password never leaves; whether there is one does.</summary>
internal sealed record SourceAnswer(SourceKind Kind, string? Url, string? SubUrl, string? User, bool HasPassword, UploadId? UploadId, bool Loop, double Speed)
{
    public static SourceAnswer Of(CameraSource source) =>
        new(source.Kind, source.Url, source.SubUrl, source.User, source.SealedPassword is not null, source.UploadId, source.Loop, source.Speed);
}
