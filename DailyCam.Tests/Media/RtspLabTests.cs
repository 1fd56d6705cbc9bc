using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Media;

[Trait(Suites.Key, Suites.Slow)]
public sealed class RtspLabTests
{
    [Fact]
    public async Task The_lab_camera_counts_its_frames_without_a_gap_and_shows_the_present_time()
    {
        await using var lab = await RtspLab.StartAsync();
        using var folder = new TemporaryFolder();
        var clip = folder.File("clip.mp4");
        await MediaClips.RunAsync(["-rtsp_transport", "tcp", "-t", "3", "-i", lab.Main, "-c", "copy", clip]);

        var codes = await MediaClips.CodesAsync(clip);

        Assert.InRange(codes.Count, 75, 100);
        Assert.All(codes.Zip(codes.Skip(1)), static pair => Assert.Equal(pair.First.Frame + 1, pair.Second.Frame));
        Assert.InRange(codes[^1].Age(TimeProvider.System.GetUtcNow()), TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task The_guarded_camera_wants_its_password_and_a_cut_camera_comes_back_at_the_same_address()
    {
        await using var lab = await RtspLab.StartAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => MediaClips.ProbeAsync(lab.Guarded));
        var open = new UriBuilder(lab.Guarded) { UserName = RtspLab.User, Password = Uri.EscapeDataString(RtspLab.Password) };
        var probe = await MediaClips.ProbeAsync(open.Uri.AbsoluteUri);
        Assert.Equal("h264", probe.GetProperty("streams")[0].GetProperty("codec_name").GetString());

        var address = lab.Sub;
        await lab.CutAsync();
        await lab.ReturnAsync();
        Assert.Equal(address, lab.Sub);
        Assert.Equal(640, (await MediaClips.ProbeAsync(lab.Sub)).GetProperty("streams")[0].GetProperty("width").GetInt32());
    }

    [Fact]
    public async Task Each_path_has_the_codecs_it_promises()
    {
        await using var lab = await RtspLab.StartAsync();
        async Task<string> CodecsAsync(string url) =>
            string.Join('+', (await MediaClips.ProbeAsync(url)).GetProperty("streams").EnumerateArray().Select(static stream => stream.GetProperty("codec_name").GetString()));

        Assert.Equal("h264+aac", await CodecsAsync(lab.Main));
        Assert.Equal("hevc", await CodecsAsync(lab.Hevc));
        Assert.Equal("h264+pcm_alaw", await CodecsAsync(lab.Alaw));
        Assert.Equal("aac", await CodecsAsync(lab.AudioOnly));
    }
}
