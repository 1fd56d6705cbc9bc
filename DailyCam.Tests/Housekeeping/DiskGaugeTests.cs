using DailyCam.Core.Faults;
using DailyCam.Core.Housekeeping;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Housekeeping;

public sealed class DiskGaugeTests
{
    [Fact]
    public async Task What_the_disk_said_last_stays_beside_what_is_wrong_with_it_now()
    {
        await using var lab = new ArchiveLab();
        var gauge = new DiskGauge(lab.Volume, lab.Disk, lab.Database.Layout, lab.Clock);
        Assert.Null(gauge.Last);
        lab.Disk.Free = 5000;
        gauge.Read();
        var first = gauge.Last!;
        Assert.Equal((5000L, true, null, lab.Clock.GetUtcNow()), (first.FreeBytes, first.HoldsData, first.Trouble, first.ReadAt));
        Assert.True(first.TotalBytes > 5000);

        lab.Disk.Free = null;
        gauge.Read();
        Assert.Equal((5000L, FaultReason.StorageError), (gauge.Last!.FreeBytes, gauge.Last.Trouble));

        Directory.Delete(lab.Root, recursive: true);
        gauge.Read();
        Assert.Equal((first.TotalBytes, FaultReason.StorageMissing), (gauge.Last!.TotalBytes, gauge.Last.Trouble));
    }

    [Fact]
    public async Task A_disk_that_hangs_holds_up_the_gauge_alone_and_its_silence_shows()
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        var gauge = new DiskGauge(lab.Volume, lab.Disk, lab.Database.Layout, clock);
        gauge.Read();
        Assert.True(gauge.Answers(clock.GetUtcNow()));
        Task reading;
        using (lab.Disk.Hang())
        {
            reading = Task.Factory.StartNew(gauge.Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            clock.Advance(TimeSpan.FromSeconds(29));
            Assert.True(gauge.Answers(clock.GetUtcNow()));
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.False(gauge.Answers(clock.GetUtcNow()));
            Assert.NotNull(gauge.Last);
        }

        await reading;
        Assert.True(gauge.Answers(clock.GetUtcNow()));
    }
}
