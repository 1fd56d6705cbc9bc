using System.Data.Common;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;

namespace DailyCam.Web.Features.Live;

/// <summary>
/// The cameras and what runs for them, for one open page. Looks once a second, and tells the page when something that it shows is different: capture reports more often than that, and most of
/// what it reports of a camera that runs is on no page.
/// </summary>
internal sealed class CameraWatch : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly CameraStore cameras;
    private readonly CaptureStatusBoard board;
    private readonly RecordingStatusBoard recordings;
    private readonly TimeProvider clock;
    private readonly Func<Task> redraw;
    private readonly ITimer timer;
    private IReadOnlyList<CameraSight> sights = [];
    private int camerasChanged;
    private int looking;

    public CameraWatch(CameraStore cameras, CaptureStatusBoard board, RecordingStatusBoard recordings, TimeProvider clock, Func<Task> redraw)
    {
        this.cameras = cameras;
        this.board = board;
        this.recordings = recordings;
        this.clock = clock;
        this.redraw = redraw;
        cameras.Changed += OnCamera;
        timer = clock.CreateTimer(static state => _ = ((CameraWatch)state!).TickAsync(), this, Beat, Beat);
    }

    public IReadOnlyList<CameraSight> Sights => Volatile.Read(ref sights);

    /// <summary>The same cameras judged at this moment, from memory alone: for a page that tells the time of what it says, also while the database keeps the look of each beat waiting.</summary>
    public IReadOnlyList<CameraSight> Now() => [.. Sights.Select(static sight => sight.Camera).Select(Look)];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var all = await cameras.ListAsync(cancellationToken);
        IReadOnlyList<CameraSight> looks = [.. all.Select(Look)];
        Volatile.Write(ref sights, looks);
    }

    public void Dispose()
    {
        cameras.Changed -= OnCamera;
        timer.Dispose();
    }

    private CameraSight Look(Camera camera)
    {
        var (capture, recording) = (board.Find(camera.Id), recordings.Find(camera.Id));
        return new CameraSight(camera, capture, RecordingTruth.Of(camera, capture, recording, clock.GetUtcNow()), recording?.FaultReason);
    }

    private void OnCamera(CameraId camera) => Interlocked.Exchange(ref camerasChanged, 1);

    /// <summary>One look at a time: with a database that does not answer they would pile up.</summary>
    private async Task TickAsync()
    {
        if (Interlocked.Exchange(ref looking, 1) == 1)
        {
            return;
        }

        try
        {
            await LookAsync();
        }
        catch (ObjectDisposedException)
        {
            // The page was left while it was drawn.
        }
        finally
        {
            Volatile.Write(ref looking, 0);
        }
    }

    private async Task<bool> TryLoadAsync()
    {
        try
        {
            await LoadAsync(CancellationToken.None);
            return true;
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException or IOException or TimeoutException)
        {
            return false;
        }
    }

    private async Task LookAsync()
    {
        // What lies on the disk is judged anew each second: a proof grows old without anybody telling.
        var shown = Sights;
        var looks = shown.Select(static sight => sight.Camera).Select(Look).ToList();
        var differs = !looks.Select(Told).SequenceEqual(shown.Select(Told));

        // A camera that shows no picture is redrawn each second, because the age of its last picture is on the page.
        var ages = shown.Any(static sight => sight.Camera.IsOn && !sight.IsRunning);
        if (Interlocked.Exchange(ref camerasChanged, 0) == 1)
        {
            if (!await TryLoadAsync())
            {
                OnCamera(default); // Looked for again with the next beat: a change must not be lost because the database was busy.
                Show(looks, instead: shown); // What is no longer proven must not wait for it.
            }

            await redraw();
        }
        else
        {
            Show(looks, instead: shown);
            await (differs || ages ? redraw() : Task.CompletedTask);
        }
    }

    /// <summary>Without what changes with every frame of a camera that runs: that it has had a picture is told, not when.</summary>
    private static CameraSight Told(CameraSight sight) => sight is { IsRunning: true, Status: { } status }
        ? sight with { Status = status with { LastFrameAt = status.LastFrameAt is null ? null : DateTimeOffset.UnixEpoch, Fps = null, Bitrate = null } }
        : sight;

    /// <summary>Cameras that the page has read meanwhile are newer than these.</summary>
    private void Show(IReadOnlyList<CameraSight> looks, IReadOnlyList<CameraSight> instead) => Interlocked.CompareExchange(ref sights, looks, instead);
}
