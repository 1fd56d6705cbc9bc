using DailyCam.Core.Capture.Processes;

namespace DailyCam.Core.Detection.Vision;

/// <summary>
/// One life of the vision child. Ends only by an exception: <see cref="IOException"/> when the child has gone, <see cref="TimeoutException"/> when it
/// answers too late, <see cref="InvalidDataException"/> when it talks nonsense. Whatever was asked then counts as not looked at.
/// </summary>
internal sealed class VisionRun(DetectionOptions options, IMediaProcessLauncher launcher, VisionQueue queue, TimeProvider clock)
{
    /// <summary>The child has nothing to save.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(300);

    private uint lastId = VisionWire.ReadyId;

    /// <summary>Called when the child is ready and after each answer.</summary>
    public Action Works { get; init; } = static () => { };

    /// <summary>Pictures answered in this life.</summary>
    public long Answered { get; private set; }

    public int? ProcessId { get; private set; }

    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        await using var process = await launcher.StartAsync(VisionCommand.For(options), cancellationToken);
        ProcessId = process.ProcessId;
        try
        {
            await ReadAsync(process, VisionWire.ReadyId, options.StartTimeout, cancellationToken);
            Works();
            while (true)
            {
                await AnswerAsync(process, await NextAsync(process, cancellationToken), cancellationToken);
            }
        }
        finally
        {
            // Reads and writes of its pipes end by its death, not by cancellation.
            await process.StopAsync(StopGrace);
        }
    }

    /// <summary>The next picture, unless the idle child dies first: then the next picture should find a new one.</summary>
    private async Task<VisionRequest> NextAsync(IMediaProcess process, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var exit = process.WaitForExitAsync(waiting.Token);
        var next = queue.TakeAsync(waiting.Token);
        if (await Task.WhenAny(next, exit) == next)
        {
            await waiting.CancelAsync();
            return await next;
        }

        await waiting.CancelAsync();
        await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (next.IsCompletedSuccessfully)
        {
            (await next).GiveUp(); // It came in the same moment.
        }

        throw new IOException($"The vision process ended with code {(await exit).Code}: {string.Join(" | ", process.LastLines.TakeLast(3))}");
    }

    private async Task AnswerAsync(IMediaProcess process, VisionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var id = ++lastId;
            var header = new byte[VisionWire.PictureHeaderBytes];
            VisionWire.WritePictureHeader(header, id, request.Width, request.Height);
            await WriteAsync(process.Input, header, request.Pixels, cancellationToken).WaitAsync(options.AnswerTimeout, clock, cancellationToken);
            request.Complete(await ReadAsync(process, id, options.AnswerTimeout, cancellationToken));
            Answered++;
            Works();
        }
        finally
        {
            request.GiveUp();
        }
    }

    private static async Task WriteAsync(Stream input, ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> pixels, CancellationToken cancellationToken)
    {
        await input.WriteAsync(header, cancellationToken);
        await input.WriteAsync(pixels, cancellationToken);
        await input.FlushAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<DetectedObject>> ReadAsync(IMediaProcess process, uint id, TimeSpan limit, CancellationToken cancellationToken)
    {
        var (answered, objects) = await VisionWire.ReadAnswerAsync(process.Output, cancellationToken).WaitAsync(limit, clock, cancellationToken);
        return answered == id ? objects : throw new InvalidDataException($"The vision process answered {answered} when asked {id}.");
    }
}
