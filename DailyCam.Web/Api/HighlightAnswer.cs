using DailyCam.Core.Cameras;
using DailyCam.Core.Reports;
using DailyCam.Web.Features.Reports;

namespace DailyCam.Web.Api;

/// <summary>A moment worth keeping; <c>POST /exports</c> with its times makes the clip.</summary>
/// <param name="From">Of the clip that would show it.</param>
internal sealed record HighlightAnswer(HighlightKind Kind, CameraId Camera, DateTimeOffset From, DateTimeOffset To, SentenceAnswer Sentence)
{
    public static HighlightAnswer Of(Highlight highlight, ReportWords words) =>
        new(highlight.Kind, highlight.Camera, highlight.Clip.FromAt, highlight.Clip.ToAt, SentenceAnswer.Of(highlight.Sentence, words));
}
