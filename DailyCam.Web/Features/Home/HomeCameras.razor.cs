using System.Globalization;
using DailyCam.Core.Home;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Home;

/// <summary>All cameras as small pictures. They are no video: a first page that is left open all day must not keep decoders busy.</summary>
public sealed partial class HomeCameras : IAsyncDisposable
{
    /// <summary>From here on the pictures get smaller, so that the page still fits one glance.</summary>
    private const int MostLarge = 5;

    /// <summary>As long as the browser lets one stand (home/pictures.mjs).</summary>
    private const int PictureSeconds = 10;

    private readonly BrowserPart pictures = new("./home/pictures.mjs", "watch");
    private ElementReference root;
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

    public ValueTask DisposeAsync() => pictures.DisposeAsync();

    /// <summary>
    /// Told once: from then on the browser fetches by itself, and drawing this again must not load a picture anew. The page's own HTML and the circuit that takes it over say the same number, as a rule,
    /// or a phone would fetch each picture twice while it opens the page.
    /// </summary>
    protected override void OnInitialized() => pictureNumber = Clock.GetUtcNow().ToUnixTimeSeconds() / PictureSeconds;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await pictures.BeginAsync(Browser, root, new { language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, now = Text["Picture.Now"].Value });
        }
    }

    /// <summary>The newest picture is kept while a camera is away, and its age says so; of one that is switched off nothing is.</summary>
    private static bool HasPicture(CameraSight sight) => !sight.IsOff && sight.Status?.LastFrameAt is not null;

    private CameraNow? Of(CameraSight sight) => Summary?.Cameras.FirstOrDefault(camera => camera.Camera == sight.Camera.Id);
}
