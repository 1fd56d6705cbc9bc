using DailyCam.Core.Analysis;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>An archive segment with its analysis.</summary>
internal sealed record SegmentAnswer
{
    public required ArchiveSegmentId Id { get; init; }

    public required CameraId Camera { get; init; }

    public required DateTimeOffset StartAt { get; init; }

    public required DateTimeOffset EndAt { get; init; }

    public double Seconds => (EndAt - StartAt).TotalSeconds;

    public long SizeBytes { get; init; }

    public required string VideoCodec { get; init; }

    public string? AudioCodec { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public SegmentClosedBy ClosedBy { get; init; }

    /// <summary>True when the computer's clock was not set: it really happened at the time it stands at or any time later.</summary>
    public bool TimeDoubtful { get; init; }

    /// <summary>Where its examination stands, everything that looked at it taken together.</summary>
    public AnalysisState State { get; init; }

    /// <summary>Stable code of why it is skipped, not watched or failed.</summary>
    public string? Reason { get; init; }

    /// <summary>50 to 100; null when nothing was watched.</summary>
    public int? Score { get; init; }

    public int IncidentCount { get; init; }

    /// <summary>In the caller's language.</summary>
    public required string Summary { get; init; }

    public SegmentFacts? Facts { get; init; }

    public string? Analyzer { get; init; }

    public string? PromptVersion { get; init; }

    /// <summary>The model that answered; null for local vision.</summary>
    public string? Model { get; init; }

    public DateTimeOffset? AnalysedAt { get; init; }

    /// <summary>Every examination of it, by analyzer and prompt version, oldest first; only in the answer for a single segment.</summary>
    public IReadOnlyList<AnalysisAnswer>? Analyses { get; init; }

    /// <summary>Only in the answer for a single segment.</summary>
    public IReadOnlyList<IncidentId>? Incidents { get; init; }

    public static SegmentAnswer Of(SegmentView view, IStringLocalizer<SharedText> texts) => Of(view, view.Analysis, texts);

    private static SegmentAnswer Of(SegmentView view, SegmentAnalysis? analysis, IStringLocalizer<SharedText> texts) => new()
    {
        Id = view.Id,
        Camera = view.CameraId,
        StartAt = view.StartAt,
        EndAt = view.EndAt,
        SizeBytes = view.SizeBytes,
        VideoCodec = view.VideoCodec,
        AudioCodec = view.AudioCodec,
        Width = view.Width,
        Height = view.Height,
        ClosedBy = view.ClosedBy,
        TimeDoubtful = view.IsTimeDoubtful,
        State = analysis?.State ?? AnalysisState.Recorded,
        Reason = analysis?.Reason,
        Score = analysis?.Score,
        IncidentCount = analysis?.IncidentCount ?? 0,
        Summary = SegmentSummary.Of(analysis, texts),
        Facts = view.Facts,
        Analyzer = analysis?.Analyzer,
        PromptVersion = analysis?.PromptVersion,
        Model = analysis?.Model,
        AnalysedAt = analysis?.FinishedAt,
    };
}
