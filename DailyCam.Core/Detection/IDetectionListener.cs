namespace DailyCam.Core.Detection;

/// <summary>Something that lives on what local vision sees of one camera. Called from the camera's detection loop, one call at a time.</summary>
public interface IDetectionListener : IAsyncDisposable
{
    /// <summary>A frame the model looked at. <paramref name="frame"/> is the picture itself and must not be kept after the call returns. Must not block or throw.</summary>
    void Looked(FrameDetections detections, Frames.VideoFrame frame);
}
