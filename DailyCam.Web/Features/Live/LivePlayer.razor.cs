using System.Globalization;
using System.Text.Json;
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
    private readonly BrowserPart player = new("./player/mount.mjs", "take");
    private ElementReference host;
    private string options = string.Empty;
    private (CameraId Camera, string Name)? described;

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

    protected override void OnParametersSet()
    {
        if (described != (Camera, Name))
        {
            described = (Camera, Name);
            options = JsonSerializer.Serialize(Options(), JsonSerializerOptions.Web);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await player.BeginAsync(Browser, host);
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
