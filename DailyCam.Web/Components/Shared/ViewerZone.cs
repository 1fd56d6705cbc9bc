using Microsoft.JSInterop;

namespace DailyCam.Web.Components.Shared;

/// <summary>
/// The viewer's time zone: instants are stored and sent in UTC and only shown in this zone. Known after the first render, because the browser is asked;
/// until then pages show no times. One per circuit.
/// </summary>
public sealed class ViewerZone(IJSRuntime browser)
{
    private TimeZoneInfo? zone;

    /// <summary>Call from <c>OnAfterRenderAsync</c>. A zone this machine does not know (or a browser that is gone) gives UTC.</summary>
    public async ValueTask<TimeZoneInfo> GetAsync()
    {
        if (zone is not null)
        {
            return zone;
        }

        await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "/shell/viewer.mjs");
        var name = await module.InvokeAsync<string>("timeZone");
        return zone = TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
    }
}
