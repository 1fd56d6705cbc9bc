using DailyCam.Tests.Chaos;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Media;

/// <summary>The lab must be able to tell loss before it may say that there was none.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class NumberedCameraTests
{
    [Fact]
    public async Task Pictures_left_out_doubled_and_swapped_by_the_camera_are_counted_exactly()
    {
        await using var camera = await NumberedCamera.StartAsync(new NumberedCameraSetup { FramesPerSecond = 20 });
        using var folder = new TemporaryFolder();
        var recording = RecordAsync(camera.Url, folder.File("clip.mp4"), seconds: 6);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, TestContext.Current.CancellationToken);
        await camera.OrderAsync("skip 5");
        await camera.OrderAsync("double");
        await camera.OrderAsync("swap");
        await camera.OrderAsync("skip 1");
        await recording;

        var account = await AccountAsync(folder.File("clip.mp4"));

        Assert.Equal([5, 1, 1], account.Missing.Select(static run => run.Count));
        Assert.Equal((1, 1), (account.Doubled, account.Misordered));
    }

    [Fact]
    public async Task The_count_goes_on_over_connections_and_restarts_and_a_new_size_is_read_too()
    {
        await using var camera = await NumberedCamera.StartAsync(new NumberedCameraSetup { User = "family", Password = "a b?c" });
        using var folder = new TemporaryFolder();
        var open = camera.Url.Replace("rtsp://", "rtsp://family:a%20b%3Fc@", StringComparison.Ordinal);
        await RecordAsync(open, folder.File("first.mp4"), seconds: 1);
        await camera.CutAsync();
        await camera.ReturnAsync();
        var second = RecordAsync(open, folder.File("second.mp4"), seconds: 5);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, TestContext.Current.CancellationToken);
        await camera.OrderAsync("size 320x180");
        var now = camera.NumberAt(TimeProvider.System.GetUtcNow());
        await second;

        var first = await NumberedPictures.ReadAsync(folder.File("first.mp4"));
        var (codes, _, playable) = await NumberedPictures.ReadAsync(folder.File("second.mp4"));
        Assert.True(playable);
        Assert.Equal(0, FrameAccount.Of([.. codes.Select(static code => code!.Value.Frame)]).Lost);
        Assert.True(codes[0]!.Value.Frame > first.Codes[^1]!.Value.Frame, "the count began anew");
        Assert.InRange(now, codes[0]!.Value.Frame, codes[^1]!.Value.Frame);
    }

    private static Task<IReadOnlyList<string>> RecordAsync(string url, string path, int seconds) =>
        MediaClips.RunAsync(["-rtsp_transport", "tcp", "-t", $"{seconds}", "-i", url, "-c", "copy", path]);

    private static async Task<FrameAccount> AccountAsync(string path)
    {
        var (codes, complaints, _) = await NumberedPictures.ReadAsync(path);
        Assert.Empty(complaints);
        return FrameAccount.Of([.. codes.Select(static code => code!.Value.Frame)]);
    }
}
