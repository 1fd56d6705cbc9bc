using DailyCam.Core.Cameras;
using DailyCam.Tests.Capture;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Cameras;

/// <summary>Real files through the whole gate: bytes, boxes, ffprobe behind its whitelists.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class UploadGateTests(LauncherFixture launcher) : IClassFixture<LauncherFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CameraLab lab = new(launcher.Launcher);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        lab.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("clip.mp4", "h264", "-c:v", "libx264")]
    [InlineData("clip.mov", "mjpeg", "-c:v", "mjpeg")]
    [InlineData("clip.mkv", "hevc", "-c:v", "libx265", "-x265-params", "log-level=none")]
    [InlineData("clip.webm", "vp8", "-c:v", "libvpx")]
    [InlineData("clip.ts", "h264", "-c:v", "libx264")]
    [InlineData("clip.avi", "mpeg4", "-c:v", "mpeg4")]
    public async Task A_video_of_each_container_is_kept_with_what_it_is(string name, string codec, params string[] encoder)
    {
        var path = await MakeAsync(name, encoder);
        await using var body = File.OpenRead(path);
        var outcome = await lab.Uploads.ReceiveAsync(body, "../우리 집 \"" + name, body.Length, Token);

        var video = outcome.Video;
        Assert.True(video is not null, outcome.Problem?.Code);
        Assert.Equal((codec, 320, 180, new FileInfo(path).Length, "우리 집 \"" + name), (video.VideoCodec, video.Width, video.Height, video.Bytes, video.FileName));
        Assert.InRange(video.Duration.TotalSeconds, 1.8, 2.3);
        Assert.Equal([lab.Uploads.PathOf(video.Id)], lab.Files, StringComparer.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(path, Token), await File.ReadAllBytesAsync(lab.Uploads.PathOf(video.Id), Token));
        Assert.NotNull(await lab.Uploads.FindAsync(video.Id, Token));
    }

    [Fact]
    public async Task A_cut_video_is_told_from_a_whole_one_wherever_its_index_lies()
    {
        var indexFirst = await File.ReadAllBytesAsync(await MakeAsync("first.mp4", "-c:v", "libx264", "-movflags", "+faststart"), Token);
        var indexLast = await File.ReadAllBytesAsync(await MakeAsync("last.mp4", "-c:v", "libx264"), Token);
        Assert.Equal(CameraProblems.UploadCut, await RefusedAsync(indexFirst[..(indexFirst.Length / 2)]));
        Assert.Equal(CameraProblems.UploadCut, await RefusedAsync(indexFirst[..^1]));
        Assert.Equal(CameraProblems.UploadCut, await RefusedAsync(indexLast[..(indexLast.Length / 2)]));
    }

    [Fact]
    public async Task Sound_alone_an_odd_codec_and_a_gigantic_picture_each_have_their_own_reason()
    {
        await MediaClips.RunAsync(["-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", folder.File("sound.mp4")]);
        Assert.Equal(CameraProblems.UploadNoPicture, await RefusedAsync(await File.ReadAllBytesAsync(folder.File("sound.mp4"), Token)));
        Assert.Equal(CameraProblems.UploadUnsupportedCodec, await RefusedAsync(await File.ReadAllBytesAsync(await MakeAsync("odd.avi", "-c:v", "magicyuv"), Token)));
        Assert.Equal(CameraProblems.UploadTooWide, await RefusedAsync(await File.ReadAllBytesAsync(await MakeAsync("wide.mov", "-vf", "scale=10000:64", "-c:v", "mjpeg"), Token)));
    }

    [Fact]
    public async Task A_playlist_behind_the_first_bytes_of_a_video_opens_nothing()
    {
        // "ftyp" in front lets it pass the first bytes; ffprobe may neither guess a playlist nor open what it names.
        var canary = folder.File("canary.mp4");
        File.Copy(await MakeAsync("clip.mp4", "-c:v", "libx264"), canary);
        byte[] disguised = [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0, .. System.Text.Encoding.UTF8.GetBytes($"\n#EXTM3U\n#EXTINF:2,\nfile://{canary}\n")];
        var code = await RefusedAsync(disguised);
        Assert.Contains(code, new[] { CameraProblems.UploadCut, CameraProblems.UploadNotVideo }, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Damaged_files_never_hang_or_throw()
    {
        var whole = await File.ReadAllBytesAsync(await MakeAsync("clip.mp4", "-c:v", "libx264", "-movflags", "+faststart"), Token);
        var random = new Random(20261120);
        for (var round = 0; round < 15; round++)
        {
            var damaged = whole.ToArray();
            for (var i = 0; i < 200; i++)
            {
                damaged[random.Next(32, damaged.Length)] = (byte)random.Next(256);
            }

            var outcome = await lab.Uploads.ReceiveAsync(new MemoryStream(damaged), "d.mp4", null, Token);
            Assert.True(outcome.Video is not null ^ outcome.Problem is not null);
        }

        Assert.Empty(Directory.EnumerateFiles(lab.Database.Layout.Temporary));
    }

    private async Task<string> RefusedAsync(byte[] content)
    {
        var outcome = await lab.Uploads.ReceiveAsync(new MemoryStream(content), "a.mp4", null, Token);
        Assert.True(outcome.Problem is not null, "it was kept");
        Assert.Empty(lab.Files);
        return outcome.Problem.Code;
    }

    private async Task<string> MakeAsync(string name, params string[] encoder)
    {
        var path = folder.File(name);
        await MediaClips.RunAsync(["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10:duration=2", "-pix_fmt", encoder.Contains("mjpeg", StringComparer.Ordinal) ? "yuvj420p" : "yuv420p", .. encoder, path]);
        return path;
    }
}
