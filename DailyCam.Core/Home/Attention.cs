using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Home;

/// <summary>One thing that deserves attention, as facts; the page writes the sentence.</summary>
public sealed record Attention(AttentionKind Kind)
{
    /// <summary>Names of the cameras it is about; empty when it concerns all of them, or none.</summary>
    public IReadOnlyList<string> Cameras { get; init; } = [];

    public DateTimeOffset? SinceAt { get; init; }

    /// <summary>The sentence that says why and what to do.</summary>
    public FaultReason? Reason { get; init; }

    /// <summary>Bytes that are missing (<see cref="AttentionKind.StorageFull"/>) or left (<see cref="AttentionKind.StorageLow"/>).</summary>
    public long? Bytes { get; init; }

    public DatabaseRescueNote? Rescue { get; init; }

    public AnalysisAlarm? Analysis { get; init; }

    public SettingsAside? Settings { get; init; }

    /// <summary>Whether recordings or what is known of them are being lost.</summary>
    public bool IsGrave => Kind is AttentionKind.NotRecorded or AttentionKind.DatabaseDamaged or AttentionKind.DatabaseFull or AttentionKind.StorageTrouble or AttentionKind.StorageFull;
}
