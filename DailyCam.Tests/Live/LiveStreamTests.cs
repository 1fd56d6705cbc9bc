using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Live;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Live;

public sealed class LiveStreamTests : IAsyncDisposable
{
    private readonly ManualTimeProvider clock = new();
    private readonly LiveMedia media = new();
    private readonly LiveStream stream;

    public LiveStreamTests() => stream = new LiveStream(LiveMedia.Camera, new LiveOptions(), clock);

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static long First => LiveStream.FirstSequence(new LiveOptions(), new ManualTimeProvider().GetUtcNow());

    [Fact]
    public async Task There_is_no_playlist_before_a_closed_segment()
    {
        Feed(4);
        Assert.Equal(LivePlaylistOutcome.NotYet, (await stream.WaitForPlaylistAsync(null, null, Token)).Outcome);

        Feed(1);
        Assert.Equal(LivePlaylistOutcome.Ready, (await stream.WaitForPlaylistAsync(null, null, Token)).Outcome);
    }

    [Fact]
    public async Task A_request_for_the_next_part_is_answered_when_it_comes()
    {
        Feed(5);
        var waiting = stream.WaitForPlaylistAsync(First + 1, 1, Token);
        Assert.False(waiting.IsCompleted);

        Feed(1);
        var answer = await waiting;
        Assert.Contains($"part/{First + 1}/1.m4s\"\n", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(0, 2)]
    [InlineData(1, 0)]
    [InlineData(-5, 1)]
    public async Task What_is_there_already_is_answered_at_once(int ahead, int? part)
    {
        Feed(5);
        Assert.True(stream.WaitForPlaylistAsync(First + ahead, part, Token).IsCompletedSuccessfully);
        Assert.Equal(LivePlaylistOutcome.Ready, (await stream.WaitForPlaylistAsync(First + ahead, part, Token)).Outcome);
    }

    [Fact]
    public async Task A_part_past_the_end_of_a_closed_segment_means_the_next_segment()
    {
        Feed(4 + 4);
        stream.EndAttempt(new CaptureAttemptId(1));

        var waiting = stream.WaitForPlaylistAsync(First + 1, 4, Token);
        Assert.False(waiting.IsCompleted);

        foreach (var fragment in new LiveMedia(attempt: 2).Steady(4))
        {
            stream.Accept(fragment);
        }

        Assert.Equal(LivePlaylistOutcome.Ready, (await waiting).Outcome);
    }

    [Theory]
    [InlineData(4L, null)]
    [InlineData(null, 1)]
    [InlineData(1L, 8)]
    [InlineData(1L, -1)]
    public async Task Directives_too_far_ahead_or_without_sense_are_refused(long? ahead, int? part)
    {
        Feed(5);
        Assert.Equal(LivePlaylistOutcome.TooFarAhead, (await stream.WaitForPlaylistAsync(ahead + First, part, Token)).Outcome);
    }

    [Fact]
    public async Task Nobody_waits_longer_than_three_target_durations()
    {
        Feed(5);
        var waiting = stream.WaitForPlaylistAsync(First + 1, 1, Token);
        clock.Advance(TimeSpan.FromSeconds(5.9));
        Assert.False(waiting.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(LivePlaylistOutcome.NotYet, (await waiting).Outcome);
        Assert.Equal(LivePlaylistOutcome.Ready, (await stream.WaitForPlaylistAsync(null, null, Token)).Outcome);
    }

    [Fact]
    public async Task A_viewer_that_leaves_is_not_waited_for()
    {
        Feed(5);
        using var leaves = new CancellationTokenSource();
        var waiting = stream.WaitForPlaylistAsync(First + 1, 1, leaves.Token);
        await leaves.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, clock.PendingTimers);
    }

    [Fact]
    public async Task The_hinted_part_is_handed_out_when_it_comes_and_others_are_not_waited_for()
    {
        Feed(5);
        var hinted = stream.WaitForPartAsync(First + 1, 1, Token);
        Assert.False(hinted.IsCompleted);
        Assert.Null(await stream.WaitForPartAsync(First + 1, 2, Token));
        Assert.Null(await stream.WaitForPartAsync(First + 7, 0, Token));

        Feed(1);
        Assert.NotNull(await hinted);
    }

    [Fact]
    public async Task A_hinted_part_that_never_comes_because_its_segment_ended_is_not_there()
    {
        Feed(8);
        var hinted = stream.WaitForPartAsync(First + 1, 4, Token);
        Feed(1);
        Assert.Null(await hinted);
    }

    [Fact]
    public async Task After_a_long_outage_no_old_video_is_shown_as_live_but_the_last_picture_stays()
    {
        Feed(9);
        clock.Advance(TimeSpan.FromSeconds(121));

        Assert.Equal(LivePlaylistOutcome.NotYet, (await stream.WaitForPlaylistAsync(null, null, Token)).Outcome);
        Assert.True(stream.DropIfStale());
        Assert.Null(stream.TryGetSegment(First));
        Assert.NotNull(stream.NewestPicture());
    }

    [Fact]
    public void The_newest_picture_starts_at_the_last_key_frame()
    {
        Feed(7);
        var picture = stream.NewestPicture();

        Assert.NotNull(picture);
        Assert.Equal([4L, 5, 6], picture.Fragments.Select(f => f.Number));
        Assert.Equal(media.StartAt.AddSeconds(3.5) - TimeSpan.FromSeconds(0.5 / 15), picture.TakenAt, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void Numbers_begin_above_everything_an_earlier_process_can_have_reached()
    {
        var options = new LiveOptions();
        var start = clock.GetUtcNow();
        var ran = TimeSpan.FromDays(30);
        var fastest = LiveStream.FirstSequence(options, start) + (long)(ran.TotalSeconds / (options.SegmentLength.TotalSeconds * LiveWindow.LongEnough));

        Assert.True(LiveStream.FirstSequence(options, start + ran + TimeSpan.FromSeconds(2)) > fastest);
    }

    private void Feed(int fragments)
    {
        foreach (var fragment in media.Steady(fragments))
        {
            stream.Accept(fragment);
        }
    }
}
