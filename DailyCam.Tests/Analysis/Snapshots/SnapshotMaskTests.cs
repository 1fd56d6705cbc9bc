using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Frames;
using DailyCam.Tests.Analysis.Uploads;
using DailyCam.Tests.Capture;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Analysis.Snapshots;

/// <summary>What the provider got is decoded and looked at.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class SnapshotMaskTests(LauncherFixture lab) : IClassFixture<LauncherFixture>
{
    private const int Width = 640;
    private const int Height = 480;
    private static readonly ZonePoint[][] Masks = [[new(0.1, 0.1), new(0.4, 0.1), new(0.4, 0.4), new(0.1, 0.4)], [new(0.6, 0.5), new(0.95, 0.6), new(0.7, 0.9)]];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AnalyzerNames.Vertex)]
    [InlineData(AnalyzerNames.OpenAi)]
    public async Task Masks_are_black_in_the_picture_that_was_sent_and_the_rest_is_as_it_was(string analyzer)
    {
        using var maker = new PictureMaker(
            lab.Launcher, Options.Create(new FfmpegOptions()), Options.Create(new FramesOptions { PictureTimeout = TimeSpan.FromSeconds(30) }), TimeProvider.System, NullLogger<PictureMaker>.Instance);
        await using var bench = await SnapshotBench.StartAsync(analyzer, pictures: maker);
        await bench.SaveAsync([.. Masks.Select((points, index) => new Zone { CameraId = bench.Camera.Id, Kind = ZoneKind.Mask, Name = $"욕실 {index}", Points = points })]);

        var pixels = new byte[Width * Height * 3];
        Array.Fill(pixels, (byte)200);
        bench.Show(frame: new VideoFrame(bench.Camera.Id, bench.Clock.GetUtcNow(), Width, Height, pixels));
        await bench.ExamineAsync();

        var seen = Assert.Single(Assert.Single(bench.Server.Requests).Pictures);
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("sent.jpg"), seen.Jpeg, Token);

        var sent = Assert.Single(await CopyPictures.DecodeAsync(folder.File("sent.jpg"), Width, Height));
        CopyPictures.IsMasked([sent], Width, Height, Masks);
        Assert.InRange(sent[(Width * 5) + 5], (byte)194, (byte)206);
        Assert.Equal((await bench.LedgerRowsAsync())[0].Bytes, seen.Jpeg.Length);
    }

    [Fact]
    public void Covered_pixels_are_gone_before_anything_is_made_of_them()
    {
        var pixels = new byte[64 * 48 * 3];
        Array.Fill(pixels, (byte)77);
        MaskBurn.Burn(pixels, [[new(0.25, 0.25), new(0.75, 0.25), new(0.75, 0.75), new(0.25, 0.75)]], 64, 48);
        Assert.All(pixels.AsSpan(((24 * 64) + 32) * 3, 3).ToArray(), static level => Assert.Equal(0, level));
        Assert.All(pixels.AsSpan(0, 3).ToArray(), static level => Assert.Equal(77, level));

        // More than was drawn by the margin on each side, never less.
        const int Wider = 2 * (int)MaskPicture.Margin;
        Assert.InRange(pixels.Count(static level => level == 0) / 3, 32 * 24, (32 + Wider) * (24 + Wider));
        MaskBurn.Burn(pixels, [], 64, 48);
    }
}
