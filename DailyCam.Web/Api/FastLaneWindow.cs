using System.Buffers.Text;

namespace DailyCam.Web.Api;

/// <summary>
/// What a viewer of the fast lane was sent and has not acknowledged. A slow line holds seconds of video between us and the viewer, where nothing can be skipped any more: whoever acknowledges is sent no
/// more until it has caught up, and what waits meanwhile waits where it can be skipped. One that never acknowledges is never waited for. Safe from any thread.
/// </summary>
internal sealed class FastLaneWindow(TimeProvider clock)
{
    /// <summary>Two seconds of the best camera (8 Mbit/s): a far viewer on a good line never has as much under way.</summary>
    public const long MaxBytes = 2 << 20;

    /// <summary>Longest an acknowledgement may be: any number of bytes that fits into a <see cref="long"/>.</summary>
    public const int LongestMessage = 19;

    /// <summary>Less than what still counts as live (3 s in the player), more than an acknowledgement takes over the worst line: half a second until it is said, a second on the way.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Queue<(long End, long SentAt)> underWay = new();
    private TaskCompletionSource? awaited;
    private long sent;
    private long acknowledged;
    private long advancedAt;
    private bool isAcknowledging;

    /// <summary>For how long the viewer has acknowledged nothing although something is under way.</summary>
    public TimeSpan Silence
    {
        get
        {
            lock (gate)
            {
                return underWay.TryPeek(out var oldest) ? clock.GetElapsedTime(Math.Max(oldest.SentAt, advancedAt)) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Counts what is sent. Called before the sending, because the acknowledgement may be here before it returns.</summary>
    public void Send(int bytes)
    {
        lock (gate)
        {
            sent += bytes;
            if (isAcknowledging)
            {
                underWay.Enqueue((sent, clock.GetTimestamp()));
            }
        }
    }

    /// <summary>Takes an acknowledgement: bytes of binary messages received since the connection was opened, as decimal digits. False for what no player of ours says.</summary>
    public bool Acknowledge(ReadOnlySpan<byte> message)
    {
        if (!Utf8Parser.TryParse(message, out long bytes, out var read) || read != message.Length)
        {
            return false;
        }

        lock (gate)
        {
            if (bytes < acknowledged || bytes > sent)
            {
                return false;
            }

            if (!isAcknowledging)
            {
                isAcknowledging = true;
                underWay.Enqueue((sent, clock.GetTimestamp()));
            }

            advancedAt = bytes > acknowledged ? clock.GetTimestamp() : advancedAt;
            acknowledged = bytes;
            while (underWay.TryPeek(out var oldest) && oldest.End <= bytes)
            {
                underWay.Dequeue();
            }

            if (HasRoom())
            {
                awaited?.TrySetResult();
                awaited = null;
            }

            return true;
        }
    }

    /// <summary>Completes when more may be sent; at once for a viewer that never acknowledged anything.</summary>
    public Task RoomAsync()
    {
        lock (gate)
        {
            if (HasRoom())
            {
                return Task.CompletedTask;
            }

            awaited ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return awaited.Task;
        }
    }

    private bool HasRoom() => !underWay.TryPeek(out var oldest) || (sent - acknowledged <= MaxBytes && clock.GetElapsedTime(oldest.SentAt) <= MaxAge);
}
