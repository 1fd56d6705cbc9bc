using DailyCam.Core;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Settings;

/// <summary>One camera's chain of analyzers and its consents; every change counts at once.</summary>
public sealed partial class CameraConsents
{
    private string message = string.Empty;

    [Parameter, EditorRequired]
    public required Camera Camera { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ConfiguredModel> Models { get; set; }

    /// <summary>Every consent of the camera, the newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Consent> History { get; set; }

    [Parameter, EditorRequired]
    public required TimeZoneInfo Zone { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required CameraStore Store { get; init; }

    private async Task ChangeChainAsync(IReadOnlyList<string> chain)
    {
        try
        {
            message = await ChainAsync(chain);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            message = Text["Consent.Failed"];
        }

        await OnChanged.InvokeAsync();
    }

    private async Task<string> ChainAsync(IReadOnlyList<string> chain)
    {
        // As it is now: another page may have changed it.
        if (await Store.FindAsync(Camera.Id, CancellationToken.None) is not { } stored)
        {
            return Shared.Sentence(new Problem(CameraProblems.NotFound));
        }

        var outcome = await Store.UpdateAsync(Camera.Id, CameraDrafts.Of(stored) with { Analyzers = chain }, CancellationToken.None);
        return outcome.Problems.Count > 0 ? Shared.Sentence(outcome.Problems[0]) : Text["Saved"];
    }
}
