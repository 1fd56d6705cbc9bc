using DailyCam.Core.Incidents;

namespace DailyCam.Core.Alerts;

/// <summary>What a page says now about one thing on one camera. Immutable.</summary>
/// <param name="Matter">The worst of it, the newest of those.</param>
/// <param name="Keys">Everything that was counted into it; never empty.</param>
/// <param name="ToldAt">When it was told in full last, UTC.</param>
public sealed record ShownAlert(AlertMatter Matter, IReadOnlyList<string> Keys, DateTimeOffset ToldAt)
{
    public int Count => Keys.Count;

    public Severity Severity => Matter.Severity;
}
