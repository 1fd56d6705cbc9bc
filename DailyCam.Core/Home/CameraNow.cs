using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Home;

/// <summary>One camera at this moment.</summary>
/// <param name="SinceAt">Since when it stands so; null when that is not known, or says nothing (while it connects).</param>
/// <param name="LookedAt">The newest picture that was looked at; null unless looks are proven.</param>
/// <param name="Reason">Why, when something is wrong and the cause is known.</param>
public sealed record CameraNow(CameraId Camera, string Name, CameraStanding Standing, DateTimeOffset? SinceAt, DateTimeOffset? LookedAt, FaultReason? Reason)
{
    public bool IsWatched => Standing == CameraStanding.Watched;

    /// <summary>Something is wrong; the family has not chosen it so.</summary>
    public bool IsTrouble => Standing is CameraStanding.NotLooked or CameraStanding.NoPicture or CameraStanding.NotRecorded;
}
