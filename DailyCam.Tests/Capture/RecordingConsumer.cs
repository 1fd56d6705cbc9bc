using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Tests.Capture;

/// <summary>Keeps every fragment it is given.</summary>
internal sealed class RecordingConsumer : IFragmentConsumer
{
    private readonly Lock gate = new();
    private readonly List<MediaFragment> fragments = [];
    private readonly List<CaptureAttemptId> ended = [];

    public IReadOnlyList<MediaFragment> Fragments
    {
        get
        {
            lock (gate)
            {
                return [.. fragments];
            }
        }
    }

    public MediaFragment? Newest => Fragments is [.., var newest] ? newest : null;

    public IReadOnlyList<CaptureAttemptId> Ended
    {
        get
        {
            lock (gate)
            {
                return [.. ended];
            }
        }
    }

    public bool IsDisposed { get; private set; }

    public void Accept(MediaFragment fragment)
    {
        lock (gate)
        {
            fragments.Add(fragment);
        }
    }

    public void EndAttempt(CaptureAttemptId attempt)
    {
        lock (gate)
        {
            ended.Add(attempt);
        }
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
