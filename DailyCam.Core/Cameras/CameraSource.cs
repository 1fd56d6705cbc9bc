namespace DailyCam.Core.Cameras;

/// <summary>How a camera is reached. A value: a camera whose source changed gets a new capture session.</summary>
public sealed record CameraSource
{
    public SourceKind Kind { get; init; }

    /// <summary>Address without user and password (those are separate and encoded once, when the URL for FFmpeg is built); null for files and the demo.</summary>
    public string? Url { get; init; }

    /// <summary>Address of the camera's smaller stream, if it has one: of the same kind, or motion JPEG for an RTSP camera.</summary>
    public string? SubUrl { get; init; }

    public string? User { get; init; }

    /// <summary>The password as <see cref="ISecretBox"/> sealed it; never the plain text.</summary>
    public string? SealedPassword { get; init; }

    /// <summary>The uploaded file, when <see cref="Kind"/> is <see cref="SourceKind.File"/>.</summary>
    public UploadId? UploadId { get; init; }

    /// <summary>Whether a file starts again at its end.</summary>
    public bool Loop { get; init; } = true;

    /// <summary>How many seconds of a file pass in one second of wall clock; 0.25 to 8.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Stands for a stored source that cannot be read. It is never written: the row keeps what it has until somebody enters the source anew.</summary>
    public static CameraSource Unreadable { get; } = new() { Kind = SourceKind.Unreadable };

    /// <summary>The smaller stream as a source of its own, with the same login; null when there is none.</summary>
    public CameraSource? Smaller() => SubUrl is null ? null : this with { Kind = SourceUrl.KindOf(SubUrl) ?? Kind, Url = SubUrl, SubUrl = null };

    /// <summary>Leaves out user and password, so that a source may be logged.</summary>
    public override string ToString() => $"{Kind} {Url}";
}
