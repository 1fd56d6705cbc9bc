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
    private ElementReference host;
    private IJSObjectReference? module;
    private IJSObjectReference? player;

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

    public async ValueTask DisposeAsync()
    {
        try
        {
            // By its own handle: the host element is no longer in the document at this moment.
            if (player is not null)
            {
                await player.InvokeVoidAsync("destroy");
                await player.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone; the picture stays until the page goes.
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
            module = await Browser.InvokeAsync<IJSObjectReference>("import", "./player/mount.mjs");
            player = await module.InvokeAsync<IJSObjectReference>("mount", host, Options());
        }
        catch (JSDisconnectedException)
        {
            // Left before the page was ready.
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
