using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Live;
using Xunit;

namespace DailyCam.Tests.Live;

public sealed class LiveWindowTests
{
    private readonly LiveWindow window = new(new LiveOptions(), firstSequence: 100);

    [Fact]
    public void A_fragment_of_part_length_is_a_part_and_four_of_them_are_a_segment()
    {
        Feed(new LiveMedia().Steady(9));

        Assert.Equal([100L, 101, 102], window.Segments.Select(s => s.Sequence));
        Assert.Equal([4, 4, 1], window.Segments.Select(s => s.Parts.Count));
        Assert.Equal([true, true, false], window.Segments.Select(s => s.IsClosed));
        Assert.All(window.Segments, s => Assert.True(s.Parts[0].IsIndependent));
        Assert.Equal(2, window.TargetDuration);
        Assert.Equal(0.55, window.PartTarget, 3);
    }

    [Fact]
    public void Fragments_of_one_frame_are_gathered_into_parts()
    {
        Feed(new LiveMedia().Steady(180, seconds: 1 / 30.0, group: 60, frames: 1));

        Assert.Equal([4, 4, 4], window.Segments.Select(s => s.Parts.Count));
        Assert.All(window.Segments.SelectMany(s => s.Parts), part => Assert.Equal(15, part.Fragments.Count));
    }

    [Fact]
    public void A_short_fragment_before_a_key_frame_is_published_at_once()
    {
        var media = new LiveMedia();
        Feed(media.Steady(4));

        Assert.True(window.Add(media.Next(0.5, key: true)));
        Assert.True(window.Add(media.Next(0.5, key: false)));
        Assert.True(window.Add(media.Next(0.1, key: false)));
        Assert.Equal(3, window.NextPart);
    }

    [Fact]
    public void Key_frames_closer_than_a_segment_do_not_end_it()
    {
        Feed(new LiveMedia().Steady(9, group: 2));

        Assert.Equal([4, 4, 1], window.Segments.Select(s => s.Parts.Count));
        Assert.Equal([true, false, true, false], window.Segments.First().Parts.Select(p => p.IsIndependent));
    }

    [Theory]
    [InlineData(20, 10)]
    [InlineData(7, 4)]
    [InlineData(4, 2)]
    public void The_target_duration_is_honest_from_the_first_playlist(int fragmentsPerKeyFrame, int target)
    {
        Feed(new LiveMedia().Steady(fragmentsPerKeyFrame, group: fragmentsPerKeyFrame));
        Assert.False(window.IsReady);

        var more = new LiveMedia();
        Feed(more.Steady(fragmentsPerKeyFrame + 1, group: fragmentsPerKeyFrame));
        Assert.Equal(target, window.TargetDuration);
    }

    [Fact]
    public void The_target_grows_with_a_camera_that_stretches_its_key_frames_and_shrinks_only_with_a_new_attempt()
    {
        var media = new LiveMedia();
        Feed(media.Steady(8));
        for (var i = 0; i < 12; i++)
        {
            window.Add(media.Next(0.5, key: i == 0));
        }

        Assert.Equal(6, window.TargetDuration);
        for (var i = 0; i < 200; i++)
        {
            window.Add(media.Next(0.5, key: i % 4 == 0));
        }

        Assert.Equal(6, window.TargetDuration);
        Feed(new LiveMedia(attempt: 2).Steady(100));
        Assert.Equal(2, window.TargetDuration);
    }

    [Fact]
    public void A_new_attempt_shows_nothing_until_a_hold_back_of_it_exists_and_then_everything()
    {
        Feed(new LiveMedia().Steady(10));
        window.End(new CaptureAttemptId(1));
        var before = window.Segments.Select(s => (s.Sequence, s.Parts.Count)).ToArray();
        var media = new LiveMedia(attempt: 2);

        Assert.False(window.Add(media.Next(0.5, key: true)));
        Assert.False(window.Add(media.Next(0.5, key: false)));
        Assert.False(window.Add(media.Next(0.5, key: false)));
        Assert.Equal(before, window.Segments.Select(s => (s.Sequence, s.Parts.Count)));

        Assert.True(window.Add(media.Next(0.5, key: false)));
        var last = window.Segments.Last();
        Assert.Equal((before[^1].Sequence + 1, 4, true), (last.Sequence, last.Parts.Count, last.IsDiscontinuity));
    }

    [Fact]
    public void An_attempt_that_dies_within_the_hold_back_leaves_no_trace()
    {
        Feed(new LiveMedia().Steady(9));
        window.End(new CaptureAttemptId(1));
        var before = window.Segments.ToArray();

        Feed(new LiveMedia(attempt: 2).Steady(2));
        window.End(new CaptureAttemptId(2));
        Feed(new LiveMedia(attempt: 3).Steady(4));

        Assert.Equal(before, window.Segments.SkipLast(1));
        Assert.Equal(new CaptureAttemptId(3), window.Segments.Last().Init.Attempt);
    }

    [Fact]
    public void Nothing_before_the_first_key_frame_is_shown()
    {
        var media = new LiveMedia();
        Feed([media.Next(0.5, key: false), media.Next(0.5, key: false)]);
        Feed(Enumerable.Range(0, 5).Select(i => media.Next(0.5, key: i == 0 || i == 4)));

        Assert.Equal(TimeSpan.FromSeconds(1), window.Segments.First().Parts[0].Fragments[0].MediaStart);
    }

    [Fact]
    public void What_left_the_playlist_can_still_be_fetched_for_a_moment_and_then_is_gone()
    {
        Feed(new LiveMedia().Steady(4 * 9 + 1));
        Assert.Equal(101, window.Segments.First().Sequence);
        Assert.NotNull(window.FindSegment(100));

        Feed(new LiveMedia(attempt: 2).Steady(100));
        Assert.Null(window.FindSegment(100));
        Assert.Null(window.FindInit(new CaptureAttemptId(1)));
    }

    [Fact]
    public void A_window_that_was_cleared_goes_on_with_higher_numbers()
    {
        Feed(new LiveMedia().Steady(9));
        window.Clear();
        Assert.False(window.IsReady);

        Feed(new LiveMedia(attempt: 2).Steady(9));
        Assert.Equal(103, window.Segments.First().Sequence);
        Assert.True(window.Segments.First().IsDiscontinuity);
    }

    [Fact]
    public void Discontinuities_that_left_the_window_are_counted()
    {
        Feed(new LiveMedia().Steady(9));
        Feed(new LiveMedia(attempt: 2).Steady(9));
        Assert.Equal(0, window.DiscontinuitySequence);

        Feed(new LiveMedia(attempt: 3).Steady(60));
        Assert.Equal(2, window.DiscontinuitySequence);
    }

    private void Feed(IEnumerable<MediaFragment> fragments)
    {
        foreach (var fragment in fragments)
        {
            window.Add(fragment);
        }
    }
}
