using System.Collections.Concurrent;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Measures;

/// <summary>The last minute of each camera. Written by capture, read by everyone; safe from any thread.</summary>
public sealed class MeasureBoard
{
    private readonly ConcurrentDictionary<CameraId, LiveMeasures> measures = new();

    public LiveMeasures? Find(CameraId camera) => measures.GetValueOrDefault(camera);

    internal void Post(CameraId camera, LiveMeasures live) => measures[camera] = live;

    internal void Remove(CameraId camera) => measures.TryRemove(camera, out _);
}
