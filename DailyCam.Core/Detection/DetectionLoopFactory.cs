using DailyCam.Core.Cameras;
using DailyCam.Core.Frames;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Detection;

/// <summary>Puts a detection loop on every camera whose pictures are decoded.</summary>
internal sealed class DetectionLoopFactory(
    IOptions<DetectionOptions> options,
    IFrameDetector detector,
    ActivityStore store,
    IEnumerable<IDetectionListenerFactory> listeners,
    TimeProvider clock,
    ILogger<DetectionLoop> logger) : IFrameConsumerFactory
{
    public IFrameConsumer Create(Camera camera) =>
        new DetectionLoop(camera.Id, options.Value, detector, store, [.. listeners.Select(factory => factory.Create(camera))], clock, logger);
}
