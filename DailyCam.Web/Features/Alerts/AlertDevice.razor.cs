using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Alerts;

/// <summary>Sound and notifications of this device, tried out here.</summary>
public sealed partial class AlertDevice : IAsyncDisposable
{
    private IJSObjectReference? script;
    private DeviceChoices? device;
    private string? said;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (script is not null)
            {
                await script.DisposeAsync();
            }
        }
        catch (Exception gone) when (gone is JSDisconnectedException or TaskCanceledException)
        {
            // The circuit is gone, and with it what it held.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            script = await Browser.InvokeAsync<IJSObjectReference>("import", "./alerts/alerts.mjs");
            device = await script.InvokeAsync<DeviceChoices>("device");
            StateHasChanged();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or TaskCanceledException)
        {
            // Left before the page was ready.
        }
    }

    private async Task ChooseAsync(object change)
    {
        device = await script!.InvokeAsync<DeviceChoices>("choose", change);
        said = null;
    }

    private async Task NotifyAsync(bool isWanted)
    {
        device = await (isWanted ? script!.InvokeAsync<DeviceChoices>("allow") : script!.InvokeAsync<DeviceChoices>("choose", new { notify = false }));
        said = isWanted && !device.Notify && device.Obstacle is null ? Text["Notify.NotAllowed"].Value : null;
    }

    private async Task TestSoundAsync() => said = Text[await script!.InvokeAsync<bool>("testSound") ? "Sound.Heard" : "Sound.Blocked"];

    private async Task TestNotificationAsync() =>
        said = Text[await script!.InvokeAsync<bool>("testNotification", Text["Notify.Test.Title"].Value, Text["Notify.Test.Body"].Value) ? "Notify.Shown" : "Notify.NotShown"];

    /// <summary>As alerts/alerts.mjs gives it.</summary>
    /// <param name="Obstacle">Why this device can show no notifications; null when it can, or may be asked.</param>
    private sealed record DeviceChoices(bool Sound, bool Notify, bool Detail, string? Obstacle);
}
