using System.Collections.Concurrent;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Frames;

/// <summary>
/// The last seconds of each watched camera at full resolution, for evidence pictures: what vision sees is small and one look late. Holds references to
/// fragments that live keeps too, so it costs next to no memory. Safe from any thread.
/// </summary>
internal sealed class RecentFragments
{
    /// <summary>A look, its answer and the choice of the best moment take about four seconds; a key frame before that may be ten seconds older.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(20);

    /// <summary>A camera that sends 8 Mbit/s for <see cref="Kept"/>, and a little more.</summary>
    private const long MaxBytes = 24 << 20;

    private readonly ConcurrentDictionary<CameraId, Ring> rings = new();

    public void Add(MediaFragment fragment) => rings.GetOrAdd(fragment.Init.Camera, static _ => new Ring()).Add(fragment);

    /// <summary>The camera is not watched any more.</summary>
    public void Forget(CameraId camera) => rings.TryRemove(camera, out _);

    /// <summary>Consecutive fragments of one attempt that show <paramref name="at"/>, the first with a key frame; empty when they are gone or not there yet.</summary>
    public IReadOnlyList<MediaFragment> Around(CameraId camera, DateTimeOffset at) =>
        rings.TryGetValue(camera, out var ring) ? ring.Around(at) : [];

    private sealed class Ring
    {
        private readonly Lock gate = new();
        private readonly LinkedList<MediaFragment> fragments = [];
        private long bytes;

        public void Add(MediaFragment fragment)
        {
            lock (gate)
            {
                fragments.AddLast(fragment);
                bytes += fragment.Bytes.Length;
                while (fragments.First is { } first && (bytes > MaxBytes || fragment.EndAt - first.Value.EndAt > Kept))
                {
                    bytes -= first.Value.Bytes.Length;
                    fragments.RemoveFirst();
                }
            }
        }

        public IReadOnlyList<MediaFragment> Around(DateTimeOffset at)
        {
            lock (gate)
            {
                var shown = fragments.LastOrDefault(fragment => fragment.StartAt <= at && at <= fragment.EndAt);
                if (shown is null)
                {
                    return [];
                }

                var attempt = fragments.Where(fragment => fragment.Init.Attempt == shown.Init.Attempt).ToList();
                var key = attempt.FindLastIndex(fragment => fragment.StartsWithKeyFrame && fragment.Number <= shown.Number);
                return key < 0 ? [] : attempt[key..];
            }
        }
    }
}
