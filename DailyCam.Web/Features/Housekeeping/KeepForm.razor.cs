using System.Globalization;
using DailyCam.Core;
using DailyCam.Core.Cameras;
using DailyCam.Core.Housekeeping;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Housekeeping;

/// <summary>One camera's days and gigabytes with what they come to.</summary>
public sealed partial class KeepForm
{
    private string? days;
    private string? gigabytes;
    private StoredCamera? shown;
    private IReadOnlyList<Problem> problems = [];
    private bool isSaving;

    [Parameter, EditorRequired]
    public required StorageOverview Overview { get; set; }

    [Parameter, EditorRequired]
    public required StoredCamera Camera { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required StorageWords Words { get; set; }

    /// <summary>The date of a moment where the viewer is.</summary>
    [Parameter, EditorRequired]
    public required Func<DateTimeOffset, string> DayOf { get; set; }

    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Inject]
    public required CameraStore Store { get; init; }

    /// <summary>Null for an empty field; what is no number counts as empty until it is saved, and then has its sentence.</summary>
    private int? Days => int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private double? Gigabytes => double.TryParse(gigabytes, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private bool IsChanged => days != Written(Camera.RetentionDays) || gigabytes != Written(Camera.MaxGigabytes);

    private CameraForecast Forecast => Overview.Forecast(Camera.Id, Days, Gigabytes).Cameras.Single(camera => camera.Id == Camera.Id);

    private string Facts => string.Join(" · ", new[]
    {
        Text["Camera.Stored", Words.Size(Camera.Bytes)].Value,
        Camera.OldestAt is { } oldest ? Text["Camera.Reaches", DayOf(oldest)].Value : null,
        Camera is { IsRecorded: true, BytesPerDay: { } rate } ? Text["Camera.PerDay", Words.Size(rate)].Value : null,
    }.OfType<string>());

    /// <summary>Said before it is saved: fewer days delete at once, and nothing brings that back.</summary>
    private string? Loss => IsChanged && Forecast.Days is { } now && Overview.Forecast().Cameras.Single(camera => camera.Id == Camera.Id).Days is { } before && now < before
        ? Text["Rule.Deletes", Words.Days(now)].Value
        : null;

    protected override void OnParametersSet()
    {
        // Figures come anew each few seconds; what somebody is typing stays.
        if (shown is null || shown.RetentionDays != Camera.RetentionDays || !Equals(shown.MaxGigabytes, Camera.MaxGigabytes))
        {
            (days, gigabytes) = (Written(Camera.RetentionDays), Written(Camera.MaxGigabytes));
        }

        shown = Camera;
    }

    private async Task SaveAsync()
    {
        isSaving = true;
        if (await Store.FindAsync(Camera.Id, CancellationToken.None) is { } stored)
        {
            // A number that cannot be read must not be taken for "no limit": outside every range, it gets the sentence of its field.
            var draft = CameraDrafts.Of(stored) with { RetentionDays = string.IsNullOrEmpty(days) ? null : Days ?? 0, MaxGigabytes = string.IsNullOrEmpty(gigabytes) ? null : Gigabytes ?? -1 };
            problems = (await Store.UpdateAsync(Camera.Id, draft, CancellationToken.None)).Problems;
        }

        isSaving = false;
        await OnSaved.InvokeAsync();
    }

    private static string Written(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
