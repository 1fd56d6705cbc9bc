using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Timeline;

public sealed partial class DayAgain
{
    private string? analyzer;
    private string? message;
    private bool isAsking;

    [Parameter]
    [EditorRequired]
    public TimelineDay Day { get; set; } = null!;

    /// <summary>The camera's, in their order; the last one looks closest.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<string> Analyzers { get; set; } = [];

    [Inject]
    private SegmentsAgain Again { get; init; } = null!;

    protected override void OnParametersSet() => analyzer = analyzer is not null && Analyzers.Contains(analyzer, StringComparer.Ordinal) ? analyzer : Analyzers[^1];

    private async Task AskAsync()
    {
        isAsking = true;
        try
        {
            var outcome = await Again.AskAsync(new AgainRequest(Day.Camera, Day.Day.FromAt, Day.Day.ToAt, analyzer), CancellationToken.None);
            message = outcome.Problem is { } problem ? Shared.Sentence(problem) : Text["Again.Done", outcome.Queued, outcome.Done];
        }
        finally
        {
            isAsking = false;
        }
    }
}
