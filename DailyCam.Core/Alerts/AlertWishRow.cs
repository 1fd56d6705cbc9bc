using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Alerts;

/// <summary>An account's <see cref="AlertWish"/> as it is stored.</summary>
public sealed class AlertWishRow
{
    /// <summary>Longest id of an account.</summary>
    public const int MaxAccountLength = 64;

    /// <summary>Id of the account, which the web knows.</summary>
    public required string Account { get; init; }

    public Severity LeastSeverity { get; set; }

    /// <summary>Minutes after midnight; null for no quiet hours.</summary>
    public int? QuietFrom { get; set; }

    public int? QuietTo { get; set; }

    public string? QuietZone { get; set; }

    public IReadOnlyList<CameraId> Muted { get; set; } = [];

    public DateTimeOffset? SnoozedUntil { get; set; }

    /// <summary>What is not as it was written is as if nobody had said it: rather an alert too many.</summary>
    internal AlertWish Read() => new()
    {
        LeastSeverity = LeastSeverity is Severity.Danger or Severity.Caution or Severity.Advice ? LeastSeverity : AlertWish.Default.LeastSeverity,
        Quiet = (TimeOf(QuietFrom), TimeOf(QuietTo)) is ({ } from, { } to) && from != to && QuietZone is { } zone ? new QuietHours(from, to, zone) : null,
        Muted = Muted,
        SnoozedUntil = SnoozedUntil,
    };

    internal void Write(AlertWish wish)
    {
        LeastSeverity = wish.LeastSeverity;
        QuietFrom = MinutesOf(wish.Quiet?.From);
        QuietTo = MinutesOf(wish.Quiet?.To);
        QuietZone = wish.Quiet?.Zone;
        Muted = [.. wish.Muted];
        SnoozedUntil = wish.SnoozedUntil;
    }

    private static TimeOnly? TimeOf(int? minutes) => minutes is >= 0 and < 24 * 60 ? TimeOnly.MinValue.AddMinutes(minutes.Value) : null;

    private static int? MinutesOf(TimeOnly? time) => time is { } at ? (at.Hour * 60) + at.Minute : null;
}
