using DailyCam.Core.Alerts;
using DailyCam.Core.Hosting;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Components.Layout;

/// <summary>What a parent must know wherever they are: a camera is not recorded, nobody watches for danger, or no time can be trusted.</summary>
public sealed partial class AlarmBanner : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource left = new();
    private Task beating = Task.CompletedTask;
    private IReadOnlyList<CameraTrouble> shown = [];
    private bool clockNotSet;
    private TimeZoneInfo? zone;

    [Inject]
    private TroubleSigns Signs { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        await beating;
        left.Dispose();
    }

    protected override void OnInitialized() => (shown, clockNotSet) = (Signs.Now(), Clock.IsStandIn());

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || (zone = await Viewer.GetAsync()) is null)
        {
            return; // Ready already, or left before that.
        }

        beating = BeatAsync();
        StateHasChanged();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(left.Token))
            {
                var (now, notSet) = (Signs.Now(), Clock.IsStandIn());
                if (notSet != clockNotSet || !now.SequenceEqual(shown))
                {
                    await InvokeAsync(() =>
                    {
                        (shown, clockNotSet) = (now, notSet);
                        StateHasChanged();
                    });
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private string Sentence(CameraTrouble alarm)
    {
        var what = (alarm.IsGrave, alarm.Name) switch
        {
            (true, _) => Text["Alarm.NotRecorded", alarm.Name!],
            (false, null) => Text["Alarm.NotWatched"],
            (false, _) => Text["Alarm.CameraNotWatched", alarm.Name],
        };
        return Since(alarm.SinceAt) is { } since ? $"{what} {Text["Alarm.Since", since]}" : what;
    }

    /// <summary>Null until the viewer's zone is known.</summary>
    private string? Since(DateTimeOffset at) => zone is null ? null : ViewerZone.Short(at, zone, Clock.GetUtcNow());
}
