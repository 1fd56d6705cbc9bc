using DailyCam.Core.Analysis;

namespace DailyCam.Core.Timeline;

/// <summary>
/// The state of each minute of a day. Pure. A minute takes the state of most of its seconds; it only counts as looked at when local vision or a model looked
/// at half of it or more, and an incident in it is never hidden by what else it holds.
/// </summary>
public sealed class Coverage
{
    private const int SecondsPerMinute = 60;

    /// <summary>Seconds of a minute. Below this a minute was not looked at enough to say that nothing happened.</summary>
    public const int EnoughSeconds = 30;

    private static readonly int States = Enum.GetValues<CoverageState>().Length + 1;

    private Coverage(Stretch day, CoverageState[] minutes)
    {
        Day = day;
        Minutes = minutes;
    }

    public Stretch Day { get; }

    /// <summary>One entry for each whole minute that has passed, from the day's first.</summary>
    public IReadOnlyList<CoverageState> Minutes { get; }

    public static Coverage Of(CoverageInput input)
    {
        var end = input.NowAt < input.Day.ToAt ? input.NowAt : input.Day.ToAt;
        var count = Math.Max(0, (int)(end - input.Day.FromAt).TotalMinutes);
        var seconds = new double[count, States];
        foreach (var recorded in Apart(input.Recorded))
        {
            Add(seconds, input.Day.FromAt, recorded.Stretch, StateOf(recorded.State));
        }

        AddOff(seconds, input, end);
        var seen = SecondsOf(input, count, static recorded => recorded.SeenByModel);
        var live = SecondsOf(input, count, static recorded => recorded.CountsLive);
        var incidents = MinutesWith(input.Incidents, input.Day.FromAt, count);
        var minutes = new CoverageState[count];
        for (var minute = 0; minute < count; minute++)
        {
            var watched = input.WatchedSeconds.GetValueOrDefault(input.Day.FromAt.AddMinutes(minute));
            var most = Most(seconds, minute);
            most = most == CoverageState.Waiting && live[minute] >= EnoughSeconds && watched >= EnoughSeconds ? CoverageState.AnalysedClear : most;
            minutes[minute] = Judge(most, incidents[minute], Math.Max(watched, (int)seen[minute]));
        }

        return new Coverage(input.Day, minutes);
    }

    /// <summary>Minutes in which somebody looked.</summary>
    public int LookedAt => Minutes.Count(IsLookedAt);

    /// <summary>
    /// Share (0 to 1) of the recorded minutes that were looked at; null when there are none. What still waits is not counted: nobody has missed it yet. Nor is what was not recorded or switched
    /// off: the gaps tell of that.
    /// </summary>
    public double? LookedAtShare
    {
        get
        {
            var decided = Minutes.Count(static state => state is not (CoverageState.Waiting or CoverageState.CameraOff or CoverageState.NotRecorded));
            return decided == 0 ? null : LookedAt / (double)decided;
        }
    }

    /// <summary>Minutes by state, every state named; they sum to the minutes that have passed.</summary>
    public IReadOnlyDictionary<CoverageState, int> Totals() =>
        Enum.GetValues<CoverageState>().ToDictionary(static state => state, state => Minutes.Count(minute => minute == state));

    /// <summary>The same as stretches of equal minutes, in order and without holes.</summary>
    public IReadOnlyList<CoverageSpan> Spans()
    {
        var spans = new List<CoverageSpan>();
        for (var minute = 0; minute < Minutes.Count; minute++)
        {
            var to = Day.FromAt.AddMinutes(minute + 1);
            if (spans.Count > 0 && spans[^1].State == Minutes[minute])
            {
                spans[^1] = spans[^1] with { ToAt = to };
            }
            else
            {
                spans.Add(new CoverageSpan(Day.FromAt.AddMinutes(minute), to, Minutes[minute]));
            }
        }

        return spans;
    }

    private static bool IsLookedAt(CoverageState state) => state is CoverageState.AnalysedClear or CoverageState.AnalysedWithIncident or CoverageState.FilteredLocally;

    private static double[] SecondsOf(CoverageInput input, int count, Func<RecordedStretch, bool> which)
    {
        var seconds = new double[count, States];
        foreach (var stretch in Stretch.Merge(input.Recorded.Where(which).Select(static r => r.Stretch), TimeSpan.Zero))
        {
            Add(seconds, input.Day.FromAt, stretch, CoverageState.AnalysedClear);
        }

        return [.. Enumerable.Range(0, count).Select(minute => seconds[minute, (int)CoverageState.AnalysedClear])];
    }

