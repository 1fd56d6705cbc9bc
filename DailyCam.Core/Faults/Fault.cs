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

    /// <summary>Where it failed. Null in rows from before this was noted: then <see cref="FaultStages.Of"/> its kind.</summary>
    public FaultStage? Stage { get; init; }

    public FaultReason Reason { get; init; }

    /// <summary>The technical words behind the reason, with secrets already taken out.</summary>
    public string? Detail { get; init; }

    public DateTimeOffset BeganAt { get; init; }

    public DateTimeOffset? RecoveredAt { get; set; }

    /// <summary>How it ended; null while it goes on, and in rows from before this was noted.</summary>
    public FaultRecovery? Recovery { get; set; }

    /// <summary>Seconds of recording that were lost; null while it goes on, and in rows from before this was counted.</summary>
    public double? LostSeconds { get; set; }

    /// <summary>Tries it took to recover.</summary>
    public int Attempts { get; set; }
}
