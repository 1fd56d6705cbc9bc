using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace DailyCam.Web.Components;

/// <summary>
/// The document around every page. Pages of a signed-in person are interactive; sign-in and set-up are marked
/// <c>[ExcludeFromInteractiveRouting]</c> and stay plain HTML, so that nobody unknown ever gets a circuit.
/// </summary>
public sealed partial class App
{
    /// <summary>Made by the build as soon as one component has a style of its own.</summary>
    private const string ScopedStyles = "DailyCam.Web.styles.css";

    private ModuleMap? modules;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private IComponentRenderMode? PageMode => Http.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    private ViewerTheme Theme => ViewerChoices.Theme(Http.Request);

    private EveningHours Evening => ViewerChoices.Evening(Http.Request);

    /// <summary>What the first byte can say; of the evening only the device's clock can.</summary>
    private string? KnownTheme => Theme is ViewerTheme.Light or ViewerTheme.Dark ? Theme.ToString().ToLowerInvariant() : null;

    protected override void OnInitialized()
    {
        if (PageMode is not null)
        {
            modules = ModuleMap.Of(Assets);
            SecurityHeaders.Allow(Http.Response, modules);
        }
    }
}
