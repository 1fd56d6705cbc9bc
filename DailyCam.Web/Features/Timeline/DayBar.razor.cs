using System.Globalization;
using System.Text.Json;
using DailyCam.Core.Archive;
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
    private readonly BrowserPart timeline = new("./timeline/timeline.mjs", "mount");
    private ElementReference host;

    [Parameter]
    [EditorRequired]
    public Camera Camera { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public DayClock Clock { get; set; } = null!;

    /// <summary>A moment to play from at once.</summary>
    [Parameter]
    public string? Moment { get; set; }

    /// <summary>Other cameras whose pictures play along at the same second.</summary>
    [Parameter]
    public IReadOnlyList<Camera> Beside { get; set; } = [];

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private IStringLocalizer<SharedText> Shared { get; init; } = null!;

    [Inject]
    private IStringLocalizer<TimelineText> Texts { get; init; } = null!;

    public Task RefreshAsync() => timeline.TellAsync("refresh");

    public Task PlayIncidentAsync(IncidentId id) => timeline.TellAsync("playIncident", id.Value);

    public ValueTask DisposeAsync() => timeline.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await timeline.BeginAsync(Browser, host, new
            {
                camera = Camera.Id.Value,
                date = Clock.DateText,
                timeZone = Clock.Zone.Id,
                language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                moment = DateTimeOffset.TryParse(Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUnixTimeMilliseconds() : (long?)null,
                longest = RecordingRange.LongestPlay.TotalMilliseconds,
                texts = TextsForBrowser(),
            });
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
        noneHere = Texts["Say.NoneHere"].Value,
        loudness = Texts["Bar.LoudnessAt"].Value,
        noLoudness = Texts["Bar.NoLoudnessAt"].Value,
        asleep = Texts["Bar.Asleep"].Value,
        still = Texts["Bar.Still"].Value,
        several = Texts["Bar.Several"].Value,
        captionLoud = Texts["Captions.Loud"].Value,
        captionQuiet = Texts["Captions.Quiet"].Value,
        captionGap = Texts["Captions.Gap"].Value,
        smaller = Texts["Turned.Smaller"].Value,
        larger = Texts["Turned.Larger"].Value,
        rangeSize = Texts["Range.Size"].Value,
        rangeMissing = Texts["Range.Missing"].Value,
        rangeUnknown = Texts["Range.Unknown"].Value,
        severity = Enum.GetValues<Severity>().ToDictionary(static severity => JsonNamingPolicy.CamelCase.ConvertName(severity.ToString()), severity => Shared.Word(severity), StringComparer.Ordinal),
    };
}
