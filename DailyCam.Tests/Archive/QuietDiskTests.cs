using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Archive;

/// <summary>What the log says of one camera whose disk fails, on a clock that the test moves.</summary>
public sealed class QuietDiskTests
{
    private const int MostLines = 10;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Ten = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_disk_that_is_unplugged_for_a_while_is_one_line_when_it_goes_and_one_when_it_is_back()
    {
        await using var bench = new Bench();
        bench.Run(10);
        bench.Lab.Disk.Failure = FaultyDisk.Broken;
        bench.Run(20);
        Assert.NotEmpty(bench.Watch.Alarms);
        bench.Lab.Disk.Failure = null;
        bench.Run(20);
        Assert.Empty(bench.Watch.Alarms);
        Assert.Collection(
            bench.Log.Texts,
            static line => Assert.Contains("cannot be recorded: StorageDisconnected, StorageError (Input/output error)", line, StringComparison.Ordinal),
            static line => Assert.Contains("is recorded again after StorageError", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reason_that_becomes_another_is_a_line()
    {
        await using var bench = new Bench();
        bench.Run(10);
        bench.Lab.Disk.Failure = FaultyDisk.Broken;
        bench.Run(10);
        bench.Lab.Disk.Failure = new DirectoryNotFoundException("no such folder");
        bench.Run(10);
        Assert.Equal(2, bench.Log.Lines);
        Assert.Contains("StorageMissing (no such folder)", bench.Log.Texts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_comes_and_goes_for_half_an_hour_is_at_most_ten_lines_a_minute_and_the_rest_is_counted()
    {
        await using var bench = new Bench();
        for (var turn = 0; turn < 120; turn++)
        {
            bench.Lab.Disk.Failure = turn % 2 == 0 ? null : FaultyDisk.Broken;
            bench.Run(15);
        }

        Assert.InRange(bench.Log.MostInAMinute, 1, MostLines);
        Assert.InRange(bench.Log.Lines, 14, 28);
        Assert.Contains(bench.Log.Texts, static line => line.Contains("more times within 10 minutes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_disk_that_works_off_what_waited_is_not_slow_and_one_that_falls_behind_is()
    {
        Assert.Null(ArchiveWatch.Judge(null, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(90), TimeSpan.Zero));
        Assert.Null(ArchiveWatch.Judge(null, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(8), TimeSpan.Zero));
        Assert.Equal(FaultReason.StorageSlow, ArchiveWatch.Judge(null, Ten, TimeSpan.FromSeconds(9), TimeSpan.Zero));
        Assert.Equal(FaultReason.StorageHung, ArchiveWatch.Judge(FaultReason.StorageSlow, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(19), Ten));
        Assert.Equal(FaultReason.StorageSlow, ArchiveWatch.Judge(FaultReason.StorageSlow, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(12), TimeSpan.Zero));
        Assert.Null(ArchiveWatch.Judge(FaultReason.StorageSlow, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.Zero));
    }

    [Theory]
    [InlineData(FaultKind.StorageDisconnected, FaultReason.StorageMissing, true)]
    [InlineData(FaultKind.DiskFull, FaultReason.StorageFull, true)]
    [InlineData(FaultKind.StorageDisconnected, FaultReason.StorageHung, false)]
    [InlineData(FaultKind.RecordingBranch, FaultReason.StorageSlow, false)]
    [InlineData(FaultKind.RecordingBranch, FaultReason.NothingWritten, false)]
    [InlineData(FaultKind.RtspNetwork, FaultReason.NoFrames, false)]
    public void What_the_writing_thread_cannot_tell_is_told_by_whoever_watches_it(FaultKind kind, FaultReason reason, bool tells) => Assert.Equal(tells, ArchiveLog.Tells(kind, reason));

    /// <summary>A recorder and the watch over it, with one log.</summary>
    private sealed class Bench : IAsyncDisposable
    {
        private readonly ManualTimeProvider clock;
        private readonly CaptureStatusBoard captures = new();
        private readonly FragmentBacklog backlog = new(TimeSpan.FromMinutes(2), long.MaxValue);
        private readonly ArchiveRecorder recorder;
        private readonly Camera camera;
        private readonly TestFragments fragments;

        public Bench()
        {
            clock = (ManualTimeProvider)Lab.Clock;
            Log = new MinuteLog<RecordingWatch>(clock);
            recorder = new ArchiveRecorder(Lab.Camera, backlog, Lab.Store, Lab.Board, Lab.Faults, Lab.Options, clock, Log);
            camera = new Camera { Id = Lab.Camera, Name = "Nursery", Source = new CameraSource { Kind = SourceKind.Demo } };
            Watch = new RecordingWatch(new CameraStore(Lab.Database, null!, clock), captures, Lab.Board, Lab.Faults, clock, Log);
            fragments = new TestFragments(Lab.Camera, clock.GetUtcNow());
            captures.Post(new CaptureStatus { Camera = camera.Id, State = CaptureState.Running, Since = clock.GetUtcNow() });
        }

        /// <summary>Files of an hour: hardly a line is about the end of one.</summary>
        public ArchiveLab Lab { get; } = new(new ArchiveOptions { ReserveMegabytes = 0, SegmentLength = TimeSpan.FromHours(1) });

        public MinuteLog<RecordingWatch> Log { get; }

        public RecordingWatch Watch { get; }

        public void Run(int seconds)
        {
            for (var second = 0; second < seconds; second++)
            {
                fragments.Take(2).ToList().ForEach(backlog.Add);
                if (recorder.RetryIn == TimeSpan.Zero)
                {
                    recorder.Retry();
                }

                ArchiveLab.Drain(backlog, recorder);
                recorder.Tick();
                clock.Advance(Second);
                Watch.Look([camera]);
            }
        }

        public ValueTask DisposeAsync() => Lab.DisposeAsync();
    }
}
