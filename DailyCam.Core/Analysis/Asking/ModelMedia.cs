namespace DailyCam.Core.Analysis.Asking;

/// <summary>What is shown to the model: a video or pictures, never both, or neither for a question over stored facts.</summary>
public sealed record ModelMedia
{
    public static ModelMedia None { get; } = new();

    /// <summary>A whole MP4; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Video { get; init; }

    /// <summary>Frames a second that the model should look at, above 0 and at most 24; of pictures, how many of them there are a second.</summary>
    public double Fps { get; init; } = 1;

    public IReadOnlyList<TimedPicture> Pictures { get; init; } = [];

    /// <summary>Seconds of footage shown.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether the video carries sound.</summary>
    public bool HasSound { get; init; }

    /// <summary>SHA-256 in lower-case hex of the video, or of the pictures one after another; null when there is no media.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Bytes of media before any encoding for the transport.</summary>
    public long Bytes => (Video?.Length ?? 0) + Pictures.Sum(static picture => (long)picture.Jpeg.Length);
}
