using DailyCam.Core.Alerts;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;

namespace DailyCam.Web.Features.Alerts;

/// <summary>
/// What one open page hears, and what it says of it (<see cref="AlertBook"/>). One per circuit, which disposes it: it outlives each page that is shown, and the drawing anew in another language. Hears on any
/// thread; everything else on the circuit's own.
/// </summary>
internal sealed class AlertDesk(IncidentFeed feed, FirstTellings tellings, IncidentReader reader, TroubleSigns troubles, AlertWishStore wishes, TimeProvider clock) : IDisposable
{
    /// <summary>Incidents heard and not yet looked at, of which each second takes all. When there are more, only dangers are still taken; the others wait in the inbox.</summary>
    private const int MostHeard = 200;

    private readonly Lock gate = new();
    private readonly AlertBook book = new();
    private Dictionary<IncidentId, Incident> heard = [];
    private HashSet<string> troubled = new(StringComparer.Ordinal);
    private DateTimeOffset begunAt;
    private string? account;
    private int isWishOld;
    private bool hasBegun;

    public AlertWish Wish { get; private set; } = AlertWish.Default;

    public IReadOnlyList<ShownAlert> Shown => book.Shown;

    public int Waited => book.Waited;

    /// <summary>Whether it knows what was there before it.</summary>
    public bool IsOpen { get; private set; }

    public void Dispose()
    {
        feed.Changed -= OnChanged;
        wishes.Changed -= OnWish;
    }

    /// <summary>From now on nothing is missed. Once; a second time does nothing.</summary>
    public void Begin()
    {
        if (hasBegun)
        {
            return;
        }

        (hasBegun, begunAt) = (true, clock.GetUtcNow());
        feed.Changed += OnChanged;
        wishes.Changed += OnWish;
    }

    /// <summary>Reads what was there before, which is no news, and what the person wishes. While the database does not answer it may be asked again.</summary>
    /// <param name="person">Id of the account.</param>
    /// <param name="heardAt">Until when this device has heard the server before; null when never.</param>
    public async Task OpenAsync(string person, DateTimeOffset? heardAt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        try
        {
            Wish = await wishes.FindAsync(person, cancellationToken);
            var lately = await reader.ListAsync(new IncidentQuery { From = now - AlertLimits.OldestNews, Limit = MostHeard }, cancellationToken);
            var newsFrom = heardAt is { } at ? Later(at, begunAt - AlertLimits.Replay) : begunAt;
            foreach (var matter in lately.Select(static view => view.Incident).Where(incident => tellings.Of(incident) < newsFrom || incident.Review != ReviewState.New).Select(AlertMatter.Of))
            {
                book.Know(matter);
            }

            lock (gate)
            {
                lately.ToList().ForEach(view => heard.TryAdd(view.Incident.Id, view.Incident)); // What was heard meanwhile is newer than what was read.
            }

            foreach (var matter in troubles.Now().Select(AlertMatter.Of).Where(matter => matter.BeganAt + AlertLimits.TroubleAfter < newsFrom))
            {
                book.Know(matter); // It was told when this device was last here.
            }

            (account, IsOpen) = (person, true);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            // Asked again.
        }
    }

    /// <summary>Takes what was heard since the last time.</summary>
    /// <returns>What is to be told in full now, in the order in which it was heard; and whether what the page shows has changed.</returns>
    public async Task<(IReadOnlyList<AlertRing> Rings, bool HasChanged)> BeatAsync(CancellationToken cancellationToken)
    {
        await ReadWishAsync(cancellationToken);
        var (now, rings, before) = (clock.GetUtcNow(), new List<AlertRing>(), book.Shown);
        foreach (var incident in Take())
        {
            Hear(incident, now, rings);
        }

        HearTroubles(now, rings);
        var isReleased = book.Release(Wish, now);
        return (rings, isReleased || !ReferenceEquals(before, book.Shown));
    }

    public void Close(AlertMatter matter) => book.Close(matter);

    public void CloseWaited() => book.CloseWaited();

    /// <summary>For all of the person's devices. False when the database does not answer, and then nothing has changed.</summary>
    public async Task<bool> SnoozeAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        if (account is null)
        {
            return false;
        }

        try
        {
            var until = clock.GetUtcNow() + length;
            Wish = await wishes.ChangeAsync(account, wish => wish with { SnoozedUntil = until }, cancellationToken);
            book.CloseWhatWaits();
            return true;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            return false;
        }
    }

    private void Hear(Incident incident, DateTimeOffset now, List<AlertRing> rings)
    {
        var matter = AlertMatter.Of(incident);
        if (incident.Review != ReviewState.New)
        {
            book.Know(matter); // An answer that is taken back is no news either.
            book.Settle(matter.Key);
        }
        else if (book.HasHeardOf(matter) || now - incident.StartAt <= AlertLimits.OldestNews)
        {
            Hear(matter, now, rings);
        }
    }

    private void HearTroubles(DateTimeOffset now, List<AlertRing> rings)
    {
        var there = troubles.Now().Select(AlertMatter.Of).ToList();
        foreach (var matter in there.Where(matter => now - matter.BeganAt >= AlertLimits.TroubleAfter))
        {
            Hear(matter, now, rings);
        }

        var keys = there.Select(static matter => matter.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var over in troubled.Where(key => !keys.Contains(key)))
        {
            book.Settle(over);
        }

        troubled = keys;
    }

    private void Hear(AlertMatter matter, DateTimeOffset now, List<AlertRing> rings)
    {
        if (book.Hear(matter, Wish, now) is { Way: not AlertWay.Nothing, Reason: null } decision)
        {
            rings.Add(new AlertRing(matter, decision.Way == AlertWay.Sound));
        }
    }

    private async Task ReadWishAsync(CancellationToken cancellationToken)
    {
        if (account is null || Interlocked.Exchange(ref isWishOld, 0) == 0)
        {
            return;
        }

        try
        {
            Wish = await wishes.FindAsync(account, cancellationToken);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            Interlocked.Exchange(ref isWishOld, 1);
        }
    }

    private List<Incident> Take()
    {
        lock (gate)
        {
            var taken = heard.Values.OrderBy(static incident => incident.StartAt).ToList();
            heard = [];
            return taken;
        }
    }

    private void OnChanged(Incident incident)
    {
        lock (gate)
        {
            if (heard.Count < MostHeard || heard.ContainsKey(incident.Id) || incident.Severity <= Severity.Danger)
            {
                heard[incident.Id] = incident;
            }
        }
    }

    private void OnWish(string whose)
    {
        if (whose == account)
        {
            Interlocked.Exchange(ref isWishOld, 1);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
