using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Timeline;
using DailyCam.Web.Features.Timeline;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Measures;

/// <summary>The plots of a day. They live in the browser; the circuit starts and ends them.</summary>
public sealed partial class MeasurePlots : IAsyncDisposable
{
    private ElementReference host;
    private IJSObjectReference? module;
    private IJSObjectReference? plots;

    [Parameter]
    [EditorRequired]
    public CameraId Camera { get; set; }

    [Parameter]
    [EditorRequired]
    public DayClock Clock { get; set; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private IStringLocalizer<MeasuresText> Texts { get; init; } = null!;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (plots is not null)
            {
                await plots.InvokeVoidAsync("destroy");
                await plots.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone; the page goes on by itself.
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
            var day = DayWindow.Of(Clock.Date, Clock.Zone);
            module = await Browser.InvokeAsync<IJSObjectReference>("import", "./measures/plots.mjs");
            plots = await module.InvokeAsync<IJSObjectReference>("mount", host, new
            {
                url = $"api/v1/cameras/{Camera}/measures",
                from = day.FromAt.ToUnixTimeMilliseconds(),
                to = day.ToAt.ToUnixTimeMilliseconds(),
                timeZone = Clock.Zone.Id,
                language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                texts = TextsForBrowser(),
            });
        }
        catch (JSDisconnectedException)
        {
            // Left before the page was ready.
        }
    }

    private object TextsForBrowser() => new
    {
        fps = Texts["Fps"].Value,
        bitrate = Texts["Bitrate"].Value,
        keyInterval = Texts["KeyInterval"].Value,
        jitter = Texts["Jitter"].Value,
        missingFrames = Texts["MissingFrames"].Value,
        lostPackets = Texts["LostPackets"].Value,
        drift = Texts["Drift"].Value,
        reconnects = Texts["Reconnects"].Value,
        noMinute = Texts["Plots.NoMinute"].Value,
        loadFailed = Texts["Plots.LoadFailed"].Value,
        summary = Texts["Plots.Summary"].Value,
    };
}
