namespace DailyCam.Tests.Chaos;

/// <summary>Puts what is missing down to what was done. Pure.</summary>
internal static class LossLedger
{
    /// <summary>
    /// What a fault destroys can be a little older than it: a killed FFmpeg takes its open half-second with it, a killed product what was not yet written.
    /// </summary>
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(4);

    /// <summary>The longest step of the back-off with its jitter, and what it takes to be back: what is missing later is not this fault's doing.</summary>
    private static readonly TimeSpan After = TimeSpan.FromSeconds(75);

    /// <param name="missing">Runs that are missing of one camera.</param>
    /// <param name="takenAt">When a picture was taken.</param>
    public static IReadOnlyList<PictureLoss> Explain(int camera, IEnumerable<FrameRun> missing, Func<int, DateTimeOffset> takenAt, IReadOnlyList<InjectedFault> faults) =>
    [
        .. missing.Select(run =>
        {
            var (from, to) = (takenAt(run.First), takenAt(run.Last + 1));
            return new PictureLoss(camera, from, to, run.Count, Cause(camera, from, to, faults));
        }),
    ];

    /// <summary>The latest fault of that camera that began before the loss was over and was not long past when it began.</summary>
    private static InjectedFault? Cause(int camera, DateTimeOffset from, DateTimeOffset to, IEnumerable<InjectedFault> faults) => faults
        .Where(fault => fault.NotDone is null && fault.Touches(camera) && fault.BeganAt - Before < to && from < fault.EndedAt + After)
        .OrderByDescending(fault => fault.MayCostPictures)
        .ThenByDescending(static fault => fault.BeganAt)
        .FirstOrDefault();
}
