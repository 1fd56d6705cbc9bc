using DailyCam.Core.Cameras;

namespace DailyCam.Core.Frames;

/// <summary>Makes what looks at a camera's pictures; asked once per capture session.</summary>
public interface IFrameConsumerFactory
{
    IFrameConsumer Create(Camera camera);
}
