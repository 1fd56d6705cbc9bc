using DailyCam.Core.Cameras;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>The whole connection test at once: how each step ended, what was found, a picture.</summary>
internal sealed record ProbeAnswer
{
    /// <summary>True when nothing failed; warnings may be among the steps.</summary>
    public bool Ok { get; init; }

    public required IReadOnlyList<Step> Steps { get; init; }

    public string? VideoCodec { get; init; }

    public string? AudioCodec { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public double? Fps { get; init; }

    public double? KeyFrameIntervalSeconds { get; init; }

    /// <summary>A JPEG as a data URL.</summary>
    public string? Preview { get; init; }

    /// <param name="ended">Each stage once, as it ended.</param>
    public static ProbeAnswer Of(IReadOnlyList<ProbeStep> ended, IStringLocalizer<SharedText> texts)
    {
        var codec = ended.FirstOrDefault(static step => step.Stage == ProbeStage.Codec);
        var picture = ended.FirstOrDefault(static step => !step.Preview.IsEmpty);
        return new()
        {
            Ok = ended.All(static step => step.State != ProbeState.Failed),
            Steps = [.. ended.Select(step => Step.Of(step, texts))],
            VideoCodec = codec?.VideoCodec,
            AudioCodec = codec?.AudioCodec,
            Width = codec?.Width,
            Height = codec?.Height,
            Fps = codec?.Fps,
            KeyFrameIntervalSeconds = ended.FirstOrDefault(static step => step.Stage == ProbeStage.KeyFrames)?.KeyFrameInterval?.TotalSeconds,
            Preview = picture is null ? null : $"data:image/jpeg;base64,{Convert.ToBase64String(picture.Preview.Span)}",
        };
    }

    /// <param name="Name">The stage.</param>
    /// <param name="State">Passed, warned or failed.</param>
    /// <param name="Type">The problem's stable type.</param>
    /// <param name="Title">What is wrong and what to do.</param>
    /// <param name="Field">The field of the request to look at.</param>
    /// <param name="Detail">FFmpeg's own words.</param>
    internal sealed record Step(ProbeStage Name, ProbeState State, string? Type, string? Title, string? Field, string? Detail)
    {
        public static Step Of(ProbeStep step, IStringLocalizer<SharedText> texts) => step.Problem is { } problem
            ? new(step.Stage, step.State, ProblemAnswers.TypeOf(problem.Code), texts.Sentence(problem), problem.Field, step.Detail)
            : new(step.Stage, step.State, null, null, null, null);
    }
}
