using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Measures;

/// <summary>Measures one camera on the capture path: a few additions a fragment, no I/O, no waiting. Whole minutes go to the <see cref="MeasureQueue"/>.</summary>
internal sealed class MeasureConsumer(CameraId camera, MeasureQueue queue, MeasureBoard board, CaptureStatusBoard statuses, TimeProvider clock) : IFragmentConsumer
{
    /// <summary>Who looks at the figures asks every 2 s.</summary>
    private static readonly TimeSpan PostInterval = TimeSpan.FromSeconds(1);

    private readonly StreamMeter meter = new(camera);
    private readonly long createdAt = clock.GetTimestamp();
    private TimeSpan? postedAt;

    public void Accept(MediaFragment fragment)
    {
        var elapsed = clock.GetElapsedTime(createdAt);
        var status = statuses.Find(camera);
        var facts = new StreamFacts(status?.VideoCodec, status?.AudioCodec is not null, status?.Transcoding ?? false);
        Queue(meter.Add(fragment, elapsed, facts));
        if (postedAt is not { } last || elapsed - last >= PostInterval)
        {
            postedAt = elapsed;
            board.Post(camera, meter.Live);
        }
    }

    public void EndAttempt(CaptureAttemptId attempt) => Queue(meter.Close());

    public ValueTask DisposeAsync()
    {
        Queue(meter.Close());
        board.Remove(camera);
        return ValueTask.CompletedTask;
    }

    private void Queue(MeasureMinute? minute)
    {
        if (minute is not null)
        {
            queue.Post(minute);
        }
    }
}
