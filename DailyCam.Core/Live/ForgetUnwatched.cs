using System.Threading.Channels;
using DailyCam.Core.Cameras;
using DailyCam.Core.Hosting;

namespace DailyCam.Core.Live;

/// <summary>
/// Live video is kept in memory only while it is live: dropped at once for a camera that was switched off or deleted, and after
/// <see cref="LiveOptions.StaleAfter"/> for one that sends nothing.
/// </summary>
public sealed class ForgetUnwatched(LiveStreams streams, CameraStore cameras, TimeProvider clock) : ILoop
{
    /// <summary>How often stale windows are looked for; they are not given out in the meantime, only not freed.</summary>
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(30);

    /// <summary>Changed cameras that wait to be looked at. Far more than a home has cameras; when it is full the oldest are dropped, and their windows go stale by themselves.</summary>
    private const int QueueLength = 256;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        var changed = Channel.CreateBounded<CameraId>(new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        void Enqueue(CameraId camera) => changed.Writer.TryWrite(camera);
        cameras.Changed += Enqueue;
        using var sweep = clock.CreateTimer(_ => streams.DropStale(), null, SweepInterval, SweepInterval);
        try
        {
            await foreach (var camera in changed.Reader.ReadAllAsync(stoppingToken))
            {
                await LookAtAsync(camera, stoppingToken);
            }
        }
        finally
        {
            cameras.Changed -= Enqueue;
        }
    }

    private async Task LookAtAsync(CameraId id, CancellationToken cancellationToken)
    {
        var camera = await cameras.FindAsync(id, cancellationToken);
        if (camera is null)
        {
            streams.Remove(id);
        }
        else if (!camera.IsOn)
        {
            streams.Find(id)?.Clear();
        }
    }
}
