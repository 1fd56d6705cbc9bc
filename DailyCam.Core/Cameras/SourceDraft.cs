namespace DailyCam.Core.Cameras;

/// <summary>A source as somebody typed it, with the plain password. Lives only as long as the request that brought it.</summary>
public sealed record SourceDraft
{
    public SourceKind Kind { get; init; }

    /// <summary>May hold user and password as <c>rtsp://user:password@host/</c>; checking moves them to their own fields.</summary>
    public string? Url { get; init; }

    public string? SubUrl { get; init; }

    public string? User { get; init; }

    /// <summary>Null keeps the password that is stored; empty means that there is none.</summary>
    public string? Password { get; init; }

    public UploadId? UploadId { get; init; }

    public bool Loop { get; init; } = true;

    /// <summary>Seconds of a file that pass in one second of wall clock.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Leaves out everything typed: an address that was not checked yet may still hold a password.</summary>
    public override string ToString() => $"{Kind} source";
}
