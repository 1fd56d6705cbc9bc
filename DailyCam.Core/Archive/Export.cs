using DailyCam.Core.Cameras;

namespace DailyCam.Core.Archive;

/// <summary>A stretch of archive asked for as one normal MP4 file.</summary>
public sealed class Export
{
    public ExportId Id { get; init; } = ExportId.New();

    public required CameraId CameraId { get; init; }

    public required DateTimeOffset FromAt { get; init; }

    public required DateTimeOffset ToAt { get; init; }

    public ExportState State { get; set; } = ExportState.Queued;

    /// <summary>0 to 1.</summary>
    public double Progress { get; set; }

    /// <summary>File name below <c>data/exports</c>; null until it is done.</summary>
    public string? FileName { get; set; }

    public long? SizeBytes { get; set; }

    public string? Error { get; set; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }
}
