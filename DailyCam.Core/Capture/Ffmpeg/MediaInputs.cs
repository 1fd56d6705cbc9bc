using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>Turns a camera's source row into what FFmpeg opens. The password is open only from here to the child's arguments.</summary>
public sealed class MediaInputs(ISecretBox secrets, DataLayout layout)
{
    /// <summary>The input, or why there is none.</summary>
    public (MediaInput? Input, FaultCause? Fault) Open(CameraSource source) => source.Kind switch
    {
        SourceKind.Demo => (new MediaInput { Kind = SourceKind.Demo }, null),
        SourceKind.File => OpenFile(source),
        SourceKind.Unreadable => (null, new FaultCause(FaultKind.Unknown, FaultReason.SettingsUnreadable)),
        _ => OpenUrl(source),
    };

    private (MediaInput? Input, FaultCause? Fault) OpenFile(CameraSource source)
    {
        // The id comes from our own row, but a row is data too: only a well-formed id becomes part of a path.
        if (!UploadId.TryParse(source.UploadId?.Value, out var id) || !File.Exists(Path.Combine(layout.Uploads, id.Value)))
        {
            return (null, new FaultCause(FaultKind.RtspNetwork, FaultReason.FileMissing));
        }

        return (MediaInput.ForFile(Path.Combine(layout.Uploads, id.Value), source.Loop, source.Speed), null);
    }

    private (MediaInput? Input, FaultCause? Fault) OpenUrl(CameraSource source)
    {
        var password = source.SealedPassword is { } box ? secrets.Open(box) : null;
        if (source.SealedPassword is not null && password is null)
        {
            return (null, new FaultCause(FaultKind.RtspNetwork, FaultReason.SecretLost));
        }

        var input = MediaInput.ForUrl(source.Kind, source.Url, source.User, password);
        return input is null ? (null, new FaultCause(FaultKind.RtspNetwork, FaultReason.Unreachable, "The address is not one of the allowed kinds.")) : (input, null);
    }
}
