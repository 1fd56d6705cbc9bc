namespace DailyCam.Core.Housekeeping.Check;

/// <summary>What a check came to.</summary>
public sealed record CheckReport
{
    /// <summary>Why nothing was compared; null when it was.</summary>
    public string? Refused { get; init; }

    public IReadOnlyList<CheckFinding> Findings { get; init; } = [];

    /// <summary>Archive files that were compared with their rows.</summary>
    public int Files { get; init; }

    public long Bytes { get; init; }

    /// <summary>Files that recovery or an earlier repair could not read and kept under another name.</summary>
    public int SetAside { get; init; }

    /// <summary>Files in the archive that are not ours; they are left alone.</summary>
    public int Foreign { get; init; }

    /// <summary>Whether a DailyCam was running: what is open then is its own.</summary>
    public bool BesideRunning { get; init; }
}
