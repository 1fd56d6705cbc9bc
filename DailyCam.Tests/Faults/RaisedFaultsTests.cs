using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Detection.Vision;
using DailyCam.Core.Faults;
using DailyCam.Core.Live;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Faults;

/// <summary>What breaks inside is told as what it means for the family.</summary>
public sealed class RaisedFaultsTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly CameraId camera = CameraId.New();
    private readonly FaultLog faults;

    public RaisedFaultsTests() => faults = new FaultLog(null!, clock, NullLogger<FaultLog>.Instance);

    [Theory]
    [InlineData(FaultKind.StreamingBranch, FaultReason.PackagingFailed, FaultStage.Live)]
    [InlineData(FaultKind.RecordingBranch, FaultReason.WriterFailed, FaultStage.Archive)]
    [InlineData(FaultKind.Decoder, FaultReason.DecoderEnded, FaultStage.Frames)]
    public async Task A_consumer_that_throws_is_a_fault_of_its_branch_and_the_others_go_on(FaultKind kind, FaultReason reason, FaultStage stage)
    {
        var (bad, good) = (new Consumer(kind), new Consumer(FaultKind.Unknown));
        await using var fanOut = new FragmentFanOut(camera, [bad, good], faults, clock, NullLogger.Instance);
        var fragments = new TestFragments(camera, clock.GetUtcNow());
        bad.Throws = true;
        fanOut.Accept(fragments.Next());
        fanOut.Accept(fragments.Next());
        var fault = Assert.Single(faults.Open);
        Assert.Equal((kind, reason, stage, 2), (fault.Cause.Kind, fault.Cause.Reason, fault.Cause.Stage, fault.Attempts));
        Assert.Equal(2, good.Got);

        bad.Throws = false;
        fanOut.Accept(fragments.Next());
        clock.Advance(PartTrouble.ProvenAfter);
        Assert.Empty(faults.Open);
    }

    [Theory]
    [InlineData(true, FaultReason.VisionMissing)]
    [InlineData(false, FaultReason.VisionEnded)]
    public async Task A_vision_child_that_is_missing_or_dies_each_time_is_one_fault_for_all_cameras(bool missing, FaultReason reason)
    {
        using var vision = new VisionProcess(
            Options.Create(new DetectionOptions()), new FailingLauncher(missing ? new FileNotFoundException("no such program") : new IOException("it died")), faults, clock, NullLogger<VisionProcess>.Instance);
        using var stop = new CancellationTokenSource();
        var running = vision.RunAsync(stop.Token);
        await Eventually.Is(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(60));
                return faults.Open is [{ Attempts: >= 3 }];
            },
            TimeSpan.FromSeconds(20),
            "three deaths");
        var fault = Assert.Single(faults.Open);
        Assert.Equal((null, FaultKind.Decoder, reason, FaultStage.Vision), (fault.Camera, fault.Cause.Kind, fault.Cause.Reason, fault.Cause.Stage));
        await stop.CancelAsync();
        clock.Advance(TimeSpan.FromSeconds(60));
        await running;
    }

    [Fact]
    public void A_player_that_cannot_play_what_is_there_is_a_fault_until_one_plays_or_nobody_says_so_any_more()
    {
        var streams = new LiveStreams(Options.Create(new LiveOptions()), clock);
        var reports = new PlayerReports(streams, faults, clock);
        reports.NotPlayable(camera);
        Assert.Empty(faults.Open); // There is nothing to play.

        streams.For(camera).Accept(new TestFragments(camera, clock.GetUtcNow()).Next() with { ReceivedAt = clock.GetUtcNow() });
        for (var report = 0; report < 20; report++)
        {
            reports.NotPlayable(camera);
        }

        var fault = Assert.Single(faults.Open);
        Assert.Equal((FaultKind.VideoSink, FaultReason.NotPlayable, FaultStage.Player, 1), (fault.Cause.Kind, fault.Cause.Reason, fault.Cause.Stage, fault.Attempts));
        reports.Plays(camera);
        Assert.Empty(faults.Open);

        reports.NotPlayable(camera);
        clock.Advance(PlayerReports.ForgetAfter);
        Assert.Empty(faults.Open);
    }

    private sealed class Consumer(FaultKind failsAs) : IFragmentConsumer
    {
        public bool Throws { get; set; }

        public int Got { get; private set; }

        public FaultKind FailsAs => failsAs;

        public void Accept(MediaFragment fragment)
        {
            Got++;
            if (Throws)
            {
                throw new InvalidOperationException("a bug");
            }
        }

        public void EndAttempt(CaptureAttemptId attempt)
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class FailingLauncher(Exception failure) : IMediaProcessLauncher
    {
        public Task<IMediaProcess> StartAsync(MediaCommand command, CancellationToken cancellationToken) => Task.FromException<IMediaProcess>(failure);
    }
}
