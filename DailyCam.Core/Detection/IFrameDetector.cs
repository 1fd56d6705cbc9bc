using DailyCam.Core.Frames;

namespace DailyCam.Core.Detection;

/// <summary>The model that finds objects. Runs elsewhere (the vision child process), may be away, and says so.</summary>
public interface IFrameDetector
{
    /// <summary>Null when the detector was away or too late: nobody looked, which is not the same as nothing seen.</summary>
    Task<IReadOnlyList<DetectedObject>?> DetectAsync(VideoFrame frame, CancellationToken cancellationToken);
}
