using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Incidents;

/// <summary>The rows are this side's; the finger is the browser's (wwwroot-assets/src/incidents/swipe.mjs), which presses the row's own button.</summary>
public sealed partial class SwipeRows : IAsyncDisposable
{
    private ElementReference host;
    private IJSObjectReference? module;
    private IJSObjectReference? swipes;

    [Parameter]
    [EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (swipes is not null)
            {
                await swipes.InvokeVoidAsync("destroy");
                await swipes.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone; nobody answers a finger any more.
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
            module = await Browser.InvokeAsync<IJSObjectReference>("import", "./incidents/swipe.mjs");
            swipes = await module.InvokeAsync<IJSObjectReference>("watch", host);
        }
        catch (JSDisconnectedException)
        {
            // Left before the page was ready.
        }
    }
}
