using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Frames;

namespace DailyCam.Tests.Analysis.Snapshots;

/// <summary>A few bytes instead of a JPEG: what a real one looks like is looked at elsewhere.</summary>
internal sealed class PlainPictures : IPictureMaker
{
    /// <summary>What is made; null for a maker that fails.</summary>
    public byte[]? Jpeg { get; set; } = [0xFF, 0xD8, 1, 2, 3];

    public Func<Task> WhileMaking { get; set; } = static () => Task.CompletedTask;

    public Task<byte[]?> FromFragmentsAsync(InitSegment init, IReadOnlyList<MediaFragment> fragments, DateTimeOffset at, int? maxWidth, CancellationToken cancellationToken) => Task.FromResult(Jpeg);

    public Task<byte[]?> KeyFramesAsync(InitSegment init, IReadOnlyList<MediaFragment> fragments, int width, int height, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);

    public async Task<byte[]?> FromFrameAsync(VideoFrame frame, int? maxHeight, CancellationToken cancellationToken)
    {
        await WhileMaking();
        return Jpeg;
    }
}
