using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Measures;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Timeline;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Measures;

/// <summary>The quality of one camera's stream over a day. Camera and day stand in the address.</summary>
public sealed partial class MeasuresPage : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private Camera? camera;
    private TimeZoneInfo? zone;
    private DayClock? clock;
    private IReadOnlyList<MeasureHour>? hours;
    private string? problem;
    private bool isLoaded;

    [Parameter]
    public string Id { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "date")]
    public string? Date { get; set; }

    [Inject]
    private CameraStore Cameras { get; init; } = null!;

    [Inject]
    private MeasureReader Reader { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private TimeProvider Time { get; init; } = null!;

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (camera?.Id.Value != Id)
        {
            camera = CameraId.TryParse(Id, out var id) ? await Cameras.FindAsync(id, left.Token) : null;
            isLoaded = true;
        }

        await ShowAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || (zone = await Viewer.GetAsync()) is null)
        {
            return; // Ready already, or left before that.
        }

        await ShowAsync();
        StateHasChanged();
    }

    private async Task ShowAsync()
    {
        if (camera is null || zone is null)
        {
            return;
        }

        var today = DayClock.DateAt(Time.GetUtcNow(), zone);
        var date = Date is null ? today : DayClock.Parse(Date);
        clock = new DayClock(date ?? today, today, zone);
        problem = date is null ? "Problem.Date" : date > today ? "Problem.Future" : null;
        hours = null;
        if (problem is null)
        {
            var day = DayWindow.Of(clock.Date, zone);
            hours = MeasureHour.Of(await Reader.ListAsync(camera.Id, day.FromAt, day.ToAt, left.Token) ?? [], day.FromAt);
        }
    }

    private void ChooseDay(ChangeEventArgs change)
    {
        if (DayClock.Parse(change.Value as string) is { } date)
        {
            Navigation.NavigateTo(Link(date));
        }
    }

    private string DayLink(int days) => Link(clock!.Date.AddDays(days));

    private string Link(DateOnly date) => $"cameras/{Id}/measures?date={date.ToString(DayClock.AddressFormat, CultureInfo.InvariantCulture)}";
}
