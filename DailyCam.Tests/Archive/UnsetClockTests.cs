using DailyCam.Core.Archive;
using DailyCam.Core.Hosting;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DailyCam.Tests.Archive;

public sealed class UnsetClockTests
{
    private static readonly DateTimeOffset Before = new(2026, 11, 20, 9, 58, 51, 300, TimeSpan.Zero);

    [Fact]
    public async Task Two_starts_without_a_clock_at_the_same_second_replace_nothing_and_rows_and_files_say_that_the_time_is_doubtful()
    {
        await using var lab = new ArchiveLab();
        Record(lab, lab.Clock, Before);
        for (var boot = 0; boot < 2; boot++)
        {
            // Nothing is known of an earlier run: the database is away as well.
            var clock = new StandInClock(new ManualTimeProvider(DateTimeOffset.UnixEpoch));
            Record(lab, clock, clock.GetUtcNow());
        }

        var rows = await lab.RowsAsync();
        Assert.Equal(["000000Z-1.mp4", "000000Z-2.mp4", "095851Z-1.mp4"], rows.Select(static row => Path.GetFileName(row.Path)), StringComparer.Ordinal);
        Assert.Equal([true, true, false], rows.Select(static row => row.IsTimeDoubtful));
        Assert.All(rows, row => Assert.Equal([0, 1, 2, 3], lab.NumbersIn(row)));

        // Also when the database is lost and the files are all there is.
        Assert.All(rows, row =>
        {
            var adopted = lab.NewSalvage().Adopt(row.Path)!;
            Assert.Equal((row.StartAt, row.IsTimeDoubtful), (adopted.StartAt, adopted.IsTimeDoubtful));
        });
    }

    [Fact]
    public async Task What_waited_in_memory_until_the_clock_was_set_is_marked_and_what_came_after_it_is_not()
    {
        await using var lab = new ArchiveLab();
        var computer = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        var clock = new StandInClock(computer);
        var waiting = new TestFragments(lab.Camera, clock.GetUtcNow()).Take(4);
        computer.Advance(TimeSpan.FromSeconds(2));
        computer.StepWallClock(Before - computer.GetUtcNow());
        var recorder = Recorder(lab, clock);
        waiting.ToList().ForEach(recorder.Write);
        recorder.End(SegmentClosedBy.AttemptEnded);
        Record(lab, clock, clock.GetUtcNow());
        Assert.Equal([true, false], (await lab.RowsAsync()).Select(static row => row.IsTimeDoubtful));
    }

    private static void Record(ArchiveLab lab, TimeProvider clock, DateTimeOffset at)
    {
        var recorder = Recorder(lab, clock);
        new TestFragments(lab.Camera, at).Take(4).ToList().ForEach(recorder.Write);
        recorder.End(SegmentClosedBy.AttemptEnded);
    }

    private static ArchiveRecorder Recorder(ArchiveLab lab, TimeProvider clock)
    {
        var store = new ArchiveStore(lab.Disk, lab.Volume, lab.Registry, lab.Registrar, lab.Abandoned, clock);
        return new ArchiveRecorder(lab.Camera, new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue), store, lab.Board, lab.Faults, lab.Options, clock, NullLogger.Instance);
    }
}
