using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Clips;

/// <summary>A document of its own, without the frame and without a circuit.</summary>
public sealed partial class ShareClosedDocument
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>Whether too many links that open nothing were tried from this network.</summary>
    [Parameter]
    public bool IsBusy { get; set; }
}
