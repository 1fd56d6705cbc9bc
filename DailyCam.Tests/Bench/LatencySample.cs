namespace DailyCam.Tests.Bench;

/// <summary>What <see cref="BenchScripts.Latency"/> gives.</summary>
public sealed record LatencySample
{
    /// <summary>Seconds between drawing a picture in the camera and seeing it in the page.</summary>
    public double[] Latencies { get; init; } = [];

    public int Stalls { get; init; }
}
