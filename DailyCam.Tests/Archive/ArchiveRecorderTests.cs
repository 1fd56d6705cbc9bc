using DailyCam.Core.Archive;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Archive;

public sealed class ArchiveRecorderTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 58, 51, 300, TimeSpan.Zero);
    private static readonly ArchiveOptions TenSeconds = new() { SegmentLength = TimeSpan.FromSeconds(10), ReserveMegabytes = 0 };

    [Fact]
    public async Task Files_are_cut_at_the_first_key_frame_after_each_boundary_and_tile()
    {
        await using var lab = new ArchiveLab(TenSeconds);
        var recorder = lab.NewRecorder(NewBacklog());
        foreach (var fragment in new TestFragments(lab.Camera, Start).Take(120))
        {
            recorder.Write(fragment);
        }

        recorder.End(SegmentClosedBy.Shutdown);
        var rows = await lab.RowsAsync();
        Assert.Equal(6, rows.Count);
        Assert.Equal(Enumerable.Range(0, 120), rows.SelectMany(lab.NumbersIn));
        Assert.All(rows.Zip(rows.Skip(1)), static pair => Assert.Equal(pair.First.EndAt, pair.Second.StartAt));
        Assert.All(rows.Skip(1), static row => Assert.InRange(row.StartAt.Second % 10, 0, 1));
        Assert.Equal(SegmentClosedBy.Shutdown, rows[^1].ClosedBy);
        Assert.All(rows.SkipLast(1), static row => Assert.Equal(SegmentClosedBy.Rotation, row.ClosedBy));
        Assert.Equal($"{lab.Camera}/2026-11-20/095851Z-1.mp4", rows[0].Path);
        Assert.Equal(rows.Count, lab.Listener.Told.Count);
        Assert.Empty(Directory.GetFiles(lab.Root, "*.part.mp4", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Every_file_starts_at_zero_and_keeps_the_distance_of_picture_and_sound()
    {
        await using var lab = new ArchiveLab(TenSeconds);
        var recorder = lab.NewRecorder(NewBacklog());
        foreach (var fragment in new TestFragments(lab.Camera, Start).Take(60))
        {
            recorder.Write(fragment);
        }

        recorder.End(SegmentClosedBy.AttemptEnded);
        var rows = await lab.RowsAsync();
        Assert.All(rows.Skip(1), row =>
        {
            var runs = Core.Archive.Mp4.TrackRunReader.Read(File.ReadAllBytes(Path.Combine(lab.Root, row.Path)).AsSpan((int)FragmentIndex.Unpack(row.FragmentIndex)[0].Offset));
            Assert.Equal(0, runs[1].DecodeTime);
            Assert.Equal(700 * 90_000 / 48_000, runs[0].DecodeTime, 1d);
            Assert.Equal(0, FragmentIndex.Unpack(row.FragmentIndex)[0].StartMilliseconds);
        });
    }

    /// <summary>Whatever comes, and however often the disk fails in between: no fragment is lost that could be kept, none stands twice, every file starts with a key frame.</summary>
    [Fact]
    public void No_fragment_is_lost_or_doubled_by_cuts_drift_attempts_and_a_disk_that_is_full_now_and_then()
    {
        var step = Gen.Frequency((12, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)), (2, Gen.Constant(3)));
        Prop.ForAll(
            Gen.Zip(Gen.Choose(1, 6), step.ListOf(90)).ToArbitrary(),
            input => Survives(input.Item1, [.. input.Item2])).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    }

    [Fact]
    public async Task A_full_disk_keeps_what_is_whole_waits_six_seconds_and_goes_on_without_a_loss()
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        var backlog = NewBacklog();
        var recorder = lab.NewRecorder(backlog);
        var fragments = new TestFragments(lab.Camera, Start);
        Feed(lab, backlog, recorder, fragments, 9);
        lab.Disk.Failure = FaultyDisk.Full;
        backlog.Add(fragments.Next());
        ArchiveLab.Drain(backlog, recorder);
        Assert.Equal((FaultKind.DiskFull, FaultReason.StorageFull), (lab.Board.Find(lab.Camera)!.Fault, lab.Board.Find(lab.Camera)!.FaultReason));
        Assert.Equal(TimeSpan.FromSeconds(6), recorder.RetryIn);
        fragments.Take(7).ToList().ForEach(backlog.Add);

        lab.Disk.Failure = null;
        clock.Advance(TimeSpan.FromSeconds(6));
        recorder.Retry();
        Feed(lab, backlog, recorder, fragments, 8);
        recorder.End(SegmentClosedBy.AttemptEnded);
        Assert.Null(lab.Board.Find(lab.Camera)!.Fault);
        Assert.Equal(0, recorder.Lost);
        Assert.True(await lab.NewRecovery().TryReconcileAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Enumerable.Range(0, 25), await lab.KeptNumbersAsync());
    }

    [Fact]
    public async Task A_broken_disk_is_tried_every_six_seconds_for_two_minutes_and_then_every_thirty()
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        var backlog = NewBacklog();
        var recorder = lab.NewRecorder(backlog);
        lab.Disk.Failure = FaultyDisk.Broken;
        new TestFragments(lab.Camera, Start).Take(4).ToList().ForEach(backlog.Add);
        ArchiveLab.Drain(backlog, recorder);
        var waits = new List<double>();
        for (var round = 0; round < 22; round++)
        {
            waits.Add(recorder.RetryIn!.Value.TotalSeconds);
            clock.Advance(recorder.RetryIn!.Value);
            recorder.Retry();
            ArchiveLab.Drain(backlog, recorder);
        }

        Assert.Equal(Enumerable.Repeat(6d, 20), waits.Take(20));
        Assert.Equal([30d, 30d], waits.Skip(20));
        Assert.Equal((FaultKind.StorageDisconnected, FaultReason.StorageError), (recorder.Trouble!.Storage.Kind, recorder.Trouble.Storage.Reason));
    }

    [Fact]
    public async Task A_fragment_that_cannot_be_read_is_lost_alone_and_does_not_stop_the_recording()
    {
        await using var lab = new ArchiveLab();
        var recorder = lab.NewRecorder(NewBacklog());
        var fragments = new TestFragments(lab.Camera, Start).Take(12).ToList();
        fragments[5] = fragments[5] with { Bytes = new byte[100] };
        fragments.ForEach(recorder.Write);
        recorder.End(SegmentClosedBy.AttemptEnded);
        var rows = await lab.RowsAsync();
        Assert.Equal([0, 1, 2, 3, 4, 8, 9, 10, 11], rows.SelectMany(lab.NumbersIn));
        Assert.Equal(3, recorder.Lost);
        Assert.Null(recorder.Trouble);
    }

    [Fact]
    public async Task A_file_of_the_same_second_gets_the_next_number_and_replaces_nothing()
    {
        await using var lab = new ArchiveLab();
        var recorder = lab.NewRecorder(NewBacklog());
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var fragments = new TestFragments(lab.Camera, Start, groupLength: 1);
            fragments.Skip(attempt);
            recorder.Write(fragments.Next() with { StartAt = Start });
            recorder.End(SegmentClosedBy.AttemptEnded);
        }

        var rows = await lab.RowsAsync();
        Assert.Equal([0, 1, 2], rows.SelectMany(lab.NumbersIn));
        Assert.Equal(["095851Z-1.mp4", "095851Z-2.mp4", "095851Z-3.mp4"], rows.Select(static row => Path.GetFileName(row.Path)), StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_is_on_the_disk_is_told_only_after_it_was_forced_there()
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        var recorder = lab.NewRecorder(NewBacklog());
        var fragments = new TestFragments(lab.Camera, Start);
        recorder.Write(fragments.Next());
        Assert.Null(lab.Board.Find(lab.Camera));
        clock.Advance(TimeSpan.FromSeconds(2));
        recorder.Tick();
        Assert.Equal(clock.GetUtcNow(), lab.Board.Find(lab.Camera)!.LastPartOnDiskAt);
        Assert.Equal(Start + TestFragments.Duration, lab.Board.Find(lab.Camera)!.OnDiskUntil);
        Assert.Equal(Start, lab.Board.Find(lab.Camera)!.OpenSegmentStartAt);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_forced_to_the_disk_before_it_failed_outlives_the_process_and_is_kept_once(bool dies)
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        var backlog = NewBacklog();
        var recorder = lab.NewRecorder(backlog);
        var fragments = new TestFragments(lab.Camera, Start);
        recorder.Write(fragments.Next());
        clock.Advance(TimeSpan.FromSeconds(2));
        recorder.Tick();
        lab.Disk.Failure = FaultyDisk.Broken;
        recorder.Write(fragments.Next());
        var part = Path.GetRelativePath(lab.Root, Assert.Single(Directory.GetFiles(lab.Root, "*.part.mp4", SearchOption.AllDirectories)));
        lab.Disk.Failure = null;
        if (dies)
        {
            lab.Abandoned.Forget(part);
        }
        else
        {
            clock.Advance(TimeSpan.FromSeconds(6));
            recorder.Retry();
            ArchiveLab.Drain(backlog, recorder);
            recorder.End(SegmentClosedBy.Shutdown);
        }

        Assert.True(await lab.NewRecovery().TryReconcileAsync(TestContext.Current.CancellationToken));
        Assert.Equal(dies ? [0] : [0, 1], await lab.KeptNumbersAsync());
        Assert.Empty(Directory.GetFiles(lab.Root, "*.part.mp4", SearchOption.AllDirectories));
    }

    private static bool Survives(int groupLength, IReadOnlyList<int> steps)
    {
        var lab = new ArchiveLab(TenSeconds);
        var backlog = NewBacklog();
        var recorder = lab.NewRecorder(backlog);
        var fragments = new TestFragments(lab.Camera, Start, groupLength);
        var at = Start;
        var written = new List<(long Attempt, int Number)>();
        foreach (var step in steps)
        {
            switch (step)
            {
                case 1:
                    backlog.AddEnd();
                    fragments.NewAttempt(at += TimeSpan.FromMinutes(1));
                    break;
                case 2:
                    fragments.Drift += TimeSpan.FromSeconds(7);
                    break;
                case 3:
                    lab.Disk.Once = (groupLength, FaultyDisk.Full);
                    break;
                default:
                    break;
            }

            var next = fragments.Next();
            written.Add((next.Init.Attempt.Value, (int)next.Number));
            backlog.Add(next);
            Pass(lab, backlog, recorder, TestFragments.Duration);
        }

        lab.Disk.Once = null;
        Pass(lab, backlog, recorder, TimeSpan.FromMinutes(1));
        recorder.End(SegmentClosedBy.Shutdown);
        var (stored, startWithKeys) = Stored(lab);
        return startWithKeys && stored.SequenceEqual(written.Order());
    }

    private static void Pass(ArchiveLab lab, FragmentBacklog backlog, ArchiveRecorder recorder, TimeSpan time)
    {
        ((ManualTimeProvider)lab.Clock).Advance(time);
        if (recorder.RetryIn == TimeSpan.Zero)
        {
            recorder.Retry();
        }

        ArchiveLab.Drain(backlog, recorder);
    }

    /// <summary>Everything in the files, and whether each begins with a key frame. FsCheck's properties are synchronous, hence the wait.</summary>
    private static (List<(long Attempt, int Number)> Fragments, bool StartWithKeys) Stored(ArchiveLab lab)
    {
        Task.Run(() => lab.NewRecovery().TryReconcileAsync(CancellationToken.None)).GetAwaiter().GetResult();
        var rows = Task.Run(lab.RowsAsync).GetAwaiter().GetResult();
        var stored = rows.SelectMany(row => lab.NumbersIn(row).Select(number => (lab.AttemptOf(row), number))).Order().ToList();
        Task.Run(async () => await lab.DisposeAsync()).GetAwaiter().GetResult();
        return (stored, rows.All(static row => FragmentIndex.Unpack(row.FragmentIndex)[0].StartsWithKeyFrame));
    }

    private static void Feed(ArchiveLab lab, FragmentBacklog backlog, ArchiveRecorder recorder, TestFragments fragments, int count)
    {
        foreach (var fragment in fragments.Take(count))
        {
            backlog.Add(fragment);
            ((ManualTimeProvider)lab.Clock).Advance(TestFragments.Duration);
            ArchiveLab.Drain(backlog, recorder);
        }
    }

    private static FragmentBacklog NewBacklog() => new(TimeSpan.FromMinutes(2), long.MaxValue);
}
