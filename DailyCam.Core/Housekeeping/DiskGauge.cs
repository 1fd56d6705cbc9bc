using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;

namespace DailyCam.Core.Housekeeping;

/// <summary>
/// Reads how full the archive's disk is, each some seconds on a thread of its own: a disk that hangs holds up this thread and no page. Readers take <see cref="Last"/> and see by its time how old it is.
/// </summary>
public sealed class DiskGauge : ILoop
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly ArchiveVolume volume;
    private readonly IArchiveDisk disk;
    private readonly DataLayout layout;
    private readonly TimeProvider clock;
    private volatile DiskReading? last;

    internal DiskGauge(ArchiveVolume volume, IArchiveDisk disk, DataLayout layout, TimeProvider clock) => (this.volume, this.disk, this.layout, this.clock) = (volume, disk, layout, clock);

    /// <summary>Null until the disk has answered once.</summary>
    public DiskReading? Last => last;

    /// <summary>Whether the disk has answered lately; one that hangs has not.</summary>
    public bool Answers(DateTimeOffset now) => last is { } reading && now - reading.ReadAt < Interval * 3;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await Task.Factory.StartNew(Read, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One reading. Blocks as long as the disk does.</summary>
    internal void Read()
    {
        try
        {
            volume.CheckIdentity();
            var (total, free) = (disk.TotalBytes(volume.Root), disk.FreeBytes(volume.Root));
            last = new DiskReading(total, free, disk.DeviceOf(volume.Root) == disk.DeviceOf(layout.Root), null, clock.GetUtcNow());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var known = last ?? new DiskReading(0, 0, false, null, default);
            last = known with { Trouble = StorageTrouble.Of(exception).Reason, ReadAt = clock.GetUtcNow() };
        }
    }
}
