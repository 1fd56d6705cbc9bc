using DailyCam.Core.Cameras;

namespace DailyCam.Core.Faults;

/// <summary>Something that went wrong and, when <see cref="RecoveredAt"/> is set, came right again. Explains gaps on the timeline.</summary>
public sealed class Fault
{
    /// <summary>FFmpeg's own last words are cut to this length; enough for the line that names the cause.</summary>
    public const int MaxDetailLength = 500;

    public long Id { get; init; }

    public CameraId? CameraId { get; init; }

    public FaultKind Kind { get; init; }

    public FaultReason Reason { get; init; }

    /// <summary>The technical words behind the reason, with secrets already taken out.</summary>
    public string? Detail { get; init; }

    public DateTimeOffset BeganAt { get; init; }

    public DateTimeOffset? RecoveredAt { get; set; }

    /// <summary>Tries it took to recover.</summary>
    public int Attempts { get; set; }
}
