namespace DailyCam.Core.Cameras;

/// <summary>One turn of a camera's on/off switch, kept so that the timeline can say "the camera was off" instead of "nothing happened".</summary>
public sealed class CameraSwitch
{
    public long Id { get; init; }

    public CameraId CameraId { get; init; }

    public DateTimeOffset At { get; init; }

    public bool IsOn { get; init; }

    public bool Recording { get; init; }
}
