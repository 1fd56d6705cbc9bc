using DailyCam.Core.Incidents;

namespace DailyCam.Core.Alerts;

/// <summary>What a page says now about one thing on one camera. Immutable.</summary>
/// <param name="Matters">Everything that was counted into it, in the order in which it came; never empty.</param>
/// <param name="ToldAt">When it was told in full last, UTC.</param>
public sealed record ShownAlert(IReadOnlyList<AlertMatter> Matters, DateTimeOffset ToldAt)
{
    /// <summary>The worst of it, the newest of those.</summary>
    public AlertMatter Matter => Matters.Reverse().MinBy(static matter => matter.Severity)!;

    public int Count => Matters.Count;

    public Severity Severity => Matter.Severity;

    public bool Holds(string key) => Matters.Any(matter => string.Equals(matter.Key, key, StringComparison.Ordinal));
}
