using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Timeline;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Measures;

/// <summary>The plots of a day. They live in the browser; the circuit starts and ends them.</summary>
public sealed partial class MeasurePlots : IAsyncDisposable
{
    private readonly BrowserPart plots = new("./measures/plots.mjs", "mount");
    private ElementReference host;

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

    public ValueTask DisposeAsync() => plots.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var day = DayWindow.Of(Clock.Date, Clock.Zone);
            await plots.BeginAsync(Browser, host, new
            {
                url = $"api/v1/cameras/{Camera}/measures",
                from = day.FromAt.ToUnixTimeMilliseconds(),
                to = day.ToAt.ToUnixTimeMilliseconds(),
                timeZone = Clock.Zone.Id,
                language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                texts = TextsForBrowser(),
            });
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
