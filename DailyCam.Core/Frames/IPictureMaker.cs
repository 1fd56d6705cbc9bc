using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Frames;

/// <summary>Makes a JPEG out of fragments or pixels (FFmpeg does it).</summary>
public interface IPictureMaker
{
    /// <summary>
    /// The picture shown at <paramref name="at"/>. The fragments are consecutive, of one attempt, and the first starts with a key frame.
    /// Null when they hold no decodable picture.
    /// </summary>
    Task<byte[]?> FromFragmentsAsync(InitSegment init, IReadOnlyList<MediaFragment> fragments, DateTimeOffset at, int? maxWidth, CancellationToken cancellationToken);

    /// <param name="maxHeight">In pixels; a lower picture is not enlarged. Null keeps the frame's size.</param>
    Task<byte[]?> FromFrameAsync(VideoFrame frame, int? maxHeight, CancellationToken cancellationToken);
}
