using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Measures;

/// <summary>Every camera is measured.</summary>
internal sealed class MeasureConsumerFactory(MeasureQueue queue, MeasureBoard board, CaptureStatusBoard statuses, TimeProvider clock) : IFragmentConsumerFactory
{
    public IFragmentConsumer Create(Camera camera) => new MeasureConsumer(camera.Id, queue, board, statuses, clock);
}
