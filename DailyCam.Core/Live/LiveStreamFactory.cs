using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Live;

/// <summary>Every camera that is captured can be watched.</summary>
public sealed class LiveStreamFactory(LiveStreams streams) : IFragmentConsumerFactory
{
    public IFragmentConsumer? Create(Camera camera) => streams.For(camera.Id);
}
