using System.Collections.Concurrent;
using DailyCam.Core.Cameras;
using DailyCam.Core.Frames;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Live;

/// <summary>
/// Newest pictures, decoded only when somebody asks, at most once per <see cref="LiveOptions.SnapshotInterval"/>, camera and size: everybody who asks in
/// between shares one decoder and one picture. Safe from any thread.
/// </summary>
public sealed class LiveSnapshots(LiveStreams streams, IPictureMaker pictures, IOptions<LiveOptions> options, TimeProvider clock)
{
    /// <summary>Decoding takes a tenth of a second; one that takes this long will never end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>In pixels: as wide as a card is on a phone, whose screen has two for each of the page's. Nothing is enlarged.</summary>
    public const int SmallWidth = 640;

    private readonly ConcurrentDictionary<(CameraId Camera, SnapshotSize Size), Slot> slots = new();

    /// <summary>The newest picture, however old; null when the camera has sent none since it was switched on.</summary>
    public Task<LiveSnapshot?> GetAsync(CameraId camera, SnapshotSize size, CancellationToken cancellationToken)
    {
        if (streams.Find(camera)?.NewestPicture() is not { } newest)
        {
            slots.TryRemove((camera, SnapshotSize.Whole), out _);
            slots.TryRemove((camera, SnapshotSize.Small), out _);
            return Task.FromResult<LiveSnapshot?>(null);
        }

        var slot = slots.GetOrAdd((camera, size), static _ => new Slot());
        lock (slot.Gate)
        {
            if (slot.Made.IsCompleted && (slot.StartedAt is not { } started || clock.GetElapsedTime(started) >= options.Value.SnapshotInterval))
            {
                slot.StartedAt = clock.GetTimestamp();
                slot.Made = MakeAsync(slot, newest, size);
            }

            return slot.Made.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Places for a continuous stream of snapshots.</summary>
    public ViewerPlaces Places { get; } = new(options.Value.MaxMjpegViewers);

    private async Task<LiveSnapshot?> MakeAsync(Slot slot, LivePicture newest, SnapshotSize size)
    {
        // Not on the caller's thread and not with the caller's token: the others who wait for it must not lose it when one of them leaves.
        await Task.Yield();
        if (slot.Last?.TakenAt == newest.TakenAt)
        {
            return slot.Last;
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        var jpeg = await pictures.FromFragmentsAsync(newest.Init, newest.Fragments, newest.TakenAt, size is SnapshotSize.Small ? SmallWidth : null, patience.Token);
        return slot.Last = jpeg is null ? slot.Last : new LiveSnapshot(jpeg, newest.TakenAt);
    }

    private sealed class Slot
    {
        public Lock Gate { get; } = new();

        public Task<LiveSnapshot?> Made { get; set; } = Task.FromResult<LiveSnapshot?>(null);

        public LiveSnapshot? Last { get; set; }

        public long? StartedAt { get; set; }
    }
}
