using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Archive;

public sealed class ArchiveWriterTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 58, 51, 300, TimeSpan.Zero);

    [Fact]
    public async Task A_disk_that_hangs_holds_up_nobody_is_told_and_loses_nothing_when_it_comes_back()
    {
        await using var lab = new ArchiveLab();
        using var lifetime = new FakeLifetime();
        var factory = new ArchiveWriterFactory(lab.Store, lab.Board, lab.Faults, Options.Create(lab.Options), lab.Clock, lifetime, NullLogger<ArchiveWriter>.Instance);
        var watch = new ArchiveWatch(factory, lab.Clock);
        var writer = factory.Create(new Camera { Id = lab.Camera, Name = "x", Source = new CameraSource { Kind = SourceKind.Demo } })!;
        using var hang = lab.Disk.Hang();
        var accepting = Task.Run(() => new TestFragments(lab.Camera, Start).Take(40).ToList().ForEach(writer.Accept), TestContext.Current.CancellationToken);
        await accepting.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        await lab.Disk.SomebodyWaits.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        watch.Look();
        var status = lab.Board.Find(lab.Camera)!;
        Assert.Equal((FaultKind.RecordingBranch, FaultReason.StorageSlow), (status.Fault, status.FaultReason));
        Assert.InRange(status.Backlog, TimeSpan.FromSeconds(19), TimeSpan.FromSeconds(20));
        ((ManualTimeProvider)lab.Clock).Advance(TimeSpan.FromSeconds(10));
        watch.Look();
        status = lab.Board.Find(lab.Camera)!;
        Assert.Equal((FaultKind.StorageDisconnected, FaultReason.StorageHung), (status.Fault, status.FaultReason));

        hang.Dispose();
        await writer.DisposeAsync();
        Assert.Equal(Enumerable.Range(0, 40), await lab.KeptNumbersAsync());
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_disk_that_hangs_for_ever()
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        using var lifetime = new FakeLifetime();
        var factory = new ArchiveWriterFactory(lab.Store, lab.Board, lab.Faults, Options.Create(lab.Options), clock, lifetime, NullLogger<ArchiveWriter>.Instance);
        var writer = factory.Create(new Camera { Id = lab.Camera, Name = "x", Source = new CameraSource { Kind = SourceKind.Demo } })!;
        using var hang = lab.Disk.Hang();
        new TestFragments(lab.Camera, Start).Take(4).ToList().ForEach(writer.Accept);
        var stopping = writer.DisposeAsync().AsTask();
        clock.Advance(TimeSpan.FromSeconds(5));
        await stopping.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Empty(factory.Writers);
    }

    [Fact]
    public async Task A_bug_that_shows_itself_at_every_fragment_is_met_once_each_six_seconds_and_recording_goes_on_when_it_is_gone()
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        using var lifetime = new FakeLifetime();
        var factory = new ArchiveWriterFactory(lab.Store, lab.Board, lab.Faults, Options.Create(lab.Options), clock, lifetime, NullLogger<ArchiveWriter>.Instance);
        var writer = factory.Create(new Camera { Id = lab.Camera, Name = "x", Source = new CameraSource { Kind = SourceKind.Demo } })!;
        lab.Disk.Failure = new InvalidOperationException("a bug");
        new TestFragments(lab.Camera, Start).Take(40).ToList().ForEach(writer.Accept);
        for (var met = 1; met <= 3; met++)
        {
            await Eventually.Is(() => lab.Disk.Operations >= met, TimeSpan.FromSeconds(10), $"the bug was met {met} times");
            Assert.Equal(met, lab.Disk.Operations);
            if (met < 3)
            {
                clock.Advance(TimeSpan.FromSeconds(6));
            }
        }

        lab.Disk.Failure = null;
        clock.Advance(TimeSpan.FromSeconds(6));
        await Eventually.Is(() => lab.Disk.Operations > 3, TimeSpan.FromSeconds(10), "the disk is written to again");
        await writer.DisposeAsync();
        Assert.Equal(39, (await lab.KeptNumbersAsync())[^1]);
    }

    [Fact]
    public void A_camera_that_is_not_to_be_recorded_gets_no_writer()
    {
        using var lifetime = new FakeLifetime();
        var factory = new ArchiveWriterFactory(null!, new RecordingStatusBoard(), null!, Options.Create(new ArchiveOptions()), TimeProvider.System, lifetime, NullLogger<ArchiveWriter>.Instance);
        Assert.Null(factory.Create(new Camera { Name = "x", Recording = false, Source = new CameraSource { Kind = SourceKind.Demo } }));
    }
}
