using DailyCam.Core.Cameras;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>Registered by each feature that consumes fragments; asked once per capture session.</summary>
public interface IFragmentConsumerFactory
{
    /// <summary>A consumer for this camera, or null when the camera does not want this feature (recording off, detection off).</summary>
    IFragmentConsumer? Create(Camera camera);
}
