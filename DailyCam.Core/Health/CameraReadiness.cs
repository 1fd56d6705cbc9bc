using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;

namespace DailyCam.Core.Health;

/// <summary>A camera for watchdogs: no name and no address, because nobody has to sign in to read it.</summary>
/// <param name="Recording">True when parts of it reached the disk within the last seconds.</param>
/// <param name="Live">True when fragments arrive.</param>
/// <param name="LastVerifiedSegmentAt">End of the newest archive segment that was closed and verified.</param>
public sealed record CameraReadiness(CameraId Id, CaptureState State, bool Live, bool Recording, DateTimeOffset? LastVerifiedSegmentAt);
