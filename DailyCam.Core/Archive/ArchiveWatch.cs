using DailyCam.Core.Faults;
using DailyCam.Core.Hosting;

namespace DailyCam.Core.Archive;

/// <summary>Sees from outside that a disk takes less than its cameras give, or nothing at all: a thread that hangs in the disk cannot say so itself.</summary>
internal sealed class ArchiveWatch(ArchiveWriterFactory factory, TimeProvider clock) : ILoop
{
    /// <summary>Media waiting from which recording counts as slow. A healthy disk stays below one sync interval, a rotation below a second more.</summary>
    private static readonly TimeSpan SlowFrom = TimeSpan.FromSeconds(10);

    /// <summary>Media waiting at which it is over.</summary>
    private static readonly TimeSpan SlowUntil = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    internal void Look()
    {
        foreach (var writer in factory.Writers)
        {
            var recorder = writer.Recorder;
            var waiting = writer.Backlog;
            var lag = recorder.Trouble is null || waiting <= SlowUntil ? Judge(recorder.Lag, waiting, recorder.SeenWaiting, recorder.LastMoved) : recorder.Lag;
            recorder.SeenWaiting = waiting;
            Tell(recorder, lag, waiting);

            if (waiting >= SlowUntil)
            {
                recorder.Post();
            }
        }
    }

    /// <summary>What to say of a disk that does not complain. One that works off what waited while it was away is not slow, however much that still is.</summary>
    /// <param name="lag">What was said of it until now.</param>
    /// <param name="waiting">Media in memory.</param>
    /// <param name="before">The same, at the look before.</param>
    /// <param name="stoodStill">Time since it last let the writing thread go on.</param>
    internal static FaultReason? Judge(FaultReason? lag, TimeSpan waiting, TimeSpan before, TimeSpan stoodStill) =>
        waiting <= SlowUntil ? null
        : waiting < SlowFrom || waiting < before ? lag
        : stoodStill >= SlowFrom ? FaultReason.StorageHung : FaultReason.StorageSlow;

    private static void Tell(ArchiveRecorder recorder, FaultReason? lag, TimeSpan waiting)
    {
        if (recorder.Lag == lag)
        {
            return;
        }

        if (recorder.Lag is { } past)
        {
            recorder.Faults.CaughtUp(past);
        }

        recorder.Lag = lag;
        if (lag is { } reason)
        {
            recorder.Faults.Lagging(reason, waiting);
        }
    }
}
