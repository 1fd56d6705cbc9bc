namespace DailyCam.Core.Cameras;

/// <summary>The right of one part to write into an upload. Whoever holds it gives it back by disposing it, when nothing is written any more.</summary>
internal sealed class UploadTurn : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource left;
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<UploadTurn> giveBack;
    private bool isOver;

    public UploadTurn(UploadId upload, Action<UploadTurn> giveBack, CancellationToken cancellationToken)
    {
        (Upload, this.giveBack) = (upload, giveBack);
        left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = left.Token;
    }

    public UploadId Upload { get; }

    /// <summary>Cancelled when the sender is gone, or when another part wants the turn.</summary>
    public CancellationToken Token { get; }

    /// <summary>Asks the holder to end, and waits until it has.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        Task asking;
        lock (gate)
        {
            asking = isOver ? Task.CompletedTask : left.CancelAsync();
        }

        await asking;
        await over.Task.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (isOver)
            {
                return;
            }

            isOver = true;
        }

        giveBack(this);
        left.Dispose();
        over.SetResult();
    }
}
