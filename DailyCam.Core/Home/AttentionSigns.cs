using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Core.Housekeeping;

namespace DailyCam.Core.Home;

/// <summary>All that attention follows from: what the parts say of themselves at this moment. None of it is read from the database.</summary>
public sealed record AttentionSigns
{
    public required DateTimeOffset NowAt { get; init; }

    public IReadOnlyList<RecordingAlarm> Alarms { get; init; } = [];

    public IReadOnlyList<OpenFault> Faults { get; init; } = [];

    public IReadOnlyDictionary<CameraId, string> Names { get; init; } = new Dictionary<CameraId, string>();

    public DatabaseTrouble Database { get; init; }

    public DatabaseRescueNote? Rescue { get; init; }

    public DateTimeOffset? BackupFailedSince { get; init; }

    public bool IsClockNotSet { get; init; }

    /// <summary>Null until the archive's disk has answered once.</summary>
    public DiskReading? Disk { get; init; }

    /// <summary>False when the disk has answered before and does not now.</summary>
    public bool DiskAnswers { get; init; } = true;

    /// <summary>Room that is kept free by deleting.</summary>
    public long MinimumFreeBytes { get; init; }

    /// <summary>Room that deleting could not make.</summary>
    public long MissingBytes { get; init; }

    public IReadOnlyList<AnalysisAlarm> Analysis { get; init; } = [];

    /// <summary>Null when the start followed all settings that are kept.</summary>
    public SettingsAside? Settings { get; init; }
}
