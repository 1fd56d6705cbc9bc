using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Frames;

/// <summary>Puts a frame decoder on every camera that local vision looks at.</summary>
internal sealed class FrameDecoderFactory(
    IOptions<FramesOptions> options,
    IOptions<FfmpegOptions> ffmpeg,
    IMediaProcessLauncher launcher,
    IFrameConsumerFactory consumers,
    RecentFragments recent,
    FaultLog faults,
    TimeProvider clock,
    ILogger<FrameDecoder> logger) : IFragmentConsumerFactory
{
    public IFragmentConsumer? Create(Camera camera) => camera.Detection
        ? new FrameDecoder(camera.Id, options.Value, ffmpeg.Value, launcher, consumers.Create(camera), recent, faults, clock, logger)
        : null;
}
