using System.Collections.Concurrent;
using DailyCam.Core.Frames;

namespace DailyCam.Tests.Frames;

/// <summary>Keeps when each picture was taken and its mean gray, and lets the pictures go.</summary>
internal sealed class FrameBasket : IFrameConsumer
{
    private readonly ConcurrentQueue<(DateTimeOffset TakenAt, int Width, int Height, double Mean)> frames = new();

    public IReadOnlyList<(DateTimeOffset TakenAt, int Width, int Height, double Mean)> Frames => [.. frames];

    private readonly ConcurrentQueue<(SoundLevel Level, long Ticks)> levels = new();

    public IReadOnlyList<SoundLevel> Levels => [.. levels.Select(static one => one.Level)];

    /// <summary>When each level was told, by the system's clock.</summary>
    public IReadOnlyList<(SoundLevel Level, long Ticks)> Told => [.. levels];

    public void Heard(SoundLevel level) => levels.Enqueue((level, System.Diagnostics.Stopwatch.GetTimestamp()));

    public ValueTask AcceptAsync(VideoFrame frame, CancellationToken cancellationToken)
    {
        long sum = 0;
        foreach (var value in frame.Pixels)
        {
            sum += value;
        }

        frames.Enqueue((frame.TakenAt, frame.Width, frame.Height, (double)sum / frame.Pixels.Length));
        frame.Dispose();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
