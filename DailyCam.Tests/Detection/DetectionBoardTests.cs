using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Api;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Detection;

public sealed class DetectionBoardTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly DetectedObject Child = new(DetectedObject.PersonLabel, 0.8f, new PictureBox(0.1f, 0.2f, 0.3f, 0.4f));

    private readonly ManualTimeProvider clock = new(At);
    private readonly Camera camera = new() { Name = "camera", Source = new CameraSource { Kind = SourceKind.Demo } };
    private readonly DetectionBoard board;

    public DetectionBoardTests() => board = new DetectionBoard(Options.Create(new DetectionOptions { IdleInterval = TimeSpan.FromSeconds(10), AnswerTimeout = TimeSpan.FromSeconds(3) }), clock);

    [Fact]
    public async Task What_was_seen_last_is_told_and_is_gone_with_the_session()
    {
        Assert.Equal(DetectionsNow.Nothing, board.Find(camera.Id));
        await using (var listener = board.Create(camera))
        {
            Assert.Equal((VisionState.Starting, null), (board.Find(camera.Id).State, board.Find(camera.Id).Newest));
            Look(listener, At, Child);
            Look(listener, At.AddSeconds(1), Child, Child);
            Assert.Equal((VisionState.Watching, 2), (board.Find(camera.Id).State, board.Find(camera.Id).Newest!.Detections.Count));
            Assert.Equal(VisionState.Off, board.Find(CameraId.New()).State);
        }

        Assert.Equal(DetectionsNow.Nothing, board.Find(camera.Id));
    }

    [Fact]
    public async Task An_answer_older_than_the_longest_pause_is_behind_and_so_is_a_detector_that_never_answers()
    {
        await using var listener = board.Create(camera);
        clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(VisionState.Starting, board.Find(camera.Id).State);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(VisionState.Behind, board.Find(camera.Id).State);
        Look(listener, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(VisionState.Watching, board.Find(camera.Id).State);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(VisionState.Behind, board.Find(camera.Id).State);
    }

    [Fact]
    public async Task A_session_that_ends_late_does_not_take_away_what_the_next_one_sees()
    {
        var before = board.Create(camera);
        await using var next = board.Create(camera);
        Look(next, At, Child);
        await before.DisposeAsync();
        Assert.Equal(VisionState.Watching, board.Find(camera.Id).State);
    }

    [Fact]
    public void A_program_is_told_the_picture_s_time_its_age_and_the_boxes()
    {
        var seen = new FrameDetections(camera.Id, At, 0.1f, Looked: true, [Child]);
        var answer = DetectionsAnswer.Of(new DetectionsNow(VisionState.Watching, seen), At.AddSeconds(2.5));
        Assert.Equal((VisionState.Watching, At, 2.5), (answer.State, answer.TakenAt, answer.SecondsAgo));
        Assert.Equal(new DetectionsAnswer.Item("person", 0.8f, 0.1f, 0.2f, 0.3f, 0.4f), Assert.Single(answer.Objects));
        var nothing = DetectionsAnswer.Of(DetectionsNow.Nothing, At);
        Assert.Equal((VisionState.Off, null, null, 0), (nothing.State, nothing.TakenAt, nothing.SecondsAgo, nothing.Objects.Count));
    }

    private void Look(IDetectionListener listener, DateTimeOffset takenAt, params DetectedObject[] objects)
    {
        using var frame = new VideoFrame(camera.Id, takenAt, 1, 1, new byte[3]);
        listener.Looked(new FrameDetections(camera.Id, takenAt, 0.1f, Looked: true, objects), frame);
    }
}
