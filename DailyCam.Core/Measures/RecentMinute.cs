namespace DailyCam.Core.Measures;

/// <summary>The last 60 seconds, fragment by fragment. Not safe for concurrent use.</summary>
internal sealed class RecentMinute
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>Four times what half-second parts need: a fast lane of single frames keeps fewer seconds instead of more memory.</summary>
    private const int MaxEntries = 480;

    private readonly Queue<Entry> entries = new();

    public void Add(TimeSpan elapsed, TimeSpan? jitter, int? missing, int? lost)
    {
        entries.Enqueue(new Entry(elapsed, jitter, missing, lost));
        while (entries.Count > MaxEntries || elapsed - entries.Peek().Elapsed > Length)
        {
            entries.Dequeue();
        }
    }

    public LiveMeasures ToLive(DateTimeOffset at, TimeSpan drift, int reconnects)
    {
        var jitters = entries.Where(static entry => entry.Jitter is not null).Select(static entry => entry.Jitter!.Value.Ticks).ToList();
        return new LiveMeasures(
            at,
            jitters.Count == 0 ? null : TimeSpan.FromTicks((long)jitters.Average()),
            Sum(static entry => entry.Missing),
            Sum(static entry => entry.Lost),
            drift,
            reconnects);
    }

    private int? Sum(Func<Entry, int?> figure)
    {
        var told = entries.Select(figure).Where(static value => value is not null).ToList();
        return told.Count == 0 ? null : told.Sum();
    }

    private readonly record struct Entry(TimeSpan Elapsed, TimeSpan? Jitter, int? Missing, int? Lost);
}
