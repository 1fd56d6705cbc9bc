using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

/// <summary>What the connection test is asked: a source, either as <c>{"source": {…}}</c> like in a camera, or bare.</summary>
/// <param name="CameraId">The camera whose stored password may be used when the source leaves it out.</param>
internal sealed record ProbeBody(
    SourceBody? Source, string? CameraId, string? Kind, string? Url, string? SubUrl, string? User, string? Password, string? UploadId, bool? Loop, double? Speed)
{
    public SourceDraft ToDraft() => (Source ?? new SourceBody(Kind, Url, SubUrl, User, Password, UploadId, Loop, Speed)).ToDraft();

    public CameraId? Stored => Core.Cameras.CameraId.TryParse(CameraId, out var id) ? id : null;

    /// <summary>Leaves everything out: it may hold a password.</summary>
    public override string ToString() => nameof(ProbeBody);
}
