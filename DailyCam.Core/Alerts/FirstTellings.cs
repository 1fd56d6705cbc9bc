using System.Collections.Concurrent;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Alerts;

/// <summary>
/// When each incident was told for the first time, in this life of the program. A model finds what it finds ten minutes and more after it began, so its beginning does not say whether a device has missed it.
/// Remembers for as long as an incident is news. Safe for concurrent use.
/// </summary>
public sealed class FirstTellings : IDisposable
{
    private readonly ConcurrentDictionary<IncidentId, DateTimeOffset> told = new();
    private readonly IncidentFeed feed;
    private readonly TimeProvider clock;

    public FirstTellings(IncidentFeed feed, TimeProvider clock)
    {
        (this.feed, this.clock) = (feed, clock);
        feed.Changed += OnChanged;
    }

    /// <summary>When it was told, UTC; when it began, where that is not known.</summary>
    public DateTimeOffset Of(Incident incident) => told.TryGetValue(incident.Id, out var at) ? at : incident.StartAt;

    public void Dispose() => feed.Changed -= OnChanged;

    private void OnChanged(Incident incident)
    {
        var now = clock.GetUtcNow();
        if (now - incident.StartAt > AlertLimits.OldestNews || !told.TryAdd(incident.Id, now))
        {
            return; // Too old for news, so whatever happens to it now is not its first telling.
        }

        foreach (var (id, at) in told)
        {
            if ((now - at).Duration() > AlertLimits.OldestNews)
            {
                told.TryRemove(id, out _);
            }
        }
    }
}
