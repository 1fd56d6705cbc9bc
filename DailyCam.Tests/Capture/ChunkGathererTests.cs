using DailyCam.Core.Archive.Mp4;
using DailyCam.Core.Capture.Fragments;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>Chunks become fragments, and no sample is lost, doubled, moved or changed by it.</summary>
public sealed class ChunkGathererTests
{
    private static readonly TimeSpan Part = TimeSpan.FromSeconds(0.5);
    private readonly ChunkGatherer gatherer = new(ChunkMaker.Tracks, Part);

    [Fact]
    public void Fifteen_frames_of_a_thirtieth_are_a_fragment_at_once_and_a_key_frame_begins_the_next()
    {
        var fragments = Gather(Enumerable.Range(0, 60).Select(i => ChunkMaker.Make(ChunkMaker.Frame(i * 3_000, key: i == 0 || i == 38, name: i))));

        Assert.Equal([15, 15, 8, 15, 7], fragments.Select(f => f.Facts.VideoSampleCount));
        Assert.Equal([true, false, false, true, false], fragments.Select(f => f.Facts.StartsWithKeyFrame));
        Assert.Equal([0, 45_000, 90_000, 114_000, 159_000], fragments.Select(f => f.Facts.VideoDecodeTime));
        Assert.All(fragments, static fragment => Assert.Equal("moof mdat", Boxes(fragment)));
    }

    [Fact]
    public void A_fragment_is_given_out_with_the_chunk_that_makes_it_long_enough()
    {
        for (var frame = 0; frame < 14; frame++)
        {
            Assert.Empty(gatherer.Add(ChunkMaker.Make(ChunkMaker.Frame(frame * 3_000, key: frame == 0))));
        }

        Assert.Single(gatherer.Add(ChunkMaker.Make(ChunkMaker.Frame(14 * 3_000))));
        Assert.Null(gatherer.Flush());
    }

    [Fact]
    public void A_chunk_that_is_a_whole_part_goes_through_as_it_came()
    {
        var chunk = ChunkMaker.Make(ChunkMaker.Frame(0, 90_000, key: true));
        Assert.Same(chunk, Assert.Single(gatherer.Add(chunk)));
    }

    [Fact]
    public void What_was_guessed_about_the_last_frame_is_put_right_by_what_follows()
    {
        // FFmpeg had to cut before it knew how long the second and third frame last.
        var fragments = Gather([
            ChunkMaker.Make(ChunkMaker.Frame(0, key: true)), ChunkMaker.Make(ChunkMaker.Frame(3_000, duration: 0)), ChunkMaker.Make(ChunkMaker.Frame(7_000, duration: 9_999)),
            ChunkMaker.Make(ChunkMaker.Frame(12_000, key: true)),
        ]);

        Assert.Equal([3_000u, 4_000u, 5_000u], SampleReader.Read(fragments[0].Bytes)![0].Samples.Select(s => s.Duration));
        Assert.Equal(12_000, fragments[0].Facts.VideoDuration);
    }

    [Fact]
    public void Times_that_go_back_begin_another_fragment()
    {
        var fragments = Gather([ChunkMaker.Make(ChunkMaker.Frame(90_000, key: true)), ChunkMaker.Make(ChunkMaker.Frame(93_000)), ChunkMaker.Make(ChunkMaker.Frame(5_000)), ChunkMaker.Make(ChunkMaker.Frame(8_000))]);
        Assert.Equal([90_000, 5_000], fragments.Select(f => f.Facts.VideoDecodeTime));
    }

    [Fact]
    public void Sound_is_not_kept_waiting_for_pictures_that_do_not_come()
    {
        // 40 s of sound behind one picture.
        var fragments = Gather([ChunkMaker.Make(ChunkMaker.Frame(0, key: true), ChunkMaker.Sound(0)), .. Enumerable.Range(1, 1_875).Select(i => ChunkMaker.Make(ChunkMaker.Sound(i * 1024)))]);
        Assert.Equal(1, fragments[0].Facts.VideoSampleCount);
        Assert.All(fragments.Skip(1), static fragment => Assert.Equal(0, fragment.Facts.VideoSampleCount));
        Assert.Equal(4, fragments.Count);
    }

