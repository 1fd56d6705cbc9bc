namespace DailyCam.Core.Frames;

/// <summary>Something that looks at a camera's decoded pictures. Lives as long as the camera's capture session.</summary>
public interface IFrameConsumer : IAsyncDisposable
{
    /// <summary>
    /// Takes the next picture and owns it from here on. Whoever is slow here slows the decoder (and at last skips pictures), never the camera;
    /// so a live consumer keeps the newest picture only and returns at once.
    /// </summary>
    ValueTask AcceptAsync(VideoFrame frame, CancellationToken cancellationToken);

    /// <summary>A second of the camera's sound was measured, up to two seconds after it was heard. Comes from another thread than the pictures, and must return at once; who does not care does nothing.</summary>
    void Heard(SoundLevel level)
    {
        // Pictures are enough for most.
    }
}
