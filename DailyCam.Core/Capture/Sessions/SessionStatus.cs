using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>Keeps a session's <see cref="CaptureStatus"/> and posts it: at once when the state changes, else at most once a second. Safe from any thread.</summary>
internal sealed class SessionStatus(CameraId camera, CaptureStatusBoard board, TimeProvider clock)
{
    /// <summary>Pages redraw on each post; figures that change twice a second help nobody.</summary>
    private static readonly TimeSpan FigureInterval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private CaptureStatus current = new() { Camera = camera, State = CaptureState.Connecting, Since = clock.GetUtcNow() };
    private CaptureMeter meter = new();
    private DateTimeOffset postedAt;

    public DateTimeOffset? LastFrameAt
    {
        get
        {
            lock (gate)
            {
                return current.LastFrameAt;
            }
        }
    }

    /// <param name="smallerBecause">Why the smaller stream is used; null for the main one.</param>
    public void Connecting(FaultReason? smallerBecause) =>
        Change(status => status with { State = CaptureState.Connecting, NextAttemptAt = null, SmallerStreamBecause = smallerBecause });

    public void OnMainStream() => Change(static status => status with { SmallerStreamBecause = null });

    public void Planned(CapturePlan plan) => Change(status => status with
    {
        VideoCodec = plan.SourceVideoCodec,
        AudioCodec = plan.SourceAudioCodec,
        Transcoding = plan.EncodesVideo,
    });

    public void Received(MediaFragment fragment)
    {
        lock (gate)
        {
            meter = fragment.Number == 0 ? new CaptureMeter() : meter;
            meter.Add(fragment);
            var next = current with
            {
                State = CaptureState.Running,
                LastFrameAt = fragment.ReceivedAt,
                FailedAttempts = 0,
                Width = fragment.Init.Width,
                Height = fragment.Init.Height,
                Fps = meter.Fps,
                Bitrate = meter.Bitrate,
                KeyFrameInterval = meter.KeyFrameInterval,
                Fault = null,
                FaultReason = null,
            };
            Set(next, always: false);
        }
    }

    /// <summary>Below the frame time-out silence is buffering, which parents are not alarmed about.</summary>
    public void Silent() => Change(static status => status.State == CaptureState.Running ? status with { State = CaptureState.Buffering } : status);

    /// <summary>The attempt is over; when the next one begins is not known yet.</summary>
    public void GivenUp(FaultCause cause) => Change(status => status with
    {
        State = CaptureState.Waiting,
        Fault = cause.Kind,
        FaultReason = cause.Reason,
        NextAttemptAt = null,
        Fps = null,
        Bitrate = null,
    });

    public void Waiting(FaultCause cause, int failures, DateTimeOffset? nextAt) => Change(status => status with
    {
        State = CaptureState.Waiting,
        Fault = cause.Kind,
        FaultReason = cause.Reason,
        FailedAttempts = failures,
        NextAttemptAt = nextAt,
        Fps = null,
        Bitrate = null,
    });

    private void Change(Func<CaptureStatus, CaptureStatus> change)
    {
        lock (gate)
        {
            Set(change(current), always: true);
        }
    }

    private void Set(CaptureStatus next, bool always)
    {
        var now = clock.GetUtcNow();
        var isNew = next.State != current.State;
        current = isNew ? next with { Since = now } : next;
        if (always || isNew || (now - postedAt).Duration() >= FigureInterval)
        {
            postedAt = now;
            board.Post(current);
        }
    }
}
