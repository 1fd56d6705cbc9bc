using DailyCam.Core.Archive;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Archive;

/// <summary>A fault of the disk costs what was truly lost, not the time it lasted.</summary>
public sealed class ArchiveFaultsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 58, 51, 300, TimeSpan.Zero);

    [Theory]
    [InlineData(120, 0)] // All of it waited in memory.
    [InlineData(10, 20)] // Ten seconds fit; of forty the older thirty went, in whole groups.
    public async Task An_outage_of_the_disk_costs_what_the_backlog_could_not_keep(int keepsSeconds, int losesAtLeast)
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        var backlog = new FragmentBacklog(TimeSpan.FromSeconds(keepsSeconds), long.MaxValue);
        var recorder = lab.NewRecorder(backlog);
        var fragments = new TestFragments(lab.Camera, Start);
        Feed(4);
        lab.Disk.Failure = FaultyDisk.Full;
        Feed(1);
        fragments.Take(80).ToList().ForEach(backlog.Add);
        clock.Advance(TimeSpan.FromSeconds(40));
        lab.Disk.Failure = null;
        recorder.Retry();
        Feed(4);
        recorder.End(SegmentClosedBy.AttemptEnded);

        var row = Assert.Single(await WrittenAsync(lab));
        Assert.Equal((FaultKind.DiskFull, FaultStage.Archive, FaultRecovery.SpaceBack), (row.Kind, row.Stage!.Value, row.Recovery!.Value));
        Assert.InRange(row.LostSeconds!.Value, losesAtLeast, losesAtLeast == 0 ? 0 : 40);
        Assert.Equal(row.LostSeconds.Value, recorder.Lost * TestFragments.Duration.TotalSeconds, 0.01);

        void Feed(int count)
        {
            fragments.Take(count).ToList().ForEach(backlog.Add);
            ArchiveLab.Drain(backlog, recorder);
        }
    }

    [Fact]
    public async Task What_an_earlier_life_could_not_write_is_lost_for_as_long_as_it_lasted()
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        lab.Faults.Began(lab.Camera, new FaultCause(FaultKind.StorageDisconnected, FaultReason.StorageMissing), clock.GetUtcNow());
        clock.Advance(TimeSpan.FromSeconds(90));
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        recorder.Write(new TestFragments(lab.Camera, Start).Next());
        clock.Advance(TimeSpan.FromSeconds(2));
        recorder.Tick();

        var row = Assert.Single(await WrittenAsync(lab));
        Assert.Equal((FaultRecovery.StorageBack, 92d), (row.Recovery!.Value, row.LostSeconds!.Value));
    }

    [Fact]
    public async Task A_camera_that_is_switched_off_while_its_disk_is_away_loses_what_waits_and_the_fault_ends()
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        var backlog = new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue);
        var recorder = lab.NewRecorder(backlog);
        lab.Disk.Failure = FaultyDisk.Broken;
        new TestFragments(lab.Camera, Start).Take(20).ToList().ForEach(backlog.Add);
        ArchiveLab.Drain(backlog, recorder);
        clock.Advance(TimeSpan.FromMinutes(1));
        recorder.Faults.NotWanted();

        var row = Assert.Single(await WrittenAsync(lab));
        Assert.Equal((FaultRecovery.NoLongerWanted, 10d), (row.Recovery!.Value, row.LostSeconds!.Value));
    }

    [Fact]
    public async Task A_writer_that_falls_over_a_bug_is_a_fault_of_the_recording_branch_until_it_writes_again()
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        recorder.Faults.Crashed(new InvalidOperationException("a bug"));
        Assert.Equal((FaultKind.RecordingBranch, FaultReason.WriterFailed), (lab.Faults.Open[0].Cause.Kind, lab.Faults.Open[0].Cause.Reason));
        recorder.Write(new TestFragments(lab.Camera, Start).Next());
        clock.Advance(TimeSpan.FromSeconds(2));
        recorder.Tick();
        Assert.Empty(lab.Faults.Open);
    }

    private static async Task<List<Fault>> WrittenAsync(ArchiveLab lab)
    {
        using var stop = new CancellationTokenSource();
        var running = lab.Faults.RunAsync(stop.Token);
        await Eventually.Is(() => Rows() is { Count: > 0 } rows && rows.TrueForAll(static row => row.RecoveredAt is not null), TimeSpan.FromSeconds(20), "the rows are written");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        return Rows();

        List<Fault> Rows()
        {
            using var context = lab.Database.CreateDbContext();
            return [.. context.Faults];
        }
    }
}
