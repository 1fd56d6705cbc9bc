using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Incidents;

/// <summary>The rows are this side's; the finger is the browser's (wwwroot-assets/src/incidents/swipe.mjs), which presses the row's own button.</summary>
public sealed partial class SwipeRows : IAsyncDisposable
{
    private readonly BrowserPart swipes = new("./incidents/swipe.mjs", "watch");
    private ElementReference host;

    [Parameter]
    [EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    public ValueTask DisposeAsync() => swipes.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await swipes.BeginAsync(Browser, host);
        }
    }
}
