using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Processes;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>The reconnect machine against a camera that is never there, on a clock that the test moves.</summary>
public sealed class ReconnectTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static Camera Mjpeg => new() { Name = "mjpeg", Source = new CameraSource { Kind = SourceKind.Mjpeg, Url = "http://192.168.0.9/video" } };

    [Fact]
    public async Task Attempts_are_5_10_20_40_60_and_60_seconds_apart_with_one_pending_timer()
    {
        var clock = new ManualTimeProvider();
        var launcher = new DeadLauncher();
        using var bench = new CaptureBench(launcher, clock);
        var camera = Mjpeg;
        await using var session = bench.Session(camera);
        var attempt = 0;
        foreach (var step in new[] { 5, 10, 20, 40, 60, 60 })
        {
            var status = await WaitingAsync(bench, camera, clock, launcher, ++attempt);
            Assert.InRange((status.NextAttemptAt!.Value - clock.GetUtcNow()).TotalSeconds, step * 0.9, step * 1.1);
            Assert.Equal(attempt, status.FailedAttempts);

            clock.Advance(status.NextAttemptAt.Value - clock.GetUtcNow() - TimeSpan.FromMilliseconds(1));
            Assert.Equal(attempt, launcher.Starts);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_there_is_one_attempt_and_one_timer(int seed)
    {
        var random = new Random(seed);
        var clock = new ManualTimeProvider();
        var launcher = new DeadLauncher();
        using var bench = new CaptureBench(launcher, clock);
        var camera = Mjpeg;
        await using var session = bench.Session(camera);
        for (var turn = 0; turn < 60; turn++)
        {
            var starts = launcher.Starts;
            var status = await WaitingAsync(bench, camera, clock, launcher, atLeast: Math.Max(1, starts));
            switch (random.Next(3))
            {
                case 0:
                    session.Restart();
                    await Eventually.Is(() => launcher.Starts > starts, Patience, "a restart begins an attempt at once");
                    break;
                case 1:
                    clock.Advance(TimeSpan.FromSeconds(random.Next(1, 4)));
                    break;
                default:
                    clock.Advance(status.NextAttemptAt!.Value - clock.GetUtcNow());
                    break;
            }

            Assert.True(clock.PendingTimers <= 1, $"{clock.PendingTimers} timers in turn {turn}");
        }

        Assert.Equal(1, launcher.MostAtOnce);
    }

    [Fact]
    public async Task A_session_that_is_stopped_while_it_waits_leaves_no_timer()
    {
        var clock = new ManualTimeProvider();
        var launcher = new DeadLauncher();
        using var bench = new CaptureBench(launcher, clock);
        var camera = Mjpeg;
        var consumer = new RecordingConsumer();
        var session = bench.Session(camera, consumer);
        await WaitingAsync(bench, camera, clock, launcher, 1);
        await session.DisposeAsync();

        Assert.Equal(0, clock.PendingTimers);
        Assert.True(consumer.IsDisposed);
    }

    /// <summary>The session waits: its one timer is the next attempt's.</summary>
    private static async Task<CaptureStatus> WaitingAsync(CaptureBench bench, Camera camera, ManualTimeProvider clock, DeadLauncher launcher, int atLeast)
    {
        await Eventually.Is(
            () => launcher.Starts >= atLeast && clock.PendingTimers == 1 && bench.Context.Board.Find(camera.Id) is { State: CaptureState.Waiting } s && s.NextAttemptAt > clock.GetUtcNow(),
            Patience,
            "the session waits");
        return bench.Context.Board.Find(camera.Id)!;
    }

    /// <summary>Every child ends at once: the connection was refused.</summary>
    private sealed class DeadLauncher : IMediaProcessLauncher
    {
        private int starts;
        private int running;
        private int most;

        public int Starts => Volatile.Read(ref starts);

        public int MostAtOnce => Volatile.Read(ref most);

        public Task<IMediaProcess> StartAsync(MediaCommand command, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref starts);
            most = Math.Max(most, Interlocked.Increment(ref running));
            return Task.FromResult<IMediaProcess>(new DeadChild(() => Interlocked.Decrement(ref running)));
        }
    }

    private sealed class DeadChild(Action gone) : IMediaProcess
    {
        private Action? onGone = gone;

        public int ProcessId => 0;

        public Stream Output => Stream.Null;

        public Stream Input => Stream.Null;

        public IReadOnlyList<string> LastLines => ["http://192.168.0.9/video: Connection refused"];

        public Task<MediaProcessExit> WaitForExitAsync(CancellationToken cancellationToken) => Task.FromResult(new MediaProcessExit(1, Asked: false, LastLines));

        public Task<MediaProcessExit> StopAsync(TimeSpan grace) => WaitForExitAsync(CancellationToken.None);

        public ValueTask DisposeAsync()
        {
            Interlocked.Exchange(ref onGone, null)?.Invoke();
            return ValueTask.CompletedTask;
        }
    }
}
