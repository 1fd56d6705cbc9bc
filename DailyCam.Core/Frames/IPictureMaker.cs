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

    /// <summary>
    /// The key frame with which each of these fragments starts, all at one size with black beside a picture of another shape: RGB, 8 bits a channel, rows without padding, one picture after the other. The fragments are of one
    /// attempt, in order, and need not follow each other. Null when not every one of them holds a decodable picture: then nobody could say which is whose.
    /// </summary>
    Task<byte[]?> KeyFramesAsync(InitSegment init, IReadOnlyList<MediaFragment> fragments, int width, int height, CancellationToken cancellationToken);

    /// <param name="maxHeight">In pixels; a lower picture is not enlarged. Null keeps the frame's size.</param>
    Task<byte[]?> FromFrameAsync(VideoFrame frame, int? maxHeight, CancellationToken cancellationToken);
}
