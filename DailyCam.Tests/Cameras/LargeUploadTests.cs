using System.Buffers.Binary;
using System.Net;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Cameras;

/// <summary>What only the real server shows: its own limits and a sender who goes away.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class LargeUploadTests
{
    /// <summary>Over the web server's usual limit of 30 MB.</summary>
    private const int PaddingBytes = 60_000_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_video_passes_and_a_sender_who_goes_away_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        var clip = folder.File("large.mp4");
        var padding = new byte[PaddingBytes];
        BinaryPrimitives.WriteInt32BigEndian(padding, PaddingBytes);
        "free"u8.CopyTo(padding.AsSpan(4));
        await File.WriteAllBytesAsync(clip, [.. await File.ReadAllBytesAsync(await MediaClips.MakeAsync(folder.File("clip.mp4")), Token), .. padding], Token);

        await using var product = await ProductProcess.StartAsync();
        var upload = await product.Api.UploadAsync(clip);
        Assert.Equal(new FileInfo(clip).Length, (await product.Api.GetAsync($"uploads/{upload}")).GetProperty("bytes").GetInt64());

        using var content = new HangingContent();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/uploads?name=b.mp4") { Content = content };
        var sending = product.Api.Client.SendAsync(request, leave.Token);
        var temporary = Path.Combine(product.DataPath, "tmp");
        await Eventually.Is(() => Directory.EnumerateFiles(temporary, "upload-*").Any(), TimeSpan.FromSeconds(10), "the upload began");
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await Eventually.Is(() => !Directory.EnumerateFiles(temporary, "upload-*").Any(), TimeSpan.FromSeconds(10), "nothing of it is left");
        using var alive = await product.Api.RawAsync(HttpMethod.Get, "uploads");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    /// <summary>Sends some bytes, then waits for ever.</summary>
    private sealed class HangingContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(new byte[500_000], cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
