using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Health;

/// <summary>A page never says that all is well while nothing is recorded.</summary>
public sealed class RecordingWatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 58, 51, 300, TimeSpan.Zero);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>What the product promises; what it takes is told by the test's output.</summary>
    private const int RedWithinSeconds = 60;

    [Fact]
    public async Task Writes_that_go_nowhere_without_an_error_are_red_within_a_minute()
    {
        await using var lab = new ArchiveLab();
        var (clock, watch, captures, camera, _) = Watch(lab);
        var backlog = new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue);
        var recorder = lab.NewRecorder(backlog);
        var fragments = new TestFragments(lab.Camera, Start);
        Run(20, untilRed: false);
        Assert.Empty(watch.Alarms);
        Assert.Equal(1, watch.ProvenCount);

        lab.Disk.Swallows = true;
        var red = Run(RedWithinSeconds);
        Assert.InRange(red, 0, RedWithinSeconds - 1);
        Assert.Equal((camera.Id, FaultReason.NothingWritten), (watch.Alarms[0].Camera, watch.Alarms[0].Reason));
        Assert.Contains(lab.Faults.Open, static fault => fault.Cause.Reason == FaultReason.NothingWritten);

        lab.Disk.Swallows = false;
        Run(30, untilRed: false);
        Assert.Empty(watch.Alarms);
        Assert.Empty(lab.Faults.Open);
        TestContext.Current.TestOutputHelper!.WriteLine($"red after {red} s");

        int Run(int seconds, bool untilRed = true)
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
                captures.Post(Running(camera, clock));
                watch.Look([camera]);
                if (untilRed && watch.Alarms.Count > 0)
                {
                    return second;
                }
            }

            return seconds;
        }
    }

    [Fact]
    public async Task A_disk_that_hangs_without_a_word_is_red_within_a_minute()
    {
        await using var lab = new ArchiveLab();
        var (clock, watch, captures, camera, _) = Watch(lab);
        using var lifetime = new FakeLifetime();
        var factory = new ArchiveWriterFactory(lab.Store, lab.Board, lab.Faults, Options.Create(lab.Options), clock, lifetime, NullLogger<ArchiveWriter>.Instance);
        var writer = factory.Create(camera)!;
        using var hang = lab.Disk.Hang();
        var fragments = new TestFragments(lab.Camera, Start);
        var red = 0;
        while (watch.Alarms.Count == 0 && red < RedWithinSeconds)
        {
            fragments.Take(2).ToList().ForEach(writer.Accept);
            clock.Advance(Second);
            captures.Post(Running(camera, clock));
            watch.Look([camera]);
            red++;
        }

        Assert.InRange(red, 1, RedWithinSeconds - 1);
        hang.Dispose();
        await writer.DisposeAsync();
    }

    [Fact]
    public async Task A_part_that_says_nothing_at_all_becomes_a_fault_of_its_own_and_ends_by_itself()
    {
        await using var lab = new ArchiveLab();
        var (clock, watch, captures, camera, log) = Watch(lab);
        lab.Board.Post(Written(camera, clock));
        Look(5);
        Assert.Empty(watch.Alarms);

        Look(30);
        var alarm = Assert.Single(watch.Alarms);
        Assert.Equal((camera.Name, FaultKind.RecordingBranch, FaultReason.NothingWritten), (alarm.Name, alarm.Kind, alarm.Reason));
        Assert.Equal(FaultReason.NothingWritten, Assert.Single(lab.Faults.Open).Cause.Reason);

        lab.Board.Post(Written(camera, clock));
        Look(1);
        Assert.Empty(watch.Alarms);
        Assert.Empty(lab.Faults.Open);
        Assert.Equal(2, log.Lines.Count);

        void Look(int seconds)
        {
            for (var second = 0; second < seconds; second++)
            {
                clock.Advance(Second);
                captures.Post(Running(camera, clock));
                watch.Look([camera]);
            }
        }
    }

    [Fact]
    public async Task A_camera_that_is_away_is_told_after_its_first_reconnect_could_have_worked_with_its_reason_and_since_when()
    {
        await using var lab = new ArchiveLab();
        var (clock, watch, captures, camera, _) = Watch(lab);
        lab.Board.Post(Written(camera, clock));
        captures.Post(Running(camera, clock));
        watch.Look([camera]);
        var lost = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromSeconds(11));
        captures.Post(new CaptureStatus { Camera = camera.Id, State = CaptureState.Waiting, Since = clock.GetUtcNow(), Fault = FaultKind.RtspNetwork, FaultReason = FaultReason.LoginRefused });
        watch.Look([camera]);
        Assert.Empty(watch.Alarms);
        clock.Advance(TimeSpan.FromSeconds(10));
        watch.Look([camera]);

        Assert.Equal(new RecordingAlarm(camera.Id, camera.Name, lost, FaultKind.RtspNetwork, FaultReason.LoginRefused), Assert.Single(watch.Alarms));
        camera.IsOn = false;
        watch.Look([camera]);
        Assert.Empty(watch.Alarms);
    }

    [Fact]
    public async Task A_state_that_changes_all_the_time_is_counted_and_not_logged_each_time()
    {
        await using var lab = new ArchiveLab();
        var (clock, watch, captures, camera, log) = Watch(lab);
        for (var minute = 0; minute < 30; minute++)
        {
            lab.Board.Post(Written(camera, clock));
            for (var look = 0; look < 30; look++)
            {
                clock.Advance(TimeSpan.FromSeconds(2));
                captures.Post(Running(camera, clock));
                watch.Look([camera]);
            }
        }

        // Sixty changes in half an hour: six lines and a count in each ten minutes.
        Assert.InRange(log.Lines.Count, 14, 28);
        Assert.Contains(log.Lines, static line => line.Contains("more changes", StringComparison.Ordinal));
    }

    private static (ManualTimeProvider Clock, RecordingWatch Watch, CaptureStatusBoard Captures, Camera Camera, RememberedLog Log) Watch(ArchiveLab lab)
    {
        var clock = (ManualTimeProvider)lab.Clock;
        var captures = new CaptureStatusBoard();
        var log = new RememberedLog();
        var camera = new Camera { Id = lab.Camera, Name = "Nursery", Source = new CameraSource { Kind = SourceKind.Demo } };
        var running = Running(camera, clock);
        captures.Post(running);
        return (clock, new RecordingWatch(new CameraStore(lab.Database, null!, clock), captures, lab.Board, lab.Faults, clock, log), captures, camera, log);
    }

    /// <summary>Pictures have been coming for an hour.</summary>
    private static CaptureStatus Running(Camera camera, ManualTimeProvider clock) => new() { Camera = camera.Id, State = CaptureState.Running, Since = clock.GetUtcNow().AddHours(-1) };

    private static RecordingStatus Written(Camera camera, ManualTimeProvider clock) =>
        new() { Camera = camera.Id, LastPartOnDiskAt = clock.GetUtcNow(), OnDiskUntil = clock.GetUtcNow(), OpenSegmentStartAt = Start };

    private sealed class RememberedLog : ILogger<RecordingWatch>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
