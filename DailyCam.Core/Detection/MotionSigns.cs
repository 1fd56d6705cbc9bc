namespace DailyCam.Core.Detection;

/// <summary>How fresh what is known of a camera's movement is: only a picture that was watched says that nothing moves. Times are those of the pictures, UTC.</summary>
/// <param name="WatchedAt">The newest picture that was measured.</param>
/// <param name="MovedAt">The newest on which something moved; null when nothing did since the process began.</param>
public readonly record struct MotionSigns(DateTimeOffset WatchedAt, DateTimeOffset? MovedAt);