    private static CoverageState StateOf(AnalysisState? state) => state switch
    {
        AnalysisState.Analysed => CoverageState.AnalysedClear,
        AnalysisState.Filtered => CoverageState.FilteredLocally,
        AnalysisState.Failed => CoverageState.Failed,
        AnalysisState.Blocked => CoverageState.Blocked,
        AnalysisState.TooShort or AnalysisState.SwitchedOff or AnalysisState.OverBudget or AnalysisState.Cancelled => CoverageState.Skipped,
        AnalysisState.NotWatched => CoverageState.NotWatched,
        _ => CoverageState.Waiting,
    };

    private static CoverageState Judge(CoverageState most, bool incident, int watched) => most switch
    {
        CoverageState.AnalysedClear or CoverageState.FilteredLocally or CoverageState.NotWatched when incident => CoverageState.AnalysedWithIncident,
        CoverageState.AnalysedClear or CoverageState.FilteredLocally when watched < EnoughSeconds => CoverageState.NotWatched,
        _ => most,
    };

    /// <summary>Segments do not overlap, but clocks step: what two claim belongs to the later one's beginning.</summary>
    private static IEnumerable<RecordedStretch> Apart(IReadOnlyList<RecordedStretch> recorded)
    {
        var ordered = recorded.OrderBy(static r => r.Stretch.FromAt).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var stretch = ordered[i].Stretch;
            var next = i + 1 < ordered.Count ? ordered[i + 1].Stretch.FromAt : stretch.ToAt;
            yield return ordered[i] with { Stretch = stretch with { ToAt = next < stretch.ToAt ? next : stretch.ToAt } };
        }
    }

    /// <summary>What is not recorded is "off" where the family had it off, and "not recorded" elsewhere.</summary>
    private static void AddOff(double[,] seconds, CoverageInput input, DateTimeOffset end)
    {
        var recorded = Stretch.Merge(input.Recorded.Select(static r => r.Stretch), TimeSpan.Zero);
        foreach (var gap in new Stretch(input.Day.FromAt, end).Without(recorded))
        {
            var off = Stretch.Merge(input.CameraOff.Select(o => o.Within(gap)).OfType<Stretch>(), TimeSpan.Zero);
            foreach (var stretch in off)
            {
                Add(seconds, input.Day.FromAt, stretch, CoverageState.CameraOff);
            }

            foreach (var stretch in gap.Without(off))
            {
                Add(seconds, input.Day.FromAt, stretch, CoverageState.NotRecorded);
            }
        }
    }

    private static void Add(double[,] seconds, DateTimeOffset start, Stretch stretch, CoverageState state)
    {
        var from = (stretch.FromAt - start).TotalSeconds;
        var to = (stretch.ToAt - start).TotalSeconds;
        var last = Math.Min(seconds.GetLength(0) - 1, (int)Math.Floor(to / SecondsPerMinute));
        for (var minute = Math.Max(0, (int)Math.Floor(from / SecondsPerMinute)); minute <= last; minute++)
        {
            var begin = minute * SecondsPerMinute;
            seconds[minute, (int)state] += Math.Max(0, Math.Min(to, begin + SecondsPerMinute) - Math.Max(from, begin));
        }
    }

    private static CoverageState Most(double[,] seconds, int minute)
    {
        // Later states win ties, because they promise less.
        var most = CoverageState.NotRecorded;
        for (var state = States - 1; state > 0; state--)
        {
            most = seconds[minute, state] > seconds[minute, (int)most] ? (CoverageState)state : most;
        }

        return most;
    }

    private static bool[] MinutesWith(IReadOnlyList<Stretch> stretches, DateTimeOffset start, int count)
    {
        var minutes = new bool[count];
        foreach (var stretch in stretches)
        {
            var last = Math.Min(count - 1, (int)Math.Floor((stretch.ToAt - start).TotalMinutes));
            for (var minute = Math.Max(0, (int)Math.Floor((stretch.FromAt - start).TotalMinutes)); minute <= last; minute++)
            {
                minutes[minute] = true;
            }
        }

        return minutes;
    }
}
