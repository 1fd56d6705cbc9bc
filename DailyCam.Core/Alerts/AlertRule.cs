namespace DailyCam.Core.Alerts;

/// <summary>
/// Decides what an open page does about a matter. Pure. A danger, an accident and a camera that is not watched pass every wish; only a cool-down may keep them from sounding again, while the same stands on the
/// page and is no worse.
/// </summary>
public static class AlertRule
{
    /// <param name="recent">What this page told lately, in any order.</param>
    public static AlertDecision Decide(AlertWish wish, DateTimeOffset now, IReadOnlyList<RecentAlert> recent, AlertMatter matter)
    {
        if (!matter.AlwaysPasses && ReasonOf(wish, now, matter) is { } reason)
        {
            return new AlertDecision(AlertWay.Nothing, reason);
        }

        var told = recent.Where(one => IsSame(one, matter) && IsFresh(one, now)).ToList();
        if (told.Exists(static one => !one.IsClosed))
        {
            return new AlertDecision(AlertWay.Show, HeldBack.CoolDown);
        }

        if (told.Count > 0 && !matter.AlwaysPasses)
        {
            // Put away a moment ago: it would be back under the finger at once.
            return new AlertDecision(AlertWay.Nothing, HeldBack.CoolDown);
        }

        return new AlertDecision(matter.AlwaysPasses ? AlertWay.Sound : AlertWay.Show);
    }

    private static HeldBack? ReasonOf(AlertWish wish, DateTimeOffset now, AlertMatter matter)
    {
        if (matter.Severity > wish.LeastSeverity)
        {
            return HeldBack.BelowSeverity;
        }

        if (matter.Camera is { } camera && wish.Muted.Contains(camera))
        {
            return HeldBack.CameraMuted;
        }

        return wish.IsSnoozed(now) ? HeldBack.Snoozed : wish.Quiet?.Holds(now) == true ? HeldBack.QuietHours : null;
    }

    /// <summary>The same, and told as at least as bad.</summary>
    private static bool IsSame(RecentAlert one, AlertMatter matter) => one.Camera == matter.Camera && string.Equals(one.Topic, matter.Topic, StringComparison.Ordinal) && one.Severity <= matter.Severity;

    /// <summary>A clock that was set back must not make a cool-down of hours.</summary>
    private static bool IsFresh(RecentAlert one, DateTimeOffset now) => (now - one.ToldAt).Duration() < AlertLimits.CoolDown;
}
