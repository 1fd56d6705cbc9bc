using System.Globalization;
using DailyCam.Core.Cameras;

namespace DailyCam.Web.Features.Clips;

/// <summary>Addresses of the page that makes a clip, relative to the base.</summary>
public static class ClipLinks
{
    /// <summary>The form, filled in with a stretch of a camera.</summary>
    public static string Make(CameraId camera, DateTimeOffset from, DateTimeOffset to) => $"clips?camera={camera}&from={Text(from)}&to={Text(to)}";

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
