using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Incidents;

/// <summary>
/// Danger zones of one camera, live: feeds the looks to <see cref="IncidentTracker"/> and does what follows (row, feed, picture) in order and off the
/// detection loop. Follows the zones as they are drawn, without a new capture session. What goes on is ended when nobody looks any more.
/// </summary>
internal sealed class ZoneIncidents : IDetectionListener
{
    private readonly IncidentTracker tracker;
    private readonly IncidentLog log;
    private readonly EvidencePictures pictures;
    private readonly CameraStore cameras;
    private readonly OrderedWork rows;

    /// <summary>Apart from the rows: a picture takes FFmpeg and seconds, and no row waits for it.</summary>
    private readonly OrderedWork pictureWork;

    /// <summary>Held by looks (the detection loop) and by the timer.</summary>
    private readonly Lock gate = new();
    private readonly ITimer pause;
    private readonly Dictionary<IncidentId, DateTimeOffset> pictured = [];

    /// <summary>What goes on and has its row; only touched by <see cref="rows"/>, one piece after another.</summary>
    private readonly HashSet<IncidentId> stored = [];
    private Camera camera;

    public ZoneIncidents(
        Camera camera, IncidentOptions options, IncidentLog log, EvidencePictures pictures, CameraStore cameras, TimeProvider clock, ILogger logger)
    {
        (this.camera, this.log, this.pictures, this.cameras) = (camera, log, pictures, cameras);
        tracker = new IncidentTracker(options);
        rows = new OrderedWork($"incidents of camera {camera.Id}", clock, logger);
        pictureWork = new OrderedWork($"incident pictures of camera {camera.Id}", clock, logger);
        pause = clock.CreateTimer(_ => EndAll(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        cameras.Changed += Reload;
        // The camera may have changed between being read for this session and now.
        Reload(camera.Id);
    }

    public void Looked(FrameDetections detections, VideoFrame frame)
    {
        lock (gate)
        {
            pause.Change(IncidentTracker.LongestPause, Timeout.InfiniteTimeSpan);
            foreach (var change in tracker.Look(detections.TakenAt, detections.Detections, Volatile.Read(ref camera).Zones))
            {
                Store(change);
                Picture(change.Entry, frame);
                if (change.Entry.EndAt is not null)
                {
                    pictured.Remove(change.Entry.Id);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        cameras.Changed -= Reload;
        await pause.DisposeAsync();
        EndAll();
        // Pictures first, because each ends as a change of a row. The rows go on meanwhile and have their own time afterwards.
        await pictureWork.DisposeAsync();
        await rows.DisposeAsync();
    }

    private void EndAll()
    {
        lock (gate)
        {
            foreach (var change in tracker.CloseAll())
            {
                Store(change);
                pictured.Remove(change.Entry.Id);
            }
        }
    }

    /// <summary>The first change that can be written makes the row, whichever it is: a lost opening must not lose the stay.</summary>
    private void Store(IncidentChange change)
    {
        var of = Volatile.Read(ref camera);
        rows.TryPost(async token =>
        {
            var entry = change.Entry;
            await log.StoreAsync(of, change with { IsNew = !stored.Contains(entry.Id) }, token);
            _ = entry.EndAt is null ? stored.Add(entry.Id) : stored.Remove(entry.Id);
        });
    }

    /// <summary>A picture at the opening, so that the page shows one at once, and again whenever a clearer moment was found.</summary>
    private void Picture(ZoneEntry entry, VideoFrame frame)
    {
        if (pictured.TryGetValue(entry.Id, out var at) && at == entry.EvidenceAt)
        {
            return;
        }

        pictured[entry.Id] = entry.EvidenceAt;
        var seen = new VideoFrame(frame.Camera, frame.TakenAt, frame.Width, frame.Height, frame.Pixels.ToArray());
        pictureWork.TryPost(async token =>
        {
            if (await pictures.MakeAsync(entry.Id, entry.EvidenceAt, seen, token) is { } name)
            {
                rows.TryPost(stopping => log.SetPictureAsync(entry.Id, name, stopping));
            }
        });
    }

    private void Reload(CameraId changed)
    {
        if (changed == camera.Id)
        {
            rows.TryPost(async token =>
            {
                if (await cameras.FindAsync(changed, token) is { } now)
                {
                    Volatile.Write(ref camera, now);
                }
            });
        }
    }
}
