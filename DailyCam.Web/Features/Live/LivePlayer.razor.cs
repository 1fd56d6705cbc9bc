using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Live;

/// <summary>
/// The player of one camera with all its controls. Lives in the browser (wwwroot-assets/src/player): it begins with the page's HTML, the circuit only takes
/// it over and ends it.
/// </summary>
public sealed partial class LivePlayer : IAsyncDisposable
{
    private readonly BrowserPart player = new("./player/mount.mjs", "mount");
    private ElementReference host;

    [Parameter]
    [EditorRequired]
    public CameraId Camera { get; set; }

    [Parameter]
    [EditorRequired]
    public string Name { get; set; } = string.Empty;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private IStringLocalizer<LiveText> Text { get; init; } = null!;

    public ValueTask DisposeAsync() => player.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await player.BeginAsync(Browser, host, Options());
        }
    }

    private object Options() => new
    {
        name = Name,
        @base = $"api/v1/cameras/{Camera}",
        signInUrl = Navigation.SignInHere(),
        language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        texts = PlayerTexts.Of(Text),
        controls = true,
    };
}
