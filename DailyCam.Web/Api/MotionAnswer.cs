using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;

namespace DailyCam.Web.Api;

/// <summary>A camera's movement by its age in seconds, so that nobody needs the server's clock. Null says that it was never watched, or that nothing moved yet.</summary>
internal sealed record MotionAnswer(CameraId Camera, double? WatchedSecondsAgo, double? MovedSecondsAgo)
{
    public static MotionAnswer Of(CameraId camera, MotionSigns? signs, DateTimeOffset now) => new(camera, Age(signs?.WatchedAt, now), Age(signs?.MovedAt, now));

    private static double? Age(DateTimeOffset? at, DateTimeOffset now) => at is { } moment ? Math.Max(0, (now - moment).TotalSeconds) : null;
}
