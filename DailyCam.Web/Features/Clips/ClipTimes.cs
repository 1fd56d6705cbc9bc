using System.Globalization;

namespace DailyCam.Web.Features.Clips;

/// <summary>Instants as the browser's field for date and time has them: in the viewer's zone, to the second. Pure.</summary>
internal static class ClipTimes
{
    /// <summary>Browsers leave seconds away that are zero.</summary>
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFF"];

    public static string Field(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString(Formats[0], CultureInfo.InvariantCulture);

    /// <summary>Null for what is no time, and for one that the clocks leap over. Of an hour that comes twice it is the first.</summary>
    public static DateTimeOffset? Read(string? field, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(field, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 2 or > 9998 || zone.IsInvalidTime(local))
        {
            return null;
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>An instant in an address; null for what is none.</summary>
    public static DateTimeOffset? Address(string? text) =>
        DateTimeOffset.TryParse(text?.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at.Year is > 1 and < 9999 ? at : null;

    /// <summary>The whole second at or before an instant.</summary>
    public static DateTimeOffset Floor(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    /// <summary>The whole second at or after an instant.</summary>
    public static DateTimeOffset Ceiling(DateTimeOffset at)
    {
        var floor = Floor(at);
        return floor == at ? floor : floor.AddSeconds(1);
    }
}
