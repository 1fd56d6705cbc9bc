using System.Collections.Concurrent;
using DailyCam.Core.Incidents;
using Microsoft.Extensions.Hosting;

namespace DailyCam.Core.Alerts;

/// <summary>
/// When each incident was told for the first time as bad as it is, in this life of the program. A model finds what it finds ten minutes and more after it began, and a visit becomes a danger while it goes on: the
/// beginning does not say whether a device has missed it. Listens from the start of the program on, whether or not a page is open. Remembers for as long as an incident is news. Safe for concurrent use.
/// </summary>
public sealed class FirstTellings : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<IncidentId, Telling> told = new();
    private readonly IncidentFeed feed;
    private readonly TimeProvider clock;

    public FirstTellings(IncidentFeed feed, TimeProvider clock)
    {
        (this.feed, this.clock) = (feed, clock);
        feed.Changed += OnChanged;
    }

    /// <summary>When it was told, UTC; when it began, where that is not known.</summary>
    public DateTimeOffset Of(Incident incident) => told.TryGetValue(incident.Id, out var telling) ? telling.At : incident.StartAt;

    /// <summary>Nothing is left to do: it listens since it is there.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => feed.Changed -= OnChanged;

    private void OnChanged(Incident incident)
    {
        var now = clock.GetUtcNow();
        if (now - incident.StartAt > AlertLimits.OldestNews)
        {
            return; // Too old for news, so whatever happens to it now is not its first telling.
        }

        var news = new Telling(incident.Severity, now);
        if (told.AddOrUpdate(incident.Id, news, (_, known) => incident.Severity < known.Severity ? news : known) != news)
        {
            return;
        }

        foreach (var (id, telling) in told)
        {
            if ((now - telling.At).Duration() > AlertLimits.OldestNews)
            {
                told.TryRemove(id, out _);
            }
        }
    }

    /// <param name="Severity">The worst as which it was told.</param>
    /// <param name="At">When it was told so first.</param>
    private readonly record struct Telling(Severity Severity, DateTimeOffset At);
}