    /// <summary>A dead picture beside living sound is a camera to begin anew, and each second until then is not recorded.</summary>
    [Fact]
    public void A_camera_that_was_quick_is_given_less_time_than_one_that_was_slow()
    {
        var quick = Enumerable.Range(0, 20).Select(static i => ChunkMaker.Make(ChunkMaker.Frame(i * 9_000, 9_000, key: i % 10 == 0), ChunkMaker.Sound(i * 4_800, 4)));
        var dead = Enumerable.Range(0, 470).Select(static i => ChunkMaker.Make(ChunkMaker.Sound(96_000 + (i * 1024))));
        var alone = Gather([.. quick, .. dead]).Where(static fragment => fragment.Facts.VideoSampleCount == 0).ToList();
        var first = SampleReader.Read(alone[0].Bytes)!.Single();
        Assert.InRange(first.Samples.Count * 1024 / 48_000.0, ChunkGatherer.LeastPatience.TotalSeconds - 0.1, ChunkGatherer.LeastPatience.TotalSeconds + 0.1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void However_slow_a_camera_is_its_sound_waits_for_the_next_picture(int seconds)
    {
        // As a real FFmpeg gives it: each picture with its length, and the sound of that time piece by piece behind it.
        var pieces = seconds * 48_000 / 1024;
        var fragments = Gather(Enumerable.Range(0, 8).SelectMany(i => Enumerable.Range(0, pieces)
            .Select(piece => ChunkMaker.Sound(((i * pieces) + piece) * 1024L))
            .Select((sound, piece) => piece == 0 ? ChunkMaker.Make(ChunkMaker.Frame(i * seconds * 90_000L, (uint)(seconds * 90_000), key: i % 2 == 0), sound) : ChunkMaker.Make(sound))));

        Assert.Equal(8, fragments.Sum(static fragment => fragment.Facts.VideoSampleCount));
        Assert.All(fragments.SkipLast(1), static fragment => Assert.Equal(1, fragment.Facts.VideoSampleCount)); // What is left at the end is sound.
        Assert.Equal(8 * pieces, fragments.SelectMany(static f => SampleReader.Read(f.Bytes)!).Where(static t => t.TrackId == ChunkMaker.Audio).Sum(static t => t.Samples.Count));
    }

    [Fact]
    public void Sound_that_is_left_over_when_a_part_is_full_goes_with_the_key_frame_that_follows()
    {
        // Ten frames a second: the fifth makes the part whole, and FFmpeg cuts between two frames because of the sound.
        var chunks = Enumerable.Range(0, 25).SelectMany(static i => new[] { ChunkMaker.Make(ChunkMaker.Frame(i * 9_000, 9_000, key: i % 10 == 0), ChunkMaker.Sound(i * 4_800, 3)), ChunkMaker.Make(ChunkMaker.Sound((i * 4_800) + 3_072)) });
        var fragments = Gather(chunks);

        Assert.Equal([5, 5, 5, 5, 5], fragments.SkipLast(1).Select(f => f.Facts.VideoSampleCount));
        Assert.Equal([true, false, true, false, true], fragments.SkipLast(1).Select(f => f.Facts.StartsWithKeyFrame));
        Assert.Equal(0, fragments[^1].Facts.VideoSampleCount);
        Assert.Equal(100, fragments.SelectMany(static f => SampleReader.Read(f.Bytes)!).Where(static t => t.TrackId == ChunkMaker.Audio).Sum(static t => t.Samples.Count));
    }

    [Fact]
    public void A_chunk_of_a_kind_that_is_not_known_is_passed_on_behind_what_came_before_it()
    {
        var odd = ChunkMaker.Make(ChunkMaker.Frame(6_000));
        byte[] bytes = [.. odd.Bytes];
        "senc"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("tfhd"u8)));
        var strange = odd with { Bytes = bytes };
        Assert.Null(SampleReader.Read(bytes));

        var fragments = Gather([ChunkMaker.Make(ChunkMaker.Frame(0, key: true)), ChunkMaker.Make(ChunkMaker.Frame(3_000)), strange, ChunkMaker.Make(ChunkMaker.Frame(9_000))]);
        Assert.Equal([2, 1, 1], fragments.Select(f => f.Facts.VideoSampleCount));
        Assert.Same(strange, fragments[1]);
    }

