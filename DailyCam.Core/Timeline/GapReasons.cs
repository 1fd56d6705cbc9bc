using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;

namespace DailyCam.Core.Timeline;

/// <summary>
/// Finds the stretches without recording and tells why each is one, from what was noted at the time. Pure. Where several causes meet, the one nearest to
/// a decision of the family wins: not yet added, DailyCam not running, switched off, not recording, then the fault that began last. What was recorded and
/// deleted has none of these causes, whatever else was noted of that time: a fault whose pictures were saved from memory explains no gap.
/// </summary>
public static class GapReasons
{
    /// <summary>Segments are cut at key frames and follow each other within a frame or two; a reconnect takes 5 s at least.</summary>
    public static readonly TimeSpan Seam = TimeSpan.FromSeconds(2);

    /// <summary>The newest part is always some seconds old: the time in which a lost stream is noticed at all.</summary>
    public static readonly TimeSpan LiveEdge = TimeSpan.FromSeconds(15);

    /// <summary>
    /// A cause is noticed late (no frame for 30 s) and recording begins some seconds after it has ended: an unexplained piece this short belongs to the
    /// cause beside it.
    /// </summary>
    public static readonly TimeSpan Blur = TimeSpan.FromSeconds(60);

    /// <summary>The newest run, if it was seen this recently, still goes on. An older one ended when it was last seen: there is one at a time.</summary>
    public static readonly TimeSpan RunTolerance = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<RecordingGap> Of(GapInput input)
    {
        var end = input.NowAt < input.Window.ToAt ? input.NowAt : input.Window.ToAt;
        if (end <= input.Window.FromAt)
        {
            return [];
        }

        var recorded = Stretch.Merge(input.Recorded, Seam);
        var causes = CausesOf(input, end);
        return [.. new Stretch(input.Window.FromAt, end).Without(recorded)
            .Where(gap => gap.Length > Seam && !(gap.ToAt == input.NowAt && gap.Length <= LiveEdge && recorded.Count > 0))
            .SelectMany(gap => Explain(gap, causes))];
    }

    /// <summary>When the family had the camera off, up to a moment.</summary>
    public static IReadOnlyList<Stretch> OffStretches(IReadOnlyList<CameraSwitch> switches, DateTimeOffset until) =>
        Stretch.Merge(SwitchedStretches(switches, until, static turn => !turn.IsOn), TimeSpan.Zero);

    /// <summary>Pieces of one gap with their causes; short unexplained pieces go to a neighbour, equal neighbours become one.</summary>
    private static List<RecordingGap> Explain(Stretch gap, IReadOnlyList<RecordingGap> causes)
    {
        var here = causes.Select(cause => (Within: cause.Stretch.Within(gap), Cause: cause)).Where(static c => c.Within is not null).ToList();
        var cuts = here.SelectMany(static c => new[] { c.Within!.Value.FromAt, c.Within.Value.ToAt }).Append(gap.FromAt).Append(gap.ToAt).Distinct().Order().ToList();
        var pieces = cuts.Zip(cuts.Skip(1), (from, to) =>
        {
            // Causes stand in order of precedence.
            var cause = here.Find(c => c.Within!.Value.FromAt <= from && c.Within.Value.ToAt >= to).Cause;
            return cause is null ? new RecordingGap(new Stretch(from, to), GapReason.Unknown) : cause with { Stretch = new Stretch(from, to) };
        }).ToList();
        return Join(Unblur(Join(pieces)));
    }

    private static List<RecordingGap> Unblur(List<RecordingGap> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Reason == GapReason.Unknown && pieces[i].Stretch.Length <= Blur && pieces.Count > 1)
            {
                var neighbour = i > 0 ? pieces[i - 1] : pieces[i + 1];
                pieces[i] = neighbour with { Stretch = pieces[i].Stretch };
            }
        }

        return pieces;
    }

    private static List<RecordingGap> Join(List<RecordingGap> pieces)
    {
        var joined = new List<RecordingGap>();
        foreach (var piece in pieces)
        {
            if (joined.Count > 0 && joined[^1].Reason == piece.Reason && joined[^1].Fault == piece.Fault && joined[^1].Deleted == piece.Deleted && Equals(joined[^1].Limit, piece.Limit))
            {
                joined[^1] = joined[^1] with { Stretch = joined[^1].Stretch with { ToAt = piece.Stretch.ToAt } };
            }
            else
            {
                joined.Add(piece);
            }
        }

        return joined;
    }

    private static List<RecordingGap> CausesOf(GapInput input, DateTimeOffset end)
    {
        var window = new Stretch(input.Window.FromAt, end);
        var causes = input.Deletions.Select(static row => new RecordingGap(new Stretch(row.FromAt, row.ToAt), GapReason.Deleted, Deleted: row.Reason, Limit: row.Limit)).ToList();
        if (input.CameraCreatedAt > window.FromAt)
        {
            causes.Add(new RecordingGap(window with { ToAt = input.CameraCreatedAt }, GapReason.NotYetAdded));
        }

        causes.AddRange(NotRunning(input.Runs, window, input.NowAt).Select(static s => new RecordingGap(s, GapReason.NotRunning)));
        causes.AddRange(SwitchedStretches(input.Switches, end, static turn => !turn.IsOn).Select(static s => new RecordingGap(s, GapReason.CameraOff)));
        causes.AddRange(SwitchedStretches(input.Switches, end, static turn => turn.IsOn && !turn.Recording).Select(static s => new RecordingGap(s, GapReason.RecordingOff)));
        causes.AddRange(input.Faults
            .Where(static fault => FaultStages.StopsRecording(fault.Stage ?? FaultStages.Of(fault.Kind)))
            .OrderByDescending(static fault => fault.BeganAt)
            .Select(fault => new RecordingGap(new Stretch(fault.BeganAt, fault.RecoveredAt ?? end), GapReason.Fault, fault.Reason)));
        return causes;
    }

    private static IReadOnlyList<Stretch> NotRunning(IReadOnlyList<ServiceRun> runs, Stretch window, DateTimeOffset now)
    {
        var newest = runs.Count == 0 ? default : runs.Max(static run => run.StartedAt);
        var alive = runs.Select(run => new Stretch(run.StartedAt, AliveUntil(run, now, isNewest: run.StartedAt == newest)));
        return window.Without(Stretch.Merge(alive, TimeSpan.Zero));
    }

    private static DateTimeOffset AliveUntil(ServiceRun run, DateTimeOffset now, bool isNewest) =>
        run.StoppedAt ?? (isNewest && now - run.LastSeenAt <= RunTolerance ? now : run.LastSeenAt);

    private static IEnumerable<Stretch> SwitchedStretches(IReadOnlyList<CameraSwitch> switches, DateTimeOffset until, Func<CameraSwitch, bool> matches)
    {
        var turns = switches.OrderBy(static turn => turn.At).ThenBy(static turn => turn.Id).ToList();
        for (var i = 0; i < turns.Count; i++)
        {
            var to = i + 1 < turns.Count ? turns[i + 1].At : until;
            if (matches(turns[i]) && to > turns[i].At)
            {
                yield return new Stretch(turns[i].At, to);
            }
        }
    }
}
