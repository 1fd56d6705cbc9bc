using DailyCam.Core.Archive;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Clips;

/// <summary>A document of its own, without the frame and without a circuit.</summary>
public sealed partial class ShareDocument
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public string Token { get; set; } = string.Empty;

    [Parameter]
    [EditorRequired]
    public SharedClip Clip { get; set; } = null!;

    /// <summary>Null when it stays unsaid.</summary>
    [Parameter]
    public string? CameraName { get; set; }

    /// <summary>Of the home.</summary>
    [Parameter]
    [EditorRequired]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    private ShareWords Words => new(Text, Zone);
}
