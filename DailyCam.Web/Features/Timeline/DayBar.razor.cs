using System.Globalization;
using System.Text.Json;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Timeline;

/// <summary>Picture and bar of a day. Lives in the browser; the circuit starts it, tells it of news and ends it.</summary>
public sealed partial class DayBar : IAsyncDisposable
{
    private ElementReference host;
    private IJSObjectReference? module;
    private IJSObjectReference? timeline;

    [Parameter]
    [EditorRequired]
    public CameraId Camera { get; set; }

    [Parameter]
    [EditorRequired]
    public DayClock Clock { get; set; } = null!;

    /// <summary>A moment to play from at once.</summary>
    [Parameter]
    public string? Moment { get; set; }

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private IStringLocalizer<SharedText> Shared { get; init; } = null!;

    [Inject]
    private IStringLocalizer<TimelineText> Texts { get; init; } = null!;

    public async Task RefreshAsync()
    {
        if (timeline is not null)
        {
            await timeline.InvokeVoidAsync("refresh");
        }
    }

    public async Task PlayIncidentAsync(IncidentId id)
    {
        if (timeline is not null)
        {
            await timeline.InvokeVoidAsync("playIncident", id.Value);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (timeline is not null)
            {
                await timeline.InvokeVoidAsync("dispose");
                await timeline.DisposeAsync();
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
            module = await Browser.InvokeAsync<IJSObjectReference>("import", "./timeline/timeline.mjs");
            timeline = await module.InvokeAsync<IJSObjectReference>("mount", host, new
            {
                camera = Camera.Value,
                date = Clock.DateText,
                timeZone = Clock.Zone.Id,
                language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                moment = DateTimeOffset.TryParse(Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUnixTimeMilliseconds() : (long?)null,
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
        play = Texts["Bar.Play"].Value,
        pause = Texts["Bar.Pause"].Value,
        loadFailed = Texts["Say.LoadFailed"].Value,
        playFailed = Texts["Say.PlayFailed"].Value,
        signedOut = Texts["Say.SignedOut"].Value,
        ended = Texts["Say.Ended"].Value,
        choose = Texts["Say.Choose"].Value,
        nothingRecorded = Texts["Say.NothingRecorded"].Value,
        future = Texts["Say.Future"].Value,
        noFootage = Texts["Say.NoFootage"].Value,
        noMoreIncidents = Texts["Say.NoMoreIncidents"].Value,
        severity = Enum.GetValues<Severity>().ToDictionary(static severity => JsonNamingPolicy.CamelCase.ConvertName(severity.ToString()), severity => Shared.Word(severity), StringComparer.Ordinal),
    };
}
