namespace DailyCam.Core.Cameras;

/// <summary>One piece of news from a connection test. Each stage is told at least twice: when it begins and how it ended.</summary>
public sealed record ProbeStep(ProbeStage Stage, ProbeState State)
{
    /// <summary>What is wrong and what to do; set when the step failed or warned.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The technical words behind a failure, secrets taken out.</summary>
    public string? Detail { get; init; }

    /// <summary>FFmpeg's name of the video codec, from <see cref="ProbeStage.Codec"/> on.</summary>
    public string? VideoCodec { get; init; }

    public string? AudioCodec { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public double? Fps { get; init; }

    /// <summary>Set by <see cref="ProbeStage.KeyFrames"/>; with <see cref="KeyFrameIntervalIsAtLeast"/> the real one is at least this.</summary>
    public TimeSpan? KeyFrameInterval { get; init; }

    public bool KeyFrameIntervalIsAtLeast { get; init; }

    /// <summary>A JPEG, when <see cref="ProbeStage.Preview"/> passed.</summary>
    public ReadOnlyMemory<byte> Preview { get; init; }
}
