using System.Globalization;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace DailyCam.Web.Features.Settings;

/// <summary>One camera's consents as they are read, given and ended: on the page of all cameras, and on the camera's own.</summary>
public sealed partial class ConsentList
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

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required ConsentStore Consents { get; init; }

    private List<Consent> Ended => [.. History.Where(static consent => consent.WithdrawnAt is not null)];

    private static string KindOf(string name) => ConsentTexts.Analyzers.Contains(name, StringComparer.Ordinal) ? "Consent" : "Snapshots";

    private Consent? Standing(string name) => History.FirstOrDefault(consent => consent.Analyzer == name && consent.WithdrawnAt is null);

    private Task GiveAsync(string name) =>
        ChangeAsync(async by => await Consents.GiveAsync(Camera.Id, name, by, CancellationToken.None) is { } problem ? Shared.Sentence(problem) : Text[$"{KindOf(name)}.Done"]);

    private Task StopAsync(string name) => ChangeAsync(async by =>
    {
        await Consents.WithdrawAsync(Camera.Id, name, by, CancellationToken.None);
        return Text[$"{KindOf(name)}.Stopped"];
    });

    private async Task ChangeAsync(Func<string, Task<string>> change)
    {
        try
        {
            message = await change((await Authentication).User.Identity?.Name ?? string.Empty);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            message = Text["Consent.Failed"];
        }

        await OnChanged.InvokeAsync();
    }

    private string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("g", CultureInfo.CurrentCulture);
}