    [Fact]
    public void Nothing_is_lost_doubled_or_changed_whatever_comes()
    {
        Prop.ForAll<(int Seed, byte Length)>(one =>
        {
            var random = new System.Random(one.Seed);
            var chunks = RandomChunks(random, 3 + (one.Length % 120));
            var fragments = Gather(chunks, new ChunkGatherer(ChunkMaker.Tracks, Part));
            foreach (var track in new[] { ChunkMaker.Video, ChunkMaker.Audio })
            {
                Assert.Equal(Flat(chunks, track), Flat(fragments, track));
            }

            Assert.Equal(chunks.Count(c => c.Facts.StartsWithKeyFrame), fragments.Count(f => f.Facts.StartsWithKeyFrame));
            foreach (var fragment in fragments)
            {
                // By the archive's own reader, which knows nothing of chunks.
                var video = TrackRunReader.Read(fragment.Bytes).SingleOrDefault(run => run.TrackId == ChunkMaker.Video);
                Assert.Equal((fragment.Facts.VideoSampleCount, fragment.Facts.VideoDuration), (video.Samples, video.Duration));
                Assert.Equal("moof mdat", Boxes(fragment));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
    }

    [Fact]
    public void Noise_is_refused_and_never_leads_outside_the_array()
    {
        Prop.ForAll<byte[], byte>((noise, type) =>
        {
            byte[] fields = [0, 2, 0, type, 0, 0, 0, 1, .. noise];
            byte[] moof = ChunkMaker.Box("moof", ChunkMaker.Box("traf", [.. ChunkMaker.Box("tfhd", fields), .. ChunkMaker.Box("tfdt", noise), .. ChunkMaker.Box("trun", noise)]));
            var read = SampleReader.Read(new ReadOnlyMemory<byte>([.. moof, .. ChunkMaker.Box("mdat", noise)]));
            Assert.True(read is null || read.Sum(track => track.Data.Length) <= noise.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true));
    }

    private static List<RawFragment> RandomChunks(System.Random random, int count)
    {
        var (chunks, video, audio, sinceKey) = (new List<RawFragment>(), 0L, 0L, 0);
        for (var index = 0; index < count; index++)
        {
            var tracks = new List<TrackSamples>();
            if (random.Next(5) > 0)
            {
                var duration = (uint)random.Next(1_500, 9_000);
                tracks.Add(ChunkMaker.Frame(video, duration, key: sinceKey == 0, name: random.Next(256), size: random.Next(1, 400), composition: random.Next(3) == 0 ? random.Next(-3_000, 6_000) : 0));
                video += duration;
                sinceKey = (sinceKey + 1) % random.Next(1, 60);
            }

            if (tracks.Count == 0 || random.Next(2) == 0)
            {
                var pieces = random.Next(1, 4);
                tracks.Add(ChunkMaker.Sound(audio, pieces, random.Next(256)));
                audio += 1024 * pieces;
            }

            chunks.Add(ChunkMaker.Make(tracks));
        }

        return chunks;
    }

    private List<RawFragment> Gather(IEnumerable<RawFragment> chunks) => Gather(chunks, gatherer);

    private static List<RawFragment> Gather(IEnumerable<RawFragment> chunks, ChunkGatherer by)
    {
        // As capture does it: a key frame ends what was gathered.
        var fragments = new List<RawFragment>();
        foreach (var chunk in chunks)
        {
            if (chunk.Facts.StartsWithKeyFrame && by.End(chunk) is { } before)
            {
                fragments.Add(before);
            }

            fragments.AddRange(by.Add(chunk));
        }

        if (by.Flush() is { } rest)
        {
            fragments.Add(rest);
        }

        return fragments;
    }

    /// <summary>Each sample with the time it is decoded at, and its bytes.</summary>
    private static List<string> Flat(IEnumerable<RawFragment> fragments, uint track) =>
    [
        .. fragments.SelectMany(fragment => SampleReader.Read(fragment.Bytes)!.Where(one => one.TrackId == track)).SelectMany(static one =>
        {
            var (time, at) = (one.DecodeTime, 0);
            return one.Samples.Select(sample =>
            {
                var text = $"{time} {sample} {Convert.ToHexString(one.Data.Span.Slice(at, sample.Size))}";
                (time, at) = (time + sample.Duration, at + sample.Size);
                return text;
            }).ToList();
        }),
    ];

    private static string Boxes(RawFragment fragment)
    {
        var names = new List<string>();
        var boxes = new Mp4Boxes(fragment.Bytes);
        while (boxes.MoveNext())
        {
            names.Add(Mp4BoxType.Name(boxes.Current.Type));
        }

        return string.Join(' ', names);
    }
}
