using DailyCam.Core.Cameras;

namespace DailyCam.Core.Detection;

/// <summary>Registered by each feature that lives on detections (incidents); asked once per capture session.</summary>
public interface IDetectionListenerFactory
{
    IDetectionListener Create(Camera camera);
}
