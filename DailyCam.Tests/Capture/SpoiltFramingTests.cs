using System.Text.Json;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>Bytes of the RTSP connection are left out and foreign ones put in, as cameras do whose send window is full: the packets no longer stand where the framing says.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class SpoiltFramingTests
{
    /// <summary>About every four seconds at 200 kbit/s.</summary>
    private const int HoleEvery = 100_000;

    private static readonly TimeSpan Spoilt = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    /// <summary>The longest step of a camera that failed three times in this time (20 s and a tenth), FFmpeg's start, a key frame and a sync.</summary>
    private static readonly TimeSpan ResumeLimit = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task A_camera_whose_bytes_are_torn_is_resynchronised_or_connected_anew_and_recording_resumes()
    {
        await using var camera = await NumberedCamera.StartAsync();
        await using var holes = new TcpGremlin(camera.Port, seed: 1);
        await using var others = new TcpGremlin(camera.Port, seed: 7);
        await using var product = await ProductProcess.StartAsync();
        var ids = new List<string>();
        foreach (var gremlin in new[] { holes, others })
        {
            ids.Add(await product.Api.AddRtspCameraAsync("Camera", NumberedCamera.UrlAt(gremlin.Port), new { analysis = false, detection = false }));
        }

        await RecordedAsync(product, ids, TimeProvider.System.GetUtcNow(), StartLimit);
        var tries = holes.Tries.Count + others.Tries.Count;
        holes.Weather.HoleEvery = others.Weather.HoleEvery = HoleEvery;
        await Task.Delay(Spoilt, TimeProvider.System, TestContext.Current.CancellationToken);
        holes.Weather.HoleEvery = others.Weather.HoleEvery = 0;
        var mended = TimeProvider.System.GetUtcNow();
        await RecordedAsync(product, ids, mended, ResumeLimit);
        var took = TimeProvider.System.GetUtcNow() - mended;
        var again = holes.Tries.Count + others.Tries.Count - tries;

        // Not a last gasp: it goes on, with one connection for each camera.
        await RecordedAsync(product, ids, TimeProvider.System.GetUtcNow().AddSeconds(5), StartLimit);
        Assert.Equal((1, 1), (holes.Sessions, others.Sessions));
        Assert.True(holes.Weather.Holes > 0 && others.Weather.Holes > 0, "nothing was spoilt");
        Assert.Equal(0, await product.StopAsync());
        foreach (var id in ids)
        {
            var files = ArchiveNumbers.Files(Path.Combine(product.DataPath, "archive", id));
            Assert.True((await NumberedPictures.ReadAsync(files[^1])).Playable, files[^1]);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"measured: {holes.Weather.Holes + others.Weather.Holes} holes in two connections within {Spoilt.TotalSeconds:0} s led to {again} new connections; recorded again {took.TotalSeconds:0.0} s after the last");
        Assert.DoesNotContain(product.Log, static line => line.Contains("nobody thought of", StringComparison.Ordinal));
    }

    private static Task RecordedAsync(ProductProcess product, IReadOnlyList<string> cameras, DateTimeOffset after, TimeSpan limit) => Eventually.Is(
        async () =>
        {
            foreach (var camera in cameras)
            {
                var state = await product.Api.GetAsync($"cameras/{camera}");
                if (!state.GetProperty("isRecording").GetBoolean() || state.GetProperty("lastRecordedAt") is not { ValueKind: JsonValueKind.String } last || last.GetDateTimeOffset() <= after)
                {
                    return false;
                }
            }

            return true;
        },
        limit,
        "every camera is recorded");
}
