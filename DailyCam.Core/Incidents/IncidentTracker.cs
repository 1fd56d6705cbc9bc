using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;

namespace DailyCam.Core.Incidents;

/// <summary>
/// Turns the looks of one camera into stays in danger zones. Only looks count: a short time in which nobody looked neither opens nor ends anything, and
/// after a long one (<see cref="LongestPause"/>) what went on has ended with the last look that saw it. Pure but for new ids; time is the pictures' own. Not thread-safe.
/// </summary>
internal sealed class IncidentTracker(IncidentOptions options)
{
    /// <summary>
    /// What one look can vouch for of the time before it. Looks come every half second while something happens; after a pause in the looking, one empty
    /// look must not stand for the whole pause.
    /// </summary>
    private static readonly TimeSpan MostPerLook = TimeSpan.FromSeconds(1.2);

    /// <summary>Looks further apart are not in a row: two glimpses ten seconds apart are two single pictures.</summary>
    private static readonly TimeSpan Row = TimeSpan.FromSeconds(3);

    /// <summary>A clock that went back by more begins anew; by less it is two pictures in the wrong order, and the older is dropped.</summary>
    private static readonly TimeSpan ClockJump = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A stay is not known to have gone on over a longer time without looks. Three times the longest pause that is planned (the idle interval, 10 s): the
    /// camera, the decoder or the model was away, and who is seen afterwards may be somebody else.
    /// </summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Dictionary<ZoneId, ZoneWatch> zones = [];
    private DateTimeOffset? lastLook;
    private DateTimeOffset? lastStart;

    /// <summary>Takes one look; answers what changed by it. Masks are for what leaves the house: who is behind one is nobody's incident.</summary>
    public IReadOnlyList<IncidentChange> Look(DateTimeOffset takenAt, IReadOnlyList<DetectedObject> seen, IReadOnlyList<Zone> wanted)
    {
        var changes = new List<IncidentChange>();
        if (takenAt <= lastLook)
        {
            if (lastLook - takenAt < ClockJump)
            {
                return changes;
            }

            BeginAnew(changes);
            lastStart = null;
        }
        else if (takenAt - lastLook > LongestPause)
        {
            BeginAnew(changes);
        }

        var passed = lastLook is { } before ? takenAt - before : TimeSpan.Zero;
        lastLook = takenAt;
        DropDeleted(wanted, changes);
        foreach (var zone in wanted.Where(static zone => zone.Kind != ZoneKind.Mask))
        {
            var watch = Watch(zone);
            var score = seen.Where(o => o.IsPerson && ZoneGeometry.IsIn(o.Box, zone.Points)).Select(static o => o.Score).DefaultIfEmpty(0).Max();
            var change = score > 0 ? Present(watch, takenAt, score) : Absent(watch, passed);
            if (change is not null)
            {
                changes.Add(change);
            }
        }

        return changes;
    }

    /// <summary>The camera stops being watched: what goes on ends with the last look that saw it.</summary>
    public IReadOnlyList<IncidentChange> CloseAll() => [.. zones.Values.Where(static watch => watch.IsOpen).Select(Close)];

    private void BeginAnew(List<IncidentChange> changes)
    {
        changes.AddRange(CloseAll());
        lastLook = null;
        zones.Clear();
    }

    private ZoneWatch Watch(Zone zone)
    {
        if (zones.TryGetValue(zone.Id, out var watch))
        {
            watch.Zone = zone;
        }
        else
        {
            zones[zone.Id] = watch = new ZoneWatch { Zone = zone };
        }

        return watch;
    }

    private void DropDeleted(IReadOnlyList<Zone> wanted, List<IncidentChange> changes)
    {
        foreach (var id in zones.Keys.Except(wanted.Where(static zone => zone.Kind != ZoneKind.Mask).Select(static zone => zone.Id)).ToList())
        {
            if (zones.Remove(id, out var watch) && watch.IsOpen)
            {
                changes.Add(Close(watch));
            }
        }
    }

    private IncidentChange? Present(ZoneWatch watch, DateTimeOffset takenAt, float score)
    {
        watch.Absent = TimeSpan.Zero;
        if (watch.Seen == 0 || takenAt - watch.LastSeenAt > Row)
        {
            (watch.Seen, watch.FirstSeenAt, watch.BestAt, watch.BestScore) = (0, takenAt, takenAt, score);
        }

        watch.Seen++;
        watch.LastSeenAt = takenAt;
        if (score > watch.BestScore && takenAt - watch.FirstSeenAt <= options.EvidenceWindow)
        {
            (watch.BestAt, watch.BestScore) = (takenAt, score);
        }

        return watch.IsOpen ? Continue(watch, takenAt) : TryOpen(watch, takenAt);
    }

    private IncidentChange? Absent(ZoneWatch watch, TimeSpan passed)
    {
        if (!watch.IsOpen)
        {
            watch.Seen = 0;
            return null;
        }

        watch.Absent += passed < MostPerLook ? passed : MostPerLook;
        return watch.Absent >= options.CloseAfter ? Close(watch) : null;
    }

    private IncidentChange? TryOpen(ZoneWatch watch, DateTimeOffset takenAt)
    {
        if (watch.Seen < options.LooksToOpen)
        {
            return null;
        }

        if (lastStart is { } start && takenAt - start < options.Cooldown)
        {
            // Back in the same zone: the same stay goes on. In another zone: told when the cooldown is over, if somebody is still there.
            return watch.Entry is { } last && last.StartAt == start ? Set(watch, last with { EndAt = null }, isNew: false) : null;
        }

        lastStart = watch.FirstSeenAt;
        var entry = new ZoneEntry
        {
            Id = IncidentId.New(),
            ZoneId = watch.Zone.Id,
            ZoneName = watch.Zone.Name,
            StartAt = watch.FirstSeenAt,
            EvidenceAt = watch.BestAt,
            Severity = SeverityAt(watch.FirstSeenAt, takenAt),
            Confidence = Math.Min(watch.BestScore, 1),
        };
        return Set(watch, entry, isNew: true);
    }

    /// <summary>Tells better evidence and a higher severity, each when it happens; otherwise nothing.</summary>
    private IncidentChange? Continue(ZoneWatch watch, DateTimeOffset takenAt)
    {
        var entry = watch.Entry!;
        var isBetter = watch.FirstSeenAt == entry.StartAt && watch.BestScore > entry.Confidence;
        var now = entry with
        {
            EvidenceAt = isBetter ? watch.BestAt : entry.EvidenceAt,
            Confidence = isBetter ? Math.Min(watch.BestScore, 1) : entry.Confidence,
            Severity = SeverityAt(entry.StartAt, takenAt),
        };
        return now == entry ? null : Set(watch, now, isNew: false);
    }

    private Severity SeverityAt(DateTimeOffset startAt, DateTimeOffset takenAt) =>
        takenAt - startAt >= options.DangerAfter ? Severity.Danger : Severity.Caution;

    private static IncidentChange Set(ZoneWatch watch, ZoneEntry entry, bool isNew)
    {
        watch.Entry = entry;
        return new IncidentChange(entry, isNew);
    }

    private static IncidentChange Close(ZoneWatch watch)
    {
        watch.Seen = 0;
        return Set(watch, watch.Entry! with { EndAt = watch.LastSeenAt }, isNew: false);
    }
}
