using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>What is gathered from a real FFmpeg's chunks is what that FFmpeg would have cut by itself.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class GatheredMediaTests : IDisposable
{
    /// <summary>More chunks than two parts have at any of the rates.</summary>
    private const int EndsTried = 40;

    private readonly string folder = Directory.CreateTempSubdirectory("dailycam-gathered-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(30, true)]
    [InlineData(25, true)]
    [InlineData(60, true)]
    [InlineData(10, false)]
    [InlineData(8, true)]
    [InlineData(10, true)]
    [InlineData(12, true)]
    [InlineData(15, true)]
    [InlineData(20, true)]
    [InlineData(2, true)]
    public async Task Gathered_chunks_are_the_fragments_FFmpeg_would_have_cut(int fps, bool audio)
    {
        var clip = await MediaClips.MakeAsync(Path.Combine(folder, "clip.mp4"), seconds: 7, fps: fps, audio: audio);
        var (init, wanted) = await CutAsync(clip, TimeSpan.FromSeconds(0.5));
        var (_, chunks) = await CutAsync(clip, TimeSpan.FromMilliseconds(25));
        Assert.True(chunks.Count > wanted.Count || fps <= 2, $"{chunks.Count} chunks for {wanted.Count} fragments");

        var gatherer = new ChunkGatherer(InitReader.Read(init), TimeSpan.FromSeconds(0.5));
        var gathered = new List<RawFragment>();
        foreach (var chunk in chunks)
        {
            if (chunk.Facts.StartsWithKeyFrame && gatherer.End(chunk) is { } before)
            {
                gathered.Add(before);
            }

            gathered.AddRange(gatherer.Add(chunk));
        }

        if (gatherer.Flush() is { } rest)
        {
            gathered.Add(rest);
        }

        foreach (var track in new uint[] { 1, 2 })
        {
            Assert.Equal(Samples(wanted, track), Samples(gathered, track));
        }

        Assert.Equal(wanted.Where(f => f.Facts.StartsWithKeyFrame).Select(f => f.Facts.VideoDecodeTime), gathered.Where(f => f.Facts.StartsWithKeyFrame).Select(f => f.Facts.VideoDecodeTime));
        if (fps is 15)
        {
            // FFmpeg itself cuts this one by its sound as often as by its pictures.
            Assert.DoesNotContain(gathered.SkipLast(1), static fragment => !Shows(fragment));
        }
        else if (fps > 2)
        {
            Assert.Equal(wanted.Where(Shows).Select(f => f.Facts.VideoSampleCount), gathered.Where(Shows).Select(f => f.Facts.VideoSampleCount));
            Assert.DoesNotContain(gathered.SkipLast(1), static fragment => !Shows(fragment)); // To the guard of a camera's clock, sound alone is a clock that jumped.
        }

        var joined = Path.Combine(folder, "gathered.mp4");
        await File.WriteAllBytesAsync(joined, [.. init, .. gathered.SelectMany(f => f.Bytes)], TestContext.Current.CancellationToken);
        Assert.Empty(await MediaClips.ComplaintsAsync(joined));
    }

    /// <summary>Wherever the connection ends: what is left over then is often sound alone, and must not become the reason.</summary>
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(15)]
    [InlineData(20)]
    [InlineData(25)]
    [InlineData(30)]
    public async Task A_camera_with_sound_is_at_no_rate_taken_for_one_whose_clock_jumped(double fps)
    {
        var clip = await MediaClips.MakeAsync(Path.Combine(folder, "clip.mp4"), seconds: Math.Max(7, 4 / fps), fps: fps);
        var (init, chunks) = await CutAsync(clip, TimeSpan.FromMilliseconds(25));
        for (var left = 0; left < EndsTried; left++)
        {
            var taken = chunks.SkipLast(left).ToList();
            var fragments = Take(init, taken);
            Assert.Equal(taken.Sum(static chunk => chunk.Facts.VideoSampleCount), fragments.Sum(static fragment => fragment.VideoSampleCount));
            Assert.DoesNotContain(fragments, static fragment => fragment.VideoSampleCount == 0);
        }
    }

    private static List<MediaFragment> Take(byte[] init, IEnumerable<RawFragment> chunks)
    {
        var (clock, fragments, part) = (new ManualTimeProvider(), new List<MediaFragment>(), TimeSpan.FromSeconds(0.5));
        var (description, ids) = (InitReader.Read(init), new AttemptIds(clock));
        var intake = new FragmentIntake(ids, description.ToInit(new CameraId("testcamera00"), ids.Next(), init, follows: null), description, new ClockGuard(ClockGuardLimits.ForCamera(part)), part, clock.GetTimestamp(), clock)
        {
            Accept = fragments.Add,
            AcceptChunk = static _ => { },
            TakeLostPackets = static () => null,
        };
        Assert.All(chunks, chunk => Assert.Null(intake.Take(chunk)));
        Assert.Null(intake.Finish());
        return fragments;
    }

    private static bool Shows(RawFragment fragment) => fragment.Facts.VideoSampleCount > 0;

    private async Task<(byte[] Init, List<RawFragment> Fragments)> CutAsync(string clip, TimeSpan length)
    {
        var path = Path.Combine(folder, $"cut-{length.TotalMilliseconds}.mp4");
        var plan = new CapturePlan { Input = MediaInput.ForFile(clip), Audio = AudioPlan.Copy };

        // The muxer's half of what capture tells FFmpeg.
        var arguments = FfmpegArguments.Capture(plan, length, Core.Capture.Demo.DemoScene.Default).SkipWhile(static one => one != "-f").TakeWhile(static one => one != "pipe:1");
        await MediaClips.RunAsync(["-i", clip, "-c", "copy", .. arguments, path]);
        await using var stream = File.OpenRead(path);
        var reader = new FragmentReader(stream);
        var head = await reader.ReadInitAsync(TestContext.Current.CancellationToken);
        var fragments = new List<RawFragment>();
        while (await reader.ReadFragmentAsync(TestContext.Current.CancellationToken) is { } fragment)
        {
            fragments.Add(fragment);
        }

        return (head!.Value.Bytes, fragments);
    }

    private static List<string> Samples(IEnumerable<RawFragment> fragments, uint track) =>
    [
        .. fragments.SelectMany(fragment => SampleReader.Read(fragment.Bytes)!.Where(one => one.TrackId == track)).SelectMany(static one =>
        {
            var (time, at) = (one.DecodeTime, 0);
            return one.Samples.Select(sample =>
            {
                var text = $"{time} {sample} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(one.Data.Span.Slice(at, sample.Size)))}";
                (time, at) = (time + sample.Duration, at + sample.Size);
                return text;
            }).ToList();
        }),
    ];
}
