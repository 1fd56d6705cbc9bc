using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Cameras;

/// <summary>All cameras with their newest picture and how they are.</summary>
public sealed partial class CamerasPage : IAsyncDisposable
{
    /// <summary>States and ages are read anew this often; fast enough to look live, slow enough for a phone.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>A new picture each so many beats.</summary>
    private const int BeatsPerPicture = 5;

    private readonly CancellationTokenSource left = new();
    private IReadOnlyList<Camera>? cameras;
    private DateTimeOffset now;
    private long pictureNumber;
    private readonly HashSet<CameraId> justOff = [];
    private bool hasFailed;
    private Task beating = Task.CompletedTask;

    [Inject]
    public required CameraStore Store { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    public async ValueTask DisposeAsync()
    {
        Store.Changed -= Reload;
        await left.CancelAsync();
        await beating;
        left.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        now = Clock.GetUtcNow();
        pictureNumber = now.ToUnixTimeSeconds();
        cameras = await Store.ListAsync(left.Token);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Store.Changed += Reload;
            beating = BeatAsync();
        }
    }

    private void Reload(CameraId id) => _ = InvokeAsync(async () =>
    {
        if (!left.IsCancellationRequested)
        {
            cameras = await Store.ListAsync(CancellationToken.None);
            StateHasChanged();
        }
    });

    /// <summary>
    /// Done at once and told with a way back, not asked about: a camera is switched off for privacy several times a day, and a question that always gets the same answer is no longer read. The way
    /// back stays until the camera is on or the page is left.
    /// </summary>
    private async Task SwitchAsync((CameraId Camera, bool On) wish)
    {
        try
        {
            await Store.SwitchAsync(wish.Camera, wish.On, CancellationToken.None);
            hasFailed = false;
            _ = wish.On ? justOff.Remove(wish.Camera) : justOff.Add(wish.Camera);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            hasFailed = true;
        }
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat, Clock);
        try
        {
            for (var beat = 1; await timer.WaitForNextTickAsync(left.Token); beat++)
            {
                now = Clock.GetUtcNow();
                // The first look is often too early for a camera that was just added.
                pictureNumber = beat == 1 || beat % BeatsPerPicture == 0 ? now.ToUnixTimeSeconds() : pictureNumber;
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
