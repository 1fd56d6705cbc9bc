namespace DailyCam.Tests.Cameras;

/// <summary>Gives its bytes, then nothing more and no end.</summary>
internal sealed class HangingStream(byte[] bytes) : MemoryStream(bytes)
{
    private readonly TaskCompletionSource hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Hangs => hangs.Task;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position < Length)
        {
            return await base.ReadAsync(buffer, cancellationToken);
        }

        hangs.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return 0;
    }
}
