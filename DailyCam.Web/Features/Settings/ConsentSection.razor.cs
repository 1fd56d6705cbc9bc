using System.Globalization;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Cameras;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Settings;

/// <summary>One consent of one camera. Agreeing is a step of its own before allowing, and is forgotten with it.</summary>
public sealed partial class ConsentSection
{
    private bool isAgreed;

    [Parameter, EditorRequired]
    public required Camera Camera { get; set; }

    /// <summary>What is consented to (<see cref="ConsentTexts"/>).</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Beginning of the text keys: <c>Consent</c> for recordings, <c>Snapshots</c> for single pictures.</summary>
    [Parameter, EditorRequired]
    public required string Kind { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>To whom it is sent, for people.</summary>
    [Parameter, EditorRequired]
    public required string Whom { get; set; }

    /// <summary>Where it is sent, as scheme, host and port; null when no address is named.</summary>
    [Parameter]
    public string? Destination { get; set; }

    /// <summary>The consent that stands, to any text and destination; null when there is none.</summary>
    [Parameter]
    public Consent? Standing { get; set; }

    [Parameter]
    public bool IsConfigured { get; set; }

    /// <summary>Whether the camera uses the analyzer.</summary>
    [Parameter]
    public bool IsUsed { get; set; }

    [Parameter, EditorRequired]
    public required TimeZoneInfo Zone { get; set; }

    [Parameter]
    public EventCallback OnGive { get; set; }

    [Parameter]
    public EventCallback OnStop { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string Version => ConsentTexts.VersionOf(Name);

    private bool IsGiven => Standing?.TextVersion == Version && Standing.Destination == Destination;

    private string WhyNot => Standing switch
    {
        null => Text[$"{Kind}.None"],
        { TextVersion: var read } when read != Version => Text["Consent.Changed"],
        _ => Text["Consent.Moved", Destination ?? "–"],
    };

    private Task GiveAsync()
    {
        isAgreed = false;
        return OnGive.InvokeAsync();
    }

    private string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("g", CultureInfo.CurrentCulture);
}
