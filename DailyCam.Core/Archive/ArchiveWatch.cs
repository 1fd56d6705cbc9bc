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
            var lag = recorder.Lag is not null && waiting <= SlowUntil ? null
                : recorder.Trouble is null && waiting >= SlowFrom ? recorder.LastMoved >= SlowFrom ? FaultReason.StorageHung : FaultReason.StorageSlow
                : recorder.Lag;
            Tell(recorder, lag, waiting);

            if (waiting >= SlowUntil)
            {
                recorder.Post();
            }
        }
    }

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
