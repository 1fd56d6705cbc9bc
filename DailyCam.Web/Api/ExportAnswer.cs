using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

/// <summary>An export and how far it is.</summary>
internal sealed record ExportAnswer(
    ExportId Id, CameraId Camera, DateTimeOffset From, DateTimeOffset To, ExportState State, double Progress, long? SizeBytes, string? File, string? Error, DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt)
{
    public static ExportAnswer Of(Export export, HttpRequest request) => new(
        export.Id,
        export.CameraId,
        export.FromAt,
        export.ToAt,
        export.State,
        export.Progress,
        export.SizeBytes,
        export.State == ExportState.Done ? request.Api($"exports/{export.Id}/file") : null,
        export.Error,
        export.RequestedAt,
        export.FinishedAt);
}
