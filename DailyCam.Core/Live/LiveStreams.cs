using System.Collections.Concurrent;
using DailyCam.Core.Cameras;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Live;

/// <summary>The live stream of each camera that has been captured since the process started. Safe from any thread.</summary>
public sealed class LiveStreams(IOptions<LiveOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<CameraId, LiveStream> streams = new();

    /// <summary>Places in the fast lanes of all cameras together.</summary>
    public ViewerPlaces FastLanePlaces { get; } = new(options.Value.MaxFastLaneViewers);

    /// <summary>Null when no session of this camera has begun, or when it was deleted.</summary>
    public LiveStream? Find(CameraId camera) => streams.GetValueOrDefault(camera);

    /// <summary>The camera's stream, new or as a former session left it.</summary>
    public LiveStream For(CameraId camera) => streams.GetOrAdd(camera, static (id, made) => new LiveStream(id, made.Value, made.Clock), (options.Value, Clock: clock));

    /// <summary>Frees the media of cameras that have brought nothing for a while.</summary>
    public void DropStale()
    {
        foreach (var stream in streams.Values)
        {
            stream.DropIfStale();
        }
    }

    /// <summary>Forgets a deleted camera.</summary>
    public void Remove(CameraId camera)
    {
        if (streams.TryRemove(camera, out var stream))
        {
            stream.Clear();
        }
    }
}
