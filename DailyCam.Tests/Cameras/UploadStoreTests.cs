using System.Text;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Processes;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DailyCam.Tests.Cameras;

public sealed class UploadStoreTests : IDisposable
{
    private readonly CameraLab lab = new(new NoLauncher(), new UploadOptions { MaxGigabytes = 0.001, MaxConcurrent = 1 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("", CameraProblems.UploadEmpty)]
    [InlineData("just text in a file named .mp4", CameraProblems.UploadNotVideo)]
    [InlineData("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", CameraProblems.UploadPlaylist)]
    [InlineData("\0\0\0\u0010ftypisom\0\0\0\0\0\0\u4000mdat", CameraProblems.UploadCut)]
    public async Task What_is_no_video_is_refused_before_ffprobe_sees_it_and_nothing_stays(string content, string code)
    {
        var outcome = await lab.Uploads.ReceiveAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), "a.mp4", null, Token);
        Assert.Equal((code, "file"), (outcome.Problem!.Code, outcome.Problem.Field));
        Assert.Empty(lab.Files);
        Assert.Empty(await lab.Uploads.ListAsync(Token));
    }

    [Fact]
    public async Task Too_many_bytes_are_refused_whether_announced_or_not()
    {
        var announced = await lab.Uploads.ReceiveAsync(Stream.Null, "a.mp4", 1_000_001, Token);
        var counted = await lab.Uploads.ReceiveAsync(new MemoryStream(new byte[1_000_001]), "a.mp4", null, Token);
        Assert.Equal([CameraProblems.UploadTooLarge, CameraProblems.UploadTooLarge], new[] { announced, counted }.Select(o => o.Problem!.Code), StringComparer.Ordinal);
        Assert.Empty(lab.Files);
    }

    [Fact]
    public async Task A_sender_who_breaks_off_leaves_nothing()
    {
        var shorter = await lab.Uploads.ReceiveAsync(new MemoryStream(new byte[500]), "a.mp4", 600, Token);
        Assert.Equal(CameraProblems.UploadAborted, shorter.Problem!.Code);
        var broken = await lab.Uploads.ReceiveAsync(new BreakingStream(new IOException("reset")), "a.mp4", null, Token);
        Assert.Equal(CameraProblems.UploadAborted, broken.Problem!.Code);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lab.Uploads.ReceiveAsync(new BreakingStream(new OperationCanceledException()), "a.mp4", null, Token));
        Assert.Empty(lab.Files);
    }

    [Fact]
    public async Task One_more_than_allowed_at_the_same_time_is_asked_to_wait_and_the_place_becomes_free_again()
    {
        var slow = new GatedStream();
        var first = lab.Uploads.ReceiveAsync(slow, "a.mp4", null, Token);
        var second = await lab.Uploads.ReceiveAsync(Stream.Null, "b.mp4", null, Token);
        Assert.Equal(CameraProblems.UploadBusy, second.Problem!.Code);
        slow.Open();
        await first;
        var third = await lab.Uploads.ReceiveAsync(Stream.Null, "c.mp4", null, Token);
        Assert.Equal(CameraProblems.UploadEmpty, third.Problem!.Code);
    }

    [Fact]
    public async Task More_than_the_disk_has_room_for_is_refused_before_the_first_byte()
    {
        using var roomy = new CameraLab(new NoLauncher(), new UploadOptions { MaxGigabytes = 1000 });
        var free = new DriveInfo(roomy.Database.Layout.Temporary).AvailableFreeSpace;
        Assert.SkipWhen(free > 990_000_000_000, "this disk has room for everything");
        var outcome = await roomy.Uploads.ReceiveAsync(new BreakingStream(new InvalidOperationException("read")), "a.mp4", free + 1, Token);
        Assert.Equal(CameraProblems.UploadNoSpace, outcome.Problem!.Code);
    }

    [Fact]
    public async Task What_a_killed_process_left_is_swept_at_the_start()
    {
        var layout = lab.Database.Layout;
        await File.WriteAllTextAsync(Path.Combine(layout.Temporary, "upload-bcdfghjkmnpq"), "half", Token);
        await File.WriteAllTextAsync(Path.Combine(layout.Uploads, "bcdfghjkmnpq"), "whole", Token);
        await new TemporarySweep(layout, NullLogger<TemporarySweep>.Instance).StartAsync(Token);
        Assert.Equal(["bcdfghjkmnpq"], lab.Files.Select(Path.GetFileName), StringComparer.Ordinal);
    }

    private sealed class NoLauncher : IMediaProcessLauncher
    {
        public Task<IMediaProcess> StartAsync(MediaCommand command, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("No process may be started for this file.");
    }

    private sealed class BreakingStream(Exception end) : MemoryStream(new byte[1000])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : ValueTask.FromException<int>(end);
    }

    private sealed class GatedStream : MemoryStream
    {
        private readonly TaskCompletionSource gate = new();

        public void Open() => gate.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await gate.Task;
            return 0;
        }
    }
}
