using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Alerts;

/// <summary>What one person wants to be told while DailyCam is open. Immutable. None of it holds back a danger, an accident or a camera that is not watched (<see cref="AlertRule"/>).</summary>
public sealed record AlertWish
{
    /// <summary>What holds for whoever said nothing: cautions are shown, dangers and accidents sound.</summary>
    public static AlertWish Default { get; } = new();

    /// <summary>The least that is told. <see cref="Severity.Danger"/> at most, because that always is.</summary>
    public Severity LeastSeverity { get; init; } = Severity.Caution;

    /// <summary>Null for none.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Cameras of which only what always passes is told.</summary>
    public IReadOnlyList<CameraId> Muted { get; init; } = [];

    /// <summary>UTC; null, or past, when nothing is put off.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Whether alerts are put off at this moment.</summary>
    public bool IsSnoozed(DateTimeOffset now) => SnoozedUntil > now && SnoozedUntil - now <= AlertLimits.Snoozes[^1];

    /// <summary>Whether this moment is one of peace, by whatever was asked.</summary>
    public bool IsPeace(DateTimeOffset now) => IsSnoozed(now) || Quiet?.Holds(now) == true;
}
