using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>The session's state machine under whatever a camera, its way and its owner may do, on a clock that the test moves.</summary>
public sealed class SessionMachineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly CameraSource Source = new() { Kind = SourceKind.Mjpeg, Url = "http://192.168.0.9/video" };

    private readonly ManualTimeProvider clock = new();
    private readonly ScriptedDoor door = new();

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task Whatever_happens_in_whatever_order_there_is_at_most_one_timer_and_one_ffmpeg(int seed)
    {
        var random = new Random(seed);
        ScriptedChild? alive = null;
        var launcher = new ScriptedLauncher(_ => alive = RandomChild(random));
        using var bench = new CaptureBench(launcher, clock, door);
        var camera = new Camera { Name = "any", Source = Source };
        await using (var session = bench.Session(camera))
        {
            for (var turn = 0; turn < 80; turn++)
            {
                await SettledAsync(bench, camera, launcher);
                Assert.True(clock.PendingTimers <= 1, $"{clock.PendingTimers} timers in turn {turn}");
                Do(random, session, alive);
            }
        }

        Assert.Equal((1, 0, 0), (launcher.MostAtOnce, launcher.Running, clock.PendingTimers));
    }

    [Fact]
    public async Task A_stream_that_stands_still_is_noticed_after_30_to_35_seconds_and_restarted_once()
    {
        var launcher = new ScriptedLauncher(static _ => new ScriptedChild());
        using var bench = new CaptureBench(launcher, clock, door);
        var camera = new Camera { Name = "frozen", Source = Source };
        await using var session = bench.Session(camera);
        await Eventually.Is(() => launcher.Running == 1 && clock.PendingTimers == 1, Patience, "the attempt is watched");
        for (var second = 1; second < 30; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(1, launcher.Running);
        }

        clock.Advance(TimeSpan.FromSeconds(6)); // At the thirtieth second itself it may be noticed already.
        await WaitingAsync(bench, camera);
        Assert.Equal(FaultReason.NoFrames, bench.Context.Board.Find(camera.Id)!.FaultReason);
        Assert.Single(launcher.Commands);
    }

    [Fact]
    public async Task Ffmpegs_own_limit_is_always_set_and_lies_behind_the_watchdogs()
    {
        var launcher = new ScriptedLauncher(static _ => new ScriptedChild());
        using var bench = new CaptureBench(launcher, clock, door);
        await using var session = bench.Session(new Camera { Name = "any", Source = Source });
        await Eventually.Is(() => launcher.Commands.Count == 1, Patience, "FFmpeg is started");
        var arguments = launcher.Commands[0].Arguments.ToList();
        Assert.Equal("40000000", arguments[arguments.IndexOf("-timeout") + 1]);
    }

    [Fact]
    public async Task A_dead_host_costs_no_ffmpeg_and_one_that_is_back_is_tried_within_two_seconds()
    {
        var launcher = new ScriptedLauncher(static _ => new ScriptedChild("Connection reset by peer").End());
        using var bench = new CaptureBench(launcher, clock, door);
        var camera = new Camera { Name = "away", Source = Source };
        await using var session = bench.Session(camera);
        door.IsOpen = false;
        for (var failure = 1; failure <= 5; failure++)
        {
            var status = await WaitingAsync(bench, camera, failure);
            var step = BackOff.Steps[failure - 1];
            Assert.InRange(status.NextAttemptAt!.Value - status.Since, step * 0.9, step * 1.1);
            await AdvanceToAsync(status.NextAttemptAt.Value, () => bench.Context.Board.Find(camera.Id)!.FailedAttempts > failure);
        }

        Assert.Single(launcher.Commands);
        await WaitingAsync(bench, camera, 6);
        door.IsOpen = true;
        clock.Advance(StepWait.LookInterval);
        await Eventually.Is(() => launcher.Commands.Count == 2, Patience, "an attempt as soon as the port is open");
    }

    [Fact]
    public async Task A_refused_login_is_not_repeated_early_whatever_the_port_does()
    {
        var launcher = new ScriptedLauncher(static _ => new ScriptedChild("Server returned 401 Unauthorized (authorization failed)").End());
        using var bench = new CaptureBench(launcher, clock, door);
        var camera = new Camera { Name = "guarded", Source = Source };
        await using var session = bench.Session(camera);
        for (var minute = 1; minute <= 4; minute++)
        {
            var status = await WaitingAsync(bench, camera, minute);
            Assert.InRange(status.NextAttemptAt!.Value - status.Since, BackOff.LoginStep, BackOff.LoginStep * 1.1);
            door.IsOpen = false;
            clock.Advance(TimeSpan.FromSeconds(30));
            door.IsOpen = true;
            await AdvanceToAsync(status.NextAttemptAt.Value, () => launcher.Commands.Count > minute);
        }
    }

    [Fact]
    public async Task A_main_stream_without_a_picture_gives_way_to_the_smaller_one_and_the_status_tells_why()
    {
        var launcher = new ScriptedLauncher(static command => Reads(command, "/video") ? new ScriptedChild("Output file does not contain any stream").End() : new ScriptedChild());
        using var bench = new CaptureBench(launcher, clock, door);
        var camera = new Camera { Name = "both", Source = Source with { SubUrl = "http://192.168.0.9/small" } };
        await using var session = bench.Session(camera);
        for (var failure = 1; failure < StreamChoice.FailuresBeforeSmaller; failure++)
        {
            var status = await WaitingAsync(bench, camera, failure);
            Assert.Null(status.SmallerStreamBecause);
            await AdvanceToAsync(status.NextAttemptAt!.Value, () => launcher.Commands.Count > failure);
        }

        await Eventually.Is(() => launcher.Commands.Count == StreamChoice.FailuresBeforeSmaller + 1, Patience, "the smaller stream is tried at once");
        Assert.True(Reads(launcher.Commands[^1], "/small"));
        await Eventually.Is(() => bench.Context.Board.Find(camera.Id)!.SmallerStreamBecause == FaultReason.NoVideo, Patience, "the status tells why");
    }

    private static bool Reads(MediaCommand command, string path) => command.Arguments.Any(argument => argument.EndsWith(path, StringComparison.Ordinal));

    /// <summary>What FFmpeg may do: end at once for a reason of its own, hang, or write what nobody can read.</summary>
    private static ScriptedChild RandomChild(Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                return new ScriptedChild("Connection refused").End();
            case 1:
                return new ScriptedChild("401 Unauthorized").End();
            case 2:
                throw new IOException("No more processes.");
            case 3:
                var garbage = new ScriptedChild();
                _ = garbage.WriteAsync("not a film at all, and not a box"u8.ToArray());
                return garbage;
            default:
                return new ScriptedChild();
        }
    }

    private void Do(Random random, CaptureSession session, ScriptedChild? alive)
    {
        switch (random.Next(6))
        {
            case 0:
                session.Restart();
                break;
            case 1:
                door.IsOpen = !door.IsOpen;
                break;
            case 2:
                alive?.End(random.Next(2));
                break;
            case 3:
                clock.Advance(TimeSpan.FromSeconds(70));
                break;
            default:
                clock.Advance(TimeSpan.FromSeconds(random.Next(1, 12)));
                break;
        }
    }

    /// <summary>Either an attempt is watched or a wait goes on; between the two the session is still working.</summary>
    private Task SettledAsync(CaptureBench bench, Camera camera, ScriptedLauncher launcher) => Eventually.Is(
        () => clock.PendingTimers > 0 && (launcher.Running == 1 || bench.Context.Board.Find(camera.Id) is { State: CaptureState.Waiting }),
        Patience,
        "the session has settled");

    private async Task<CaptureStatus> WaitingAsync(CaptureBench bench, Camera camera, int failures = 1)
    {
        await Eventually.Is(
            () => bench.Context.Board.Find(camera.Id) is { State: CaptureState.Waiting } status && status.FailedAttempts >= failures && clock.PendingTimers == 1,
            Patience,
            $"the session waits after {failures} failures");
        return bench.Context.Board.Find(camera.Id)!;
    }

    /// <summary>Lets time pass in steps shorter than a look at the door, so that each look is made.</summary>
    private async Task AdvanceToAsync(DateTimeOffset moment, Func<bool> happened)
    {
        while (clock.GetUtcNow() < moment)
        {
            var rest = moment - clock.GetUtcNow();
            clock.Advance(rest < StepWait.LookInterval ? rest : StepWait.LookInterval);
            await Eventually.Is(() => clock.PendingTimers == 1 || happened(), Patience, "the wait goes on");
        }

        await Eventually.Is(happened, Patience, "the attempt is made");
    }
}
