namespace DailyCam.Core.Cameras;

/// <summary>A video file a parent uploaded, after it passed the probe. The file lies in <c>data/uploads/&lt;id&gt;</c>; its name from outside never reaches a path.</summary>
public sealed class UploadedVideo
{
    public UploadId Id { get; init; } = UploadId.New();

    /// <summary>The name as the browser gave it, for display only.</summary>
    public required string FileName { get; init; }

    public long Bytes { get; init; }

    public TimeSpan Duration { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public required string VideoCodec { get; init; }

    public string? AudioCodec { get; init; }

    public DateTimeOffset UploadedAt { get; init; }
}
