using System.Globalization;
using DailyCam.Core.Home;
using DailyCam.Web.Features.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Home;

/// <summary>All cameras as small pictures. They are no video: a first page that is left open all day must not keep decoders busy.</summary>
public sealed partial class HomeCameras : IAsyncDisposable
{
    /// <summary>From here on the pictures get smaller, so that the page still fits one glance.</summary>
    private const int MostLarge = 5;

    private ElementReference root;
    private IJSObjectReference? module;
    private IJSObjectReference? pictures;
    private long pictureNumber;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<CameraSight> Sights { get; set; } = [];

    [Parameter]
    public WatchSummary? Summary { get; set; }

    [Parameter]
    [EditorRequired]
    public HomeWords Words { get; set; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (pictures is not null)
            {
                await pictures.InvokeVoidAsync("destroy");
                await pictures.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone; the pictures stay until the page goes.
        }
    }

    /// <summary>Told once: from then on the browser fetches by itself, and drawing this again must not load a picture anew.</summary>
    protected override void OnInitialized() => pictureNumber = Clock.GetUtcNow().ToUnixTimeSeconds();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            module = await Browser.InvokeAsync<IJSObjectReference>("import", "./home/pictures.mjs");
            pictures = await module.InvokeAsync<IJSObjectReference>("watch", root, new { language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, now = Text["Picture.Now"].Value });
        }
        catch (JSDisconnectedException)
        {
            // Left before the page was ready.
        }
    }

    /// <summary>The newest picture is kept while a camera is away, and its age says so; of one that is switched off nothing is.</summary>
    private static bool HasPicture(CameraSight sight) => !sight.IsOff && sight.Status?.LastFrameAt is not null;

    private CameraNow? Of(CameraSight sight) => Summary?.Cameras.FirstOrDefault(camera => camera.Camera == sight.Camera.Id);
}
