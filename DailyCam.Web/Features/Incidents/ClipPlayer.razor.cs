using System.Globalization;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Incidents;

/// <summary>Picture and clip of one incident; where there is no video any more, since when and why. One for each incident.</summary>
public sealed partial class ClipPlayer : IAsyncDisposable
{
    private readonly BrowserPart clip = new("./incidents/clip.mjs", "mount");
    private ElementReference host;

    [Parameter]
    [EditorRequired]
    public Incident Incident { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public IncidentFootage Footage { get; set; } = null!;

    /// <summary>The viewer's zone; null until it is known.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    private string Gone => string.Join(' ', new[] { Since, Because, Incident.EvidencePicture is null ? null : Text["Footage.Picture"].Value }.Where(static part => part is not null));

    private string Since => Footage.Deletion is { } deletion && Zone is not null
        ? Text["Footage.Gone", TimeZoneInfo.ConvertTime(deletion.DeletedAt, Zone).ToString("D", CultureInfo.CurrentCulture)]
        : Text["Footage.None"];

    private string? Because => Footage switch
    {
        { Deletion: { } deletion } => Shared.Because(deletion.Reason, deletion.Limit),
        { Gap: { } gap } => Shared.Because(gap),
        _ => null,
    };

    public ValueTask DisposeAsync() => clip.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !Footage.IsThere)
        {
            return;
        }

        await clip.BeginAsync(Browser, host, Options());
    }

    private object Options()
    {
        var (from, to) = IncidentClip.Of(Incident);
        return new
        {
            camera = Incident.CameraId.Value,
            from = from.ToUnixTimeMilliseconds(),
            to = to.ToUnixTimeMilliseconds(),
            failed = Text["Clip.Failed"].Value,
            signedOut = Text["Clip.SignedOut"].Value,
        };
    }
}
