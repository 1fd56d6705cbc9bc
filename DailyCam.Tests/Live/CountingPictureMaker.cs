using System.Collections.Concurrent;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Frames;

namespace DailyCam.Tests.Live;

/// <summary>Takes its time and counts.</summary>
public sealed class CountingPictureMaker : IPictureMaker
{
    public static readonly byte[] Jpeg = new byte[2000];
    private readonly ConcurrentDictionary<CameraId, int> made = new();

    public int Of(CameraId camera) => made.GetValueOrDefault(camera);

    public async Task<byte[]?> FromFragmentsAsync(InitSegment init, IReadOnlyList<MediaFragment> fragments, DateTimeOffset at, int? maxWidth, CancellationToken cancellationToken)
    {
        made.AddOrUpdate(init.Camera, 1, static (_, count) => count + 1);
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        return Jpeg;
    }

    public Task<byte[]?> KeyFramesAsync(InitSegment init, IReadOnlyList<MediaFragment> fragments, int width, int height, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);

    public Task<byte[]?> FromFrameAsync(VideoFrame frame, int? maxHeight, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);
}
