using DailyCam.Core.Cameras;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>A camera source with everything FFmpeg needs to open it: the login in place, the file's path looked up.</summary>
public sealed record MediaInput
{
    public required SourceKind Kind { get; init; }

    /// <summary>URL with its login, or the path of a file; empty for the demo. Never logged.</summary>
    public string Location { get; init; } = string.Empty;

    /// <summary>What must not appear in any line the child writes.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Whether a file starts again at its end.</summary>
    public bool Loop { get; init; } = true;

    /// <summary>Seconds of a file that pass in one second.</summary>
    public double Speed { get; init; } = 1;

    public static MediaInput ForFile(string path, bool loop = true, double speed = 1) => new() { Kind = SourceKind.File, Location = path, Loop = loop, Speed = speed };

    /// <summary>Null when the address is not one of the kind's schemes: whatever a row says, it is parsed and rebuilt before FFmpeg sees it.</summary>
    public static MediaInput? ForUrl(SourceKind kind, string? url, string? user, string? password) =>
        kind is SourceKind.Rtsp or SourceKind.Mjpeg && SourceUrl.TryParse(url, kind, nameof(url), out var parsed, out _)
            ? new() { Kind = kind, Location = SourceUrl.WithLogin(parsed.Address, user, password), Secrets = string.IsNullOrEmpty(password) ? [] : [password] }
            : null;

    /// <summary>
    /// How long a camera may be silent before FFmpeg itself gives up. Always set: without it a half-open connection hangs for ever (measured).
    /// Short where somebody waits for an answer; a capture, which must stand a stall, sets its own.
    /// </summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How much media FFmpeg may look through for what it must know of each stream; null for its own 5 s.</summary>
    public TimeSpan? Analysis { get; init; }

    /// <summary>Leaves the location out, so that an input may be logged.</summary>
    public override string ToString() => Kind.ToString();
}
