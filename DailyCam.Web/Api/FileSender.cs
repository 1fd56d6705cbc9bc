using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace DailyCam.Web.Api;

/// <summary>
/// An answer's body that sends files in large pieces, read straight into the connection's buffers. The server's own way reads 16 kB at a time and changes
/// threads twice for each, which costs a megabyte of video several times what sending it does (measured).
/// </summary>
internal sealed class FileSender(IHttpResponseBodyFeature body) : IHttpResponseBodyFeature
{
    /// <summary>A megabyte of video in four turns. What a viewer who stalls holds on to in memory is one piece.</summary>
    private const int PieceBytes = 256 * 1024;

    public Stream Stream => body.Stream;

    public PipeWriter Writer => body.Writer;

    public void DisableBuffering() => body.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => body.StartAsync(cancellationToken);

    public Task CompleteAsync() => body.CompleteAsync();

    /// <remarks>A read blocks this thread while the disk answers, as an asynchronous read of a file does with another one.</remarks>
    public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var left = count ?? (RandomAccess.GetLength(file) - offset);
        await body.StartAsync(cancellationToken);
        while (left > 0)
        {
            var piece = (int)Math.Min(left, PieceBytes);
            var read = RandomAccess.Read(file, body.Writer.GetMemory(piece).Span[..piece], offset);
            if (read == 0)
            {
                throw new EndOfStreamException("The file is shorter than it was a moment ago.");
            }

            body.Writer.Advance(read);
            (offset, left) = (offset + read, left - read);
            if (await body.Writer.FlushAsync(cancellationToken) is { IsCompleted: true } or { IsCanceled: true })
            {
                return; // Nobody listens any more.
            }
        }
    }
}
