namespace DailyCam.Core.Alerts;

/// <summary>What is done about one matter, and why not more.</summary>
/// <param name="Reason">Null when it is told in full.</param>
public sealed record AlertDecision(AlertWay Way, HeldBack? Reason = null)
{
    /// <summary>Whether it is to be said once the quiet is over that something waited.</summary>
    public bool Waits => Reason is HeldBack.Snoozed or HeldBack.QuietHours;
}
