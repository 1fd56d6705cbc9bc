using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using DailyCam.Web.Features.Timeline;

namespace DailyCam.Web.Features.Reports;

/// <summary>Addresses within the product, relative to its base.</summary>
public static class ReportLinks
{
    /// <summary>The timeline at the cited second.</summary>
    public static string Of(Citation citation, TimeZoneInfo zone) => Moment(citation.Camera, citation.At, zone);

    public static string Moment(CameraId camera, DateTimeOffset at, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture, $"timeline?camera={camera}&date={Text(DayWindow.DateAt(at, zone))}&at={at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");

    /// <summary>The report of a day, of all cameras or one.</summary>
    public static string Report(DateOnly date, CameraId? camera) => camera is { } id ? $"report/{Text(date)}?camera={id}" : $"report/{Text(date)}";

    private static string Text(DateOnly date) => date.ToString(DayClock.AddressFormat, CultureInfo.InvariantCulture);
}
