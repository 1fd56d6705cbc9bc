using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Core.Hosting;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Components.Layout;

/// <summary>What a parent must know wherever they are: a camera is not recorded, nobody watches for danger, or no time can be trusted.</summary>
public sealed partial class AlarmBanner : IAsyncDisposable
{
    /// <summary>A part that is started again is back within this; before, it is nothing to alarm anybody with.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource left = new();
    private Task beating = Task.CompletedTask;
    private IReadOnlyList<Alarm> shown = [];
    private bool clockNotSet;
    private TimeZoneInfo? zone;

    [Inject]
    private RecordingWatch Watch { get; init; } = null!;

    [Inject]
    private FaultLog Faults { get; init; } = null!;

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

    protected override void OnInitialized() => (shown, clockNotSet) = (Now(), Clock.IsStandIn());

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
                var (now, notSet) = (Now(), Clock.IsStandIn());
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

    private List<Alarm> Now()
    {
        var now = Clock.GetUtcNow();
        var blind = Faults.Open
            .Where(fault => fault.Cause.Stage is FaultStage.Vision or FaultStage.Frames && now - fault.BeganAt >= Patience)
            .Select(fault => new Alarm(fault.Camera, NameOf(fault.Camera), fault.BeganAt, fault.Cause.Reason, IsGrave: false));
        return [.. Watch.Alarms.Select(static alarm => new Alarm(alarm.Camera, alarm.Name, alarm.SinceAt, alarm.Reason, IsGrave: true)), .. blind];
    }

    private string? NameOf(CameraId? camera) => camera is { } id ? Watch.Names.GetValueOrDefault(id) : null;

    private string Sentence(Alarm alarm)
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

    private sealed record Alarm(CameraId? Camera, string? Name, DateTimeOffset SinceAt, FaultReason Reason, bool IsGrave);
}
