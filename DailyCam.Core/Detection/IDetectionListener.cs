namespace DailyCam.Core.Detection;

/// <summary>Something that lives on what local vision sees of one camera. Called from the camera's detection loop, one call at a time.</summary>
public interface IDetectionListener : IAsyncDisposable
{
    /// <summary>A frame the model looked at. <paramref name="frame"/> is the picture itself and must not be kept after the call returns. Must not block or throw.</summary>
    void Looked(FrameDetections detections, Frames.VideoFrame frame);

    /// <summary>Every frame, in order, whether the model looks at it or not. It must not be kept after the call returns either. Must not block or throw.</summary>
    /// <param name="motion">Share of the picture that changed, 0 to 1.</param>
    void Watched(Frames.VideoFrame frame, float motion)
    {
    }
}
