using System.Diagnostics;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;
using DailyCam.Tests.Frames;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Detection;

[Trait(Suites.Key, Suites.Slow)]
public sealed class VisionProcessTests(VisionFixture fixture) : IClassFixture<VisionFixture>
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_sees_a_person_where_one_is_and_nobody_where_nobody_is()
    {
        var (empty, person) = await FramesAsync();
        Assert.DoesNotContain(await AskUntilAnsweredAsync(empty), static seen => seen.IsPerson && seen.Score >= 0.4);
        var found = Assert.Single(await AskUntilAnsweredAsync(person), static seen => seen.IsPerson && seen.Score >= 0.4);
        Assert.InRange(found.Box.X + (found.Box.Width / 2), 0.5f, 0.7f);
        Assert.InRange(found.Box.Bottom, 0.8f, 1);
    }

    [Theory]
    [InlineData(TestProcess.SigKill)]
    [InlineData(TestProcess.SigStop)]
    public async Task A_child_that_is_killed_or_stopped_is_replaced_and_detections_return(int signal)
    {
        var (_, person) = await FramesAsync();
        await AskUntilAnsweredAsync(person);
        var hit = fixture.Vision.ProcessId!.Value;
        Assert.True(TestProcess.Signal(hit, signal));
        var watch = Stopwatch.StartNew();

        var first = await fixture.Vision.DetectAsync(person, CancellationToken.None);
        var firstAfter = watch.Elapsed;
        Assert.Contains(await AskUntilAnsweredAsync(person), static seen => seen.IsPerson);

        // Nobody waits longer than two answer time-outs for a picture, whatever the child does.
        Assert.InRange(firstAfter, TimeSpan.Zero, fixture.Options.AnswerTimeout * 2 + TimeSpan.FromSeconds(1));
        Assert.NotEqual(hit, fixture.Vision.ProcessId);
        await Eventually.Is(() => ProcessFacts.Read(hit) is null, TimeSpan.FromSeconds(5), "the old child is gone");
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"signal {signal}: first question {(first is null ? "unanswered" : "answered")} after {firstAfter.TotalSeconds:0.00} s, detections back after {watch.Elapsed.TotalSeconds:0.00} s");
    }

    private async Task<IReadOnlyList<DetectedObject>> AskUntilAnsweredAsync(VideoFrame frame) =>
        await Eventually.Gives(() => fixture.Vision.DetectAsync(frame, CancellationToken.None), Start, "an answer");

    private async Task<(VideoFrame Empty, VideoFrame Person)> FramesAsync()
    {
        var clip = await ClipFragments.OfFileAsync(fixture.Lab.Launcher, RepositoryFiles.Media("people_one_by_one.mp4"));
        var frames = new List<VideoFrame>();
        await fixture.DecodeAsync(clip with { Fragments = [.. clip.Fragments.TakeWhile(static f => f.MediaStart < TimeSpan.FromSeconds(13))] }, frame =>
        {
            if (frames.Count == (frame.TakenAt < ClipFragments.Start.AddSeconds(12) ? 0 : 1))
            {
                frames.Add(new VideoFrame(frame.Camera, frame.TakenAt, frame.Width, frame.Height, frame.Pixels.ToArray()));
            }

            return Task.CompletedTask;
        });
        return (frames[0], frames[1]);
    }
}
