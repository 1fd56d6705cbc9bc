using System.Globalization;
using System.Security.Cryptography;
using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Uploads;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>The whole way: a camera with sound in 720 lines, recorded, cut, sent by the built product. What arrived at the provider is decoded and looked at.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Thorough)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class SentFootageTests
{
    private const int Width = 854;
    private const int Height = 480;

    private const double ClipSeconds = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly ZonePoint[] Desk = [new(0.55, 0.5), new(0.95, 0.5), new(0.75, 0.95)];
    private static readonly ZonePoint[] Window = [new(0, 0), new(0.2, 0), new(0.2, 0.3), new(0, 0.3)];

    [Fact]
    public async Task The_video_that_arrives_shows_one_picture_a_second_in_480_lines_with_the_masks_black_and_without_sound()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ScriptedVertex.StartAsync();
        server.Default = static _ => Step.Answer(ModelWords.Segment());
        await using var product = await ProductProcess.StartAsync(ScriptedProduct.Settings(server));
        var camera = await product.Api.AddFileCameraAsync(
            "거실", await CopyPictures.ClipAsync(folder.File("clip.mp4"), "1280x720", ClipSeconds), new { isOn = false, analyzers = new[] { AnalyzerNames.Local, AnalyzerNames.Vertex }, consents = new { vertex = true } });
        await product.Api.PutAsync($"cameras/{camera}/zones", new { zones = new[] { new { kind = "mask", name = "아빠 책상", points = Desk }, new { kind = "mask", name = "옆집 창문", points = Window } } });
        await product.Api.PutAsync($"cameras/{camera}", new { isOn = true });
        await Eventually.Is(() => server.Requests.Count > 0, Patience, "the first segment is sent");

        var seen = server.Requests[0];
        Assert.NotNull(seen.Video);
        var path = folder.File("sent.mp4");
        await File.WriteAllBytesAsync(path, seen.Video, TestContext.Current.CancellationToken);
        var seconds = await LookAtStreamAsync(path);
        var pictures = await CopyPictures.DecodeAsync(path, Width, Height);
        Assert.Equal((int)Math.Round(seconds), pictures.Count);
        Assert.Equal(1.0, seen.Fps);
        CopyPictures.IsMasked(pictures, Width, Height, [Desk, Window]);
        AssertASecondApart(pictures);

        // A mask is told as a place, never by the family's name for it; and what arrived is what the ledger says was sent.
        Assert.DoesNotContain("책상", seen.System + string.Concat(seen.Texts), StringComparison.Ordinal);
        var row = Assert.Single((await product.Api.GetAsync("ledger")).GetProperty("items").EnumerateArray(), row => row.GetProperty("id").GetString() == seen.LedgerId);
        Assert.Equal(
            (seen.Video.Length, Convert.ToHexStringLower(SHA256.HashData(seen.Video)), false),
            (row.GetProperty("bytes").GetInt32(), row.GetProperty("mediaHash").GetString(), row.GetProperty("withSound").GetBoolean()));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured: {seen.Video.Length} bytes for {seconds:0.0} s"));
    }

    /// <summary>One stream, the picture's; gives its seconds.</summary>
    private static async Task<double> LookAtStreamAsync(string path)
    {
        var stream = Assert.Single((await MediaClips.ProbeAsync(path)).GetProperty("streams").EnumerateArray());
        Assert.Equal(("video", "h264", Width, Height), (stream.GetProperty("codec_type").GetString(), stream.GetProperty("codec_name").GetString(), stream.GetProperty("width").GetInt32(), stream.GetProperty("height").GetInt32()));
        Assert.Equal("1/1", stream.GetProperty("avg_frame_rate").GetString());
        Assert.Empty(await MediaClips.ComplaintsAsync(path));
        var seconds = double.Parse(stream.GetProperty("duration").GetString()!, CultureInfo.InvariantCulture);
        Assert.InRange(seconds, 7, 22);
        return seconds;
    }

    /// <summary>The clip counts its half seconds, and begins anew after its end.</summary>
    private static void AssertASecondApart(List<byte[]> pictures)
    {
        var times = pictures.ConvertAll(static picture => CopyPictures.TimeIn(picture, Width, Height));
        Assert.All(times.Zip(times.Skip(1)), static pair => Assert.InRange((pair.Second - pair.First + ClipSeconds) % ClipSeconds, 0.5, 1.5));
    }
}
