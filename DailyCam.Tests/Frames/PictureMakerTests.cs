using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Frames;
using DailyCam.Tests.Capture;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Frames;

[Trait(Suites.Key, Suites.Slow)]
public sealed class PictureMakerTests(LauncherFixture lab) : IClassFixture<LauncherFixture>
{
    // Luma rises by 20 each second and is flat within a picture: what it is tells the picture's time.
    private const string Brightening = "color=black:size=640x360:rate=10,format=yuv420p,geq=lum=20+20*T:cb=128:cr=128";

    [Theory]
    [InlineData(0)]
    [InlineData(1.05)]
    [InlineData(3.95)]
    [InlineData(6.51)]
    [InlineData(9.96)]
    public async Task The_picture_is_the_one_shown_at_that_instant(double second)
    {
        var clip = await ClipFragments.DrawnAsync(lab.Launcher, 10, Brightening);
        using var maker = Maker();
        var jpeg = await maker.FromFragmentsAsync(clip.Fragments[0].Init, clip.Fragments, ClipFragments.Start.AddSeconds(second), maxWidth: null, CancellationToken.None);
        var shown = Math.Floor(second * 10) / 10;
        Assert.Equal(20 + (20 * shown), await LumaAsync(jpeg!), 1.0);
    }

    [Fact]
    public async Task A_picture_after_the_end_is_the_last_one_and_one_before_the_start_the_first()
    {
        var clip = await ClipFragments.DrawnAsync(lab.Launcher, 4, Brightening);
        using var maker = Maker();
        Assert.Equal(20 + (20 * 3.9), await LumaAsync((await maker.FromFragmentsAsync(clip.Fragments[0].Init, clip.Fragments, ClipFragments.Start.AddHours(1), null, CancellationToken.None))!), 1.0);
        Assert.Equal(20, await LumaAsync((await maker.FromFragmentsAsync(clip.Fragments[0].Init, clip.Fragments, ClipFragments.Start.AddHours(-1), null, CancellationToken.None))!), 1.0);
    }

    [Fact]
    public async Task A_picture_is_made_smaller_but_never_larger()
    {
        var clip = await ClipFragments.DrawnAsync(lab.Launcher, 1);
        using var maker = Maker();
        Assert.Equal((320, 180), Size(await maker.FromFragmentsAsync(clip.Fragments[0].Init, clip.Fragments, ClipFragments.Start, 320, CancellationToken.None)));
        Assert.Equal((640, 360), Size(await maker.FromFragmentsAsync(clip.Fragments[0].Init, clip.Fragments, ClipFragments.Start, 4000, CancellationToken.None)));
    }

    [Fact]
    public async Task Fragments_that_hold_no_picture_give_none()
    {
        var clip = await ClipFragments.DrawnAsync(lab.Launcher, 2);
        using var maker = Maker();
        Assert.Null(await maker.FromFragmentsAsync(clip.Fragments[0].Init, [], ClipFragments.Start, null, CancellationToken.None));
        Assert.Null(await maker.FromFragmentsAsync(clip.Fragments[0].Init, [.. clip.Fragments.Skip(1).Take(1)], ClipFragments.Start, null, CancellationToken.None));
        var garbage = clip.Fragments[0] with { Bytes = new byte[5000] };
        Assert.Null(await maker.FromFragmentsAsync(clip.Fragments[0].Init, [garbage], ClipFragments.Start, null, CancellationToken.None));
    }

    [Fact]
    public async Task Raw_pixels_become_a_picture()
    {
        var pixels = new byte[64 * 48 * 3];
        Array.Fill(pixels, (byte)128);
        using var frame = new VideoFrame(CameraId.New(), ClipFragments.Start, 64, 48, pixels);
        using var maker = Maker();
        Assert.Equal((64, 48), Size(await maker.FromFrameAsync(frame, maxHeight: null, CancellationToken.None)));
        Assert.Equal((32, 24), Size(await maker.FromFrameAsync(frame, maxHeight: 24, CancellationToken.None)));
        Assert.Equal((64, 48), Size(await maker.FromFrameAsync(frame, maxHeight: 480, CancellationToken.None)));
    }

    [Fact]
    public async Task A_program_that_never_answers_costs_its_time_limit_and_no_more()
    {
        var clip = await ClipFragments.DrawnAsync(lab.Launcher, 1);
        using var folder = new TemporaryFolder();
        var hangs = folder.File("hangs");
        await File.WriteAllTextAsync(hangs, "#!/bin/sh\nexec sleep 60\n");
        await TestProcess.RunAsync("chmod", ["u+x", hangs], TimeSpan.FromSeconds(5));
        using var maker = Maker(hangs, TimeSpan.FromSeconds(1));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var pictures = Enumerable.Range(0, 4).Select(_ => maker.FromFragmentsAsync(clip.Fragments[0].Init, clip.Fragments, ClipFragments.Start, null, CancellationToken.None));
        Assert.All(await Task.WhenAll(pictures), Assert.Null);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.9, 10);
    }

    private PictureMaker Maker(string program = "ffmpeg", TimeSpan? limit = null) => new(
        lab.Launcher,
        Options.Create(new FfmpegOptions { FfmpegPath = program }),
        Options.Create(new FramesOptions { PictureTimeout = limit ?? TimeSpan.FromSeconds(20) }),
        TimeProvider.System,
        NullLogger<PictureMaker>.Instance);

    /// <summary>The luma that was drawn (16 to 235), from a flat JPEG, whose luma goes from 0 to 255.</summary>
    private static async Task<double> LumaAsync(byte[] jpeg)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("a.jpg"), jpeg);
        await TestProcess.RunAsync("ffmpeg", ["-v", "error", "-i", folder.File("a.jpg"), "-pix_fmt", "gray", "-f", "rawvideo", folder.File("a.gray")], TimeSpan.FromSeconds(20));
        return ((await File.ReadAllBytesAsync(folder.File("a.gray"))).Average(static level => (double)level) * 219 / 255) + 16;
    }

    /// <summary>From the frame header (SOF0) of a baseline JPEG.</summary>
    private static (int Width, int Height) Size(byte[]? jpeg)
    {
        var at = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        return ((jpeg![at + 7] << 8) | jpeg[at + 8], (jpeg[at + 5] << 8) | jpeg[at + 6]);
    }
}
