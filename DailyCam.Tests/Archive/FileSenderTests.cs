using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Api;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DailyCam.Tests.Archive;

public sealed class FileSenderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly byte[] content = new byte[1_000_000];

    public FileSenderTests() => new Random(7).NextBytes(content);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0, null)]
    [InlineData(0, 1_000_000)]
    [InlineData(123_457, 700_001)]
    [InlineData(999_999, 1)]
    [InlineData(262_144, 262_144)]
    [InlineData(5, 0)]
    public async Task Any_stretch_of_a_file_arrives_as_it_is(int offset, int? count)
    {
        using var body = new MemoryStream();
        await new FileSender(new StreamResponseBodyFeature(body)).SendFileAsync(await FileAsync(), offset, count, Token);
        Assert.Equal(content[offset..(offset + (count ?? (content.Length - offset)))], body.ToArray());
    }

    [Fact]
    public async Task A_file_that_became_shorter_breaks_the_answer_off()
    {
        using var body = new MemoryStream();
        var path = await FileAsync();
        await Assert.ThrowsAsync<EndOfStreamException>(() => new FileSender(new StreamResponseBodyFeature(body)).SendFileAsync(path, 900_000, 200_000, Token));
    }

    [Fact]
    public async Task A_caller_who_left_is_sent_no_more()
    {
        using var body = new MemoryStream();
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        var path = await FileAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FileSender(new StreamResponseBodyFeature(body)).SendFileAsync(path, 0, null, left.Token));
        Assert.Equal(0, body.Length);
    }

    private async Task<string> FileAsync()
    {
        var path = folder.File("recording.mp4");
        await File.WriteAllBytesAsync(path, content, Token);
        return path;
    }
}
