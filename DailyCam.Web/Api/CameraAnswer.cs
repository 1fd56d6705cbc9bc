using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Faults;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>A camera as wanted, together with what runs for it.</summary>
internal sealed record CameraAnswer
{
    public required CameraId Id { get; init; }

    public required string Name { get; init; }

    public required SourceAnswer Source { get; init; }

    public bool IsOn { get; init; }

    /// <summary>Whether it is wanted to record; whether it does is <see cref="IsRecording"/>.</summary>
    public bool Recording { get; init; }

    public bool Detection { get; init; }

    public bool Analysis { get; init; }

    /// <summary>In the order in which they look.</summary>
    public required IReadOnlyList<string> Analyzers { get; init; }

    /// <summary>For each analyzer outside this process, whether footage may be sent to it.</summary>
    public required IReadOnlyDictionary<string, bool> Consents { get; init; }

    public int? RetentionDays { get; init; }

    public double? MaxGigabytes { get; init; }

    public CameraMounting Mounting { get; init; }

    public string? Location { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyList<ZoneAnswer> Zones { get; init; }

    public CaptureState State { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? LastFrameAt { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public double? Fps { get; init; }

    public long? Bitrate { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string? VideoCodec { get; init; }

    public string? AudioCodec { get; init; }

    public bool Transcoding { get; init; }

    /// <summary>Attempts that failed in a row.</summary>
    public int FailedAttempts { get; init; }

    /// <summary>Why the smaller stream is used instead of the main one; null while the main one is.</summary>
    public FaultReason? SmallerStreamBecause { get; init; }

    public double? KeyFrameIntervalSeconds { get; init; }

    /// <summary>Judged by what lies on the disk.</summary>
    public bool IsRecording { get; init; }

    public DateTimeOffset? LastRecordedAt { get; init; }

    public DateTimeOffset? LastVerifiedSegmentEndAt { get; init; }

    public FaultAnswer? Fault { get; init; }

    public FaultAnswer? RecordingFault { get; init; }

    public static CameraAnswer Of(
        Camera camera, IReadOnlyDictionary<string, bool> consents, CaptureStatus? capture, RecordingStatus? recording, bool isRecording, IStringLocalizer<SharedText> texts) =>
        WithRecording(WithCapture(Wanted(camera, consents), capture, texts), recording, isRecording, texts);

    private static CameraAnswer Wanted(Camera camera, IReadOnlyDictionary<string, bool> consents) => new()
    {
        Id = camera.Id,
        Name = camera.Name,
        Source = SourceAnswer.Of(camera.Source),
        IsOn = camera.IsOn,
        Recording = camera.Recording,
        Detection = camera.Detection,
        Analysis = camera.Analysis,
        Analyzers = camera.Analyzers,
        Consents = consents,
        RetentionDays = camera.RetentionDays,
        MaxGigabytes = camera.MaxGigabytes,
        Mounting = camera.Mounting,
        Location = camera.Location,
        CreatedAt = camera.CreatedAt,
        Zones = [.. camera.Zones.Select(ZoneAnswer.Of)],
        State = camera.IsOn ? CaptureState.Connecting : CaptureState.Off,
    };

    private static CameraAnswer WithCapture(CameraAnswer answer, CaptureStatus? status, IStringLocalizer<SharedText> texts) => status is null ? answer : answer with
    {
        State = answer.IsOn ? status.State : CaptureState.Off,
        Since = status.Since,
        LastFrameAt = status.LastFrameAt,
        NextAttemptAt = status.NextAttemptAt,
        Fps = status.Fps,
        Bitrate = status.Bitrate,
        Width = status.Width,
        Height = status.Height,
        VideoCodec = status.VideoCodec,
        AudioCodec = status.AudioCodec,
        Transcoding = status.Transcoding,
        FailedAttempts = status.FailedAttempts,
        SmallerStreamBecause = status.SmallerStreamBecause,
        KeyFrameIntervalSeconds = status.KeyFrameInterval?.TotalSeconds,
        Fault = FaultAnswer.Of(status.Fault, status.FaultReason, texts),
    };

    private static CameraAnswer WithRecording(CameraAnswer answer, RecordingStatus? status, bool isRecording, IStringLocalizer<SharedText> texts) => status is null ? answer : answer with
    {
        IsRecording = isRecording,
        LastRecordedAt = status.LastPartOnDiskAt,
        LastVerifiedSegmentEndAt = status.LastVerifiedSegmentEndAt,
        RecordingFault = FaultAnswer.Of(status.Fault, status.FaultReason, texts),
    };
}
