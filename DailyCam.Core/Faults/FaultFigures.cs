namespace DailyCam.Core.Faults;

/// <summary>
/// What some faults amount to. Pure. A fault that nobody waited out (the camera was switched off, another fault took its place) says nothing about recovering: it is counted, and it is
/// neither a success nor a failure.
/// </summary>
/// <param name="Count">Faults.</param>
/// <param name="Open">Of these, going on now.</param>
/// <param name="Recovered">Of these, over because what was broken works again.</param>
/// <param name="MeanRecovery">Mean time of the recovered ones; null without any.</param>
/// <param name="P95Recovery">The time within which 95 % of the recovered ones were over (nearest rank); null without any.</param>
/// <param name="SuccessRate">Recovered among recovered and open, 0 to 1; null without either.</param>
/// <param name="Lost">Recording that was lost, of open faults so far.</param>
public sealed record FaultFigures(int Count, int Open, int Recovered, TimeSpan? MeanRecovery, TimeSpan? P95Recovery, double? SuccessRate, TimeSpan Lost)
{
    private const double Most = 0.95;

    public static FaultFigures Of(IReadOnlyCollection<Fault> faults, DateTimeOffset now)
    {
        var times = faults.Where(HasRecovered).Select(static fault => Positive(fault.RecoveredAt!.Value - fault.BeganAt)).Order().ToList();
        var open = faults.Count(static fault => fault.RecoveredAt is null);
        return new FaultFigures(
            faults.Count,
            open,
            times.Count,
            times.Count == 0 ? null : TimeSpan.FromTicks((long)times.Average(static time => time.Ticks)),
            times.Count == 0 ? null : times[(int)Math.Ceiling(Most * times.Count) - 1],
            times.Count + open == 0 ? null : (double)times.Count / (times.Count + open),
            TimeSpan.FromSeconds(faults.Sum(fault => LostSeconds(fault, now))));
    }

    /// <summary>Whether what was broken works again.</summary>
    public static bool HasRecovered(Fault fault) =>
        fault.RecoveredAt is not null && fault.Recovery is not (FaultRecovery.NoLongerWanted or FaultRecovery.TurnedIntoAnother);

    /// <summary>What a fault cost; of one that goes on, so far and by the rule of its stage.</summary>
    public static double LostSeconds(Fault fault, DateTimeOffset now) =>
        fault.LostSeconds ?? FaultStages.Lost(fault.Stage ?? FaultStages.Of(fault.Kind), (fault.RecoveredAt ?? now) - fault.BeganAt, null).TotalSeconds;

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
