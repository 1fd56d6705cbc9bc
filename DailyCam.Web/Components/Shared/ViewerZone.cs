using System.Globalization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Components.Shared;

/// <summary>
/// The viewer's time zone: instants are stored and sent in UTC and only shown in this zone. Known after the first render, because the browser is asked;
/// until then pages show no times. One per circuit.
/// </summary>
public sealed class ViewerZone(IJSRuntime browser)
{
    private TimeZoneInfo? zone;

    /// <summary>Call from <c>OnAfterRenderAsync</c>. A zone this machine does not know gives UTC; null when the page was left before the browser answered: then nobody is there to be shown anything.</summary>
    public async ValueTask<TimeZoneInfo?> GetAsync()
    {
        if (zone is not null)
        {
            return zone;
        }

        try
        {
            await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./shell/viewer.mjs");
            var name = await module.InvokeAsync<string>("timeZone");
            return zone = TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
        }
        catch (JSDisconnectedException)
        {
            return null;
        }
    }

    /// <summary>The zone of an IANA name that stands in an address; null for a name that is none.</summary>
    public static TimeZoneInfo? Named(string? name) =>
        // A zone's name is a path below the zone folder: anything that climbs is not one.
        !string.IsNullOrEmpty(name) && !name.Contains("..", StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : null;

    /// <summary>The time alone when it is of today, with its date otherwise.</summary>
    public static string Short(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return local.ToString(local.Date == TimeZoneInfo.ConvertTime(now, zone).Date ? "t" : "g", CultureInfo.CurrentCulture);
    }

    /// <summary>From and to; the second one with its date only where that is another.</summary>
    public static string Span(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, DateTimeOffset now)
    {
        var (begin, end) = (Short(from, zone, now), Short(to, zone, TimeZoneInfo.ConvertTime(from, zone).Date == TimeZoneInfo.ConvertTime(to, zone).Date ? to : now));
        return begin.EndsWith(end, StringComparison.Ordinal) ? begin : $"{begin}–{end}";
    }
}
