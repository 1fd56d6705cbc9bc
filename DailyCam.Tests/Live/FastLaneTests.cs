using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Live;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Live;

public sealed class FastLaneTests
{
    private readonly FastLane lane = new();
    private readonly LiveMedia media = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_viewer_begins_with_the_newest_key_frame_and_then_gets_each_chunk()
    {
        Feed(media.Chunks(65, group: 30));
        using var viewer = lane.Enter();
        Feed(media.Chunk(key: false));

        Assert.Equal([60, 61, 62, 63, 64, 65], await TakeAsync(viewer, 6));
        Assert.Equal(0, viewer.Skipped);
    }

    [Fact]
    public async Task A_viewer_who_comes_before_the_first_key_frame_gets_nothing_it_could_not_show()
    {
        using var viewer = lane.Enter();
        Feed(media.Chunk(key: false));
        var first = viewer.NextAsync(Token);
        Assert.False(first.IsCompleted);
        Feed(media.Chunk(key: true));
        Assert.True((await first)!.StartsWithKeyFrame);
    }

    [Fact]
    public async Task A_viewer_who_does_not_read_goes_on_with_the_newest_key_frame_and_costs_the_others_nothing()
    {
        using var slow = lane.Enter();
        using var quick = lane.Enter();
        var (seen, count) = (new List<long>(), 0);
        foreach (var chunk in media.Chunks(200, group: 30))
        {
            lane.Accept(chunk);
            seen.AddRange(await TakeAsync(quick, 1));
            count++;
        }

        Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), seen);
        Assert.Equal(Enumerable.Range(180, 20).Select(i => (long)i), await TakeAsync(slow, 20));
        Assert.Equal((0, 180), (quick.Skipped, slow.Skipped));
    }

    [Fact]
    public async Task A_camera_that_is_switched_off_ends_its_viewers_at_once()
    {
        Feed(media.Chunks(5));
        using var viewer = lane.Enter();
        lane.Clear();
        Assert.Null(await viewer.NextAsync(Token));
        Assert.Equal(0, lane.Viewers);

        using var next = lane.Enter();
        Assert.False(next.NextAsync(Token).IsCompleted);
    }

    [Fact]
    public async Task The_next_attempt_begins_with_a_key_frame_of_its_own_and_nobody_sees_the_old_one_again()
    {
        Feed(media.Chunks(10));
        using var stays = lane.Enter();
        await TakeAsync(stays, 10);
        lane.EndAttempt();
        using var comes = lane.Enter();
        var next = new LiveMedia(attempt: 2);
        Feed(next.Chunks(3));

        Assert.Equal(2, (await stays.NextAsync(Token))!.Init.Attempt.Value);
        Assert.Equal([0, 1, 2], await TakeAsync(comes, 3));
    }

    [Fact]
    public void A_viewer_who_leaves_is_forgotten()
    {
        var viewer = lane.Enter();
        Assert.Equal(1, lane.Viewers);
        viewer.Dispose();
        Assert.Equal(0, lane.Viewers);
    }

    [Fact]
    public void Places_are_as_many_as_there_are_and_each_is_given_back_once()
    {
        var places = new ViewerPlaces(1);
        var place = places.TryEnter();
        Assert.NotNull(place);
        Assert.Null(places.TryEnter());
        place.Dispose();
        place.Dispose();
        Assert.NotNull(places.TryEnter());
        Assert.Null(places.TryEnter());
        Assert.Null(new ViewerPlaces(0).TryEnter());
    }

    [Fact]
    public void Whatever_the_pace_of_a_viewer_what_it_gets_can_be_decoded_and_is_not_old()
    {
        Prop.ForAll<int>(seed =>
        {
            var (random, queue, camera) = (new System.Random(seed), new SkippingQueue(), new LiveMedia());
            MediaChunk? before = null;
            for (var index = 0; index < 400; index++)
            {
                var added = camera.Chunk(key: random.Next(20) == 0, size: random.Next(8, 60_000));
                queue.Add(added);
                for (var reads = random.Next(seed % 2 == 0 ? 2 : 5); reads > 0 && queue.TryTake(out var chunk); reads--)
                {
                    // Next to the one before, or a key frame.
                    Assert.True(chunk!.StartsWithKeyFrame || Number(chunk) == Number(before!) + 1, $"{Number(chunk)} after {(before is null ? -1 : Number(before))}");
                    before = chunk;
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true));
    }

    [Fact]
    public void A_queue_is_full_by_its_bytes_and_waits_for_a_key_frame_then()
    {
        var (queue, camera) = (new SkippingQueue(), new LiveMedia());
        foreach (var chunk in camera.Chunks(20, size: 1 << 20))
        {
            queue.Add(chunk);
        }

        Assert.Equal((8, 12), (queue.Count, queue.Skipped));
        queue.TryTake(out _);
        queue.Add(camera.Chunk(key: false));
        Assert.Equal(7, queue.Count);
        queue.Add(camera.Chunk(key: true));
        Assert.Equal(1, queue.Count);
    }

    private static long Number(MediaChunk chunk) => BitConverter.ToInt64(chunk.Bytes.Span);

    private static async Task<List<long>> TakeAsync(FastLaneViewer viewer, int count)
    {
        var numbers = new List<long>();
        while (numbers.Count < count && await viewer.NextAsync(Token) is { } chunk)
        {
            numbers.Add(Number(chunk));
        }

        return numbers;
    }

    private void Feed(params IEnumerable<MediaChunk> chunks)
    {
        foreach (var chunk in chunks)
        {
            lane.Accept(chunk);
        }
    }
}
