using DailyCam.Core.Cameras;

namespace DailyCam.Core.Frames;

/// <summary>
/// One decoded picture, RGB, 8 bits a channel, rows without padding. The pixels belong to a pooled buffer: whoever takes the frame out of its
/// queue disposes it, once; copies of the reference must not outlive that.
/// </summary>
public sealed class VideoFrame(CameraId camera, DateTimeOffset takenAt, int width, int height, byte[] pixels, Action<byte[]>? release = null) : IDisposable
{
    private Action<byte[]>? release = release;

    public CameraId Camera { get; } = camera;

    /// <summary>Wall clock of the picture, UTC, on the archive's clock.</summary>
    public DateTimeOffset TakenAt { get; } = takenAt;

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>Width x Height x 3 bytes, R G B.</summary>
    public ReadOnlySpan<byte> Pixels => pixels.AsSpan(0, Width * Height * 3);

    public ReadOnlyMemory<byte> PixelMemory => pixels.AsMemory(0, Width * Height * 3);

    public void Dispose() => Interlocked.Exchange(ref release, null)?.Invoke(pixels);
}
