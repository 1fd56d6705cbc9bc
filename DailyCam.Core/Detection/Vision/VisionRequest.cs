using System.Buffers;
using DailyCam.Core.Cameras;
using DailyCam.Core.Frames;

namespace DailyCam.Core.Detection.Vision;

/// <summary>One picture on its way to the vision child, with its own copy of the pixels: the asker may give up and reuse its frame while a pipe still reads.</summary>
internal sealed class VisionRequest
{
    private readonly TaskCompletionSource<IReadOnlyList<DetectedObject>?> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] pixels;
    private readonly int bytes;

    public VisionRequest(VideoFrame frame)
    {
        (Camera, Width, Height) = (frame.Camera, frame.Width, frame.Height);
        bytes = frame.Pixels.Length;
        pixels = ArrayPool<byte>.Shared.Rent(bytes);
        frame.Pixels.CopyTo(pixels);
    }

    public CameraId Camera { get; }

    public int Width { get; }

    public int Height { get; }

    public ReadOnlyMemory<byte> Pixels => pixels.AsMemory(0, bytes);

    public Task<IReadOnlyList<DetectedObject>?> Answer => answer.Task;

    /// <summary>Nobody looked at this picture.</summary>
    public void GiveUp() => answer.TrySetResult(null);

    /// <summary>Answered, and the pixels are free. (Those of a request that was given up are left to the collector: a stuck write may still hold them.)</summary>
    public void Complete(IReadOnlyList<DetectedObject> objects)
    {
        if (answer.TrySetResult(objects))
        {
            ArrayPool<byte>.Shared.Return(pixels);
        }
    }
}
