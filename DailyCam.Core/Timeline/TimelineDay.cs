using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Timeline;

/// <summary>One camera's day, as far as it has passed.</summary>
public sealed record TimelineDay
{
    public required CameraId Camera { get; init; }

    public required DateOnly Date { get; init; }

    public required Stretch Day { get; init; }

    public required DateTimeOffset NowAt { get; init; }

    /// <summary>Recorded video, the file that is being written included; seams closed.</summary>
    public required IReadOnlyList<Stretch> Recorded { get; init; }

    /// <summary>Recorded while the computer's clock was not set: it really happened at the time it stands at or any time later.</summary>
    public required IReadOnlyList<Stretch> Doubtful { get; init; }

    public required IReadOnlyList<RecordingGap> Gaps { get; init; }

    public required Coverage Coverage { get; init; }

    /// <summary>In order of time; false alarms included, marked as such.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>Minutes that local vision looked at, in order.</summary>
    public required IReadOnlyList<ActivityPoint> Activity { get; init; }

    public required SafetyScore Score { get; init; }

    /// <summary>Whether anybody looked at any of it, be it too little for a score. An incident is its own proof: somebody saw it.</summary>
    public required bool WasSeen { get; init; }
}
