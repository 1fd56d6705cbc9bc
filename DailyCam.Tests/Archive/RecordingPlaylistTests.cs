using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Archive;

public sealed class RecordingPlaylistTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, 250, TimeSpan.Zero);

    [Fact]
    public void A_stretch_over_two_files_begins_at_the_key_frame_before_it_and_names_each_group()
    {
        var first = File("aaaaaaaaaaaa", Start, 3);
        var second = File("bbbbbbbbbbbb", Start.AddSeconds(6), 3);
        var text = RecordingPlaylist.Write([first, second], Start.AddSeconds(4.7), Start.AddSeconds(9), grows: false);
        Assert.Equal(
            """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:2
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-START:TIME-OFFSET=0.700,PRECISE=YES
            #EXT-X-MAP:URI="aaaaaaaaaaaa.mp4",BYTERANGE="1000@0"
            #EXT-X-PROGRAM-DATE-TIME:2026-11-20T10:00:04.250Z
            #EXTINF:2.000,
            #EXT-X-BYTERANGE:400@1800
            aaaaaaaaaaaa.mp4
            #EXT-X-DISCONTINUITY
            #EXT-X-MAP:URI="bbbbbbbbbbbb.mp4",BYTERANGE="1000@0"
            #EXT-X-PROGRAM-DATE-TIME:2026-11-20T10:00:06.250Z
            #EXTINF:2.000,
            #EXT-X-BYTERANGE:400@1000
            bbbbbbbbbbbb.mp4
            #EXT-X-PROGRAM-DATE-TIME:2026-11-20T10:00:08.250Z
            #EXTINF:2.000,
            #EXT-X-BYTERANGE:400@1400
            bbbbbbbbbbbb.mp4
            #EXT-X-ENDLIST

            """,
            text);
    }

    [Fact]
    public void Nothing_recorded_gives_no_playlist() =>
        Assert.Null(RecordingPlaylist.Write([File("aaaaaaaaaaaa", Start, 3)], Start.AddMinutes(1), Start.AddMinutes(2), grows: false));

    [Fact]
    public void A_file_still_written_has_no_end_mark_and_does_not_list_the_group_that_may_grow()
    {
        var text = RecordingPlaylist.Write([File("aaaaaaaaaaaa", Start, 3) with { IsOpen = true }], Start, Start.AddHours(1), grows: true)!;
        Assert.DoesNotContain("ENDLIST", text, StringComparison.Ordinal);
        Assert.Contains("PLAYLIST-TYPE:EVENT", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("#EXTINF").Length - 1);
    }

    [Fact]
    public void What_was_recorded_twice_is_listed_once()
    {
        var groups = RecordingPlaylist.Choose([File("aaaaaaaaaaaa", Start, 3), File("bbbbbbbbbbbb", Start.AddSeconds(4), 3)], Start, Start.AddMinutes(1));
        Assert.Equal([0d, 2, 4, 6, 8], groups.Select(static group => (group.StartAt - Start).TotalSeconds));
    }

    /// <summary>Between the first and the last listed instant no recorded time is left out and none is listed twice, and what was asked for is inside.</summary>
    [Fact]
    public void Any_stretch_of_tiling_files_is_covered_without_hole_or_overlap() => Prop.ForAll(
        Gen.Zip(Gen.Choose(1, 20).NonEmptyListOf(), Gen.Zip(Gen.Choose(0, 99), Gen.Choose(1, 200))).ToArbitrary(),
        static input =>
        {
            var files = new List<RecordedFile>();
            var at = Start;
            foreach (var groups in input.Item1)
            {
                files.Add(File($"{files.Count:000000000000}", at, groups));
                at = files[^1].EndAt;
            }

            var length = at - Start;
            var from = Start + (length * (input.Item2.Item1 / 100d));
            var to = from + TimeSpan.FromSeconds(input.Item2.Item2 / 10d);
            var chosen = RecordingPlaylist.Choose(files, from, to);
            var end = to < at ? to : at;
            return chosen[0].StartAt <= from && from < chosen[0].EndAt && chosen[^1].EndAt >= end && chosen[^1].StartAt < to &&
                chosen.Zip(chosen.Skip(1)).All(static pair => pair.First.EndAt == pair.Second.StartAt);
        }).QuickCheckThrowOnFailure();

    private static RecordedFile File(string id, DateTimeOffset startAt, int groups) => new()
    {
        Id = new ArchiveSegmentId(id),
        Camera = new CameraId("cccccccccccc"),
        StartAt = startAt,
        EndAt = startAt.AddSeconds(2 * groups),
        Fragments = [.. Enumerable.Range(0, 4 * groups).Select(static index => new FragmentEntry(1000 + (100 * index), 100, 500 * index, 500, index % 4 == 0))],
    };
}
