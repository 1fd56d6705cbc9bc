using DailyCam.Core.Incidents;

namespace DailyCam.Core.Alerts;

/// <summary>
/// What one open page knows, has told and still shows. It tells each matter once, and once more when it has become worse. Holds no clock and asks nobody. Not safe for concurrent use.
/// </summary>
public sealed class AlertBook
{
    private readonly Dictionary<string, Severity> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private List<RecentAlert> recent = [];
    private List<ShownAlert> shown = [];

    /// <summary>Worst first, then the newest.</summary>
    public IReadOnlyList<ShownAlert> Shown => shown;

    /// <summary>How many waited while it was quiet, to be said until it is put away; 0 for nothing to say.</summary>
    public int Waited { get; private set; }

    /// <summary>It was there before the page: nothing to tell, unless it becomes worse.</summary>
    public void Know(AlertMatter matter) => Remember(matter);

    /// <summary>Whether this was told or known, at least as bad as it is.</summary>
    public bool Knows(AlertMatter matter) => known.TryGetValue(matter.Key, out var severity) && severity <= matter.Severity;

    /// <summary>Whether anything was ever heard of it.</summary>
    public bool HasHeardOf(AlertMatter matter) => known.ContainsKey(matter.Key);

    /// <summary>Something is there, or has become worse.</summary>
    /// <returns>What to do; null when it was told already.</returns>
    public AlertDecision? Hear(AlertMatter matter, AlertWish wish, DateTimeOffset now)
    {
        if (Knows(matter))
        {
            return null;
        }

        Remember(matter);
        waiting.Remove(matter.Key);
        recent = [.. recent.Where(one => (now - one.ToldAt).Duration() < AlertLimits.CoolDown)];
        var decision = AlertRule.Decide(wish, now, recent, matter);
        if (decision.Waits)
        {
            waiting.Add(matter.Key);
        }

        if (decision.Way != AlertWay.Nothing)
        {
            Show(matter, decision, now);
        }

        return decision;
    }

    /// <summary>Somebody has looked at it, or it is over: nothing of it is said any more. True when something was.</summary>
    public bool Settle(string key)
    {
        waiting.Remove(key);
        if (shown.Find(alert => alert.Holds(key)) is not { } holding)
        {
            return false;
        }

        if (holding.Count > 1)
        {
            var left = holding with { Matters = [.. holding.Matters.Where(matter => matter.Key != key)] };
            shown = Sorted(shown.Select(alert => alert == holding ? left : alert));

            // What was worse than what is left stands nowhere any more: the next like it is told in full.
            recent = [.. recent.Select(one => IsOf(one, holding.Matter) && one.Severity < left.Severity ? one with { IsClosed = true } : one)];
        }
        else if (holding.Matter.Trouble is null)
        {
            Close(holding.Matter); // Nothing of it stands on the page: the next danger sounds.
        }
        else
        {
            // A camera that comes and goes is one outage for a while, not a sound each time.
            shown = [.. shown.Where(alert => alert != holding)];
        }

        return true;
    }

    /// <summary>The person puts an alert away.</summary>
    public void Close(AlertMatter matter)
    {
        shown = [.. shown.Where(alert => !IsSame(alert, matter))];
        recent = [.. recent.Select(one => IsOf(one, matter) ? one with { IsClosed = true } : one)];
    }

    /// <summary>Puts away everything that a wish for peace holds back.</summary>
    public void CloseWhatWaits() => shown.Where(static alert => !alert.Matter.AlwaysPasses).Select(static alert => alert.Matter).ToList().ForEach(Close);

    /// <summary>Says once how much waited, when the quiet is over. True when there is something new to say.</summary>
    public bool Release(AlertWish wish, DateTimeOffset now)
    {
        if (waiting.Count == 0 || wish.IsPeace(now))
        {
            return false;
        }

        Waited += waiting.Count;
        waiting.Clear();
        return true;
    }

    /// <summary>The person has read how much waited.</summary>
    public void CloseWaited() => Waited = 0;

    private void Show(AlertMatter matter, AlertDecision decision, DateTimeOffset now)
    {
        var before = shown.Find(alert => IsSame(alert, matter));
        var isCounted = decision.Reason == HeldBack.CoolDown;
        var matters = (before?.Matters ?? []).Where(one => one.Key != matter.Key).Append(matter).ToList();
        var next = new ShownAlert(matters, isCounted && before is not null ? before.ToldAt : now);
        shown = Sorted(shown.Where(alert => !IsSame(alert, matter)).Append(next));
        if (!isCounted)
        {
            recent.Add(new RecentAlert(matter.Camera, matter.Topic, matter.Severity, now, IsClosed: false));
        }
    }

    /// <summary>The oldest are forgotten first; what is that old is no news either.</summary>
    private void Remember(AlertMatter matter)
    {
        if (!known.ContainsKey(matter.Key))
        {
            order.Enqueue(matter.Key);
        }

        known[matter.Key] = known.TryGetValue(matter.Key, out var severity) && severity < matter.Severity ? severity : matter.Severity;
        while (order.Count > AlertLimits.MostKnown)
        {
            known.Remove(order.Dequeue());
        }
    }

    private static List<ShownAlert> Sorted(IEnumerable<ShownAlert> alerts) => [.. alerts.OrderBy(static alert => alert.Severity).ThenByDescending(static alert => alert.ToldAt)];

    private static bool IsOf(RecentAlert one, AlertMatter matter) => one.Camera == matter.Camera && one.Topic == matter.Topic;

    private static bool IsSame(ShownAlert alert, AlertMatter matter) => alert.Matter.Camera == matter.Camera && alert.Matter.Topic == matter.Topic;
}
