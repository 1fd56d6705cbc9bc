using System.Data.Common;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Reports;

/// <summary>Plays the moments of which there is still a recording, one after another. One for each list of moments.</summary>
public sealed partial class HighlightsReel : IAsyncDisposable
{
    private readonly CancellationTokenSource left = new();
    private readonly BrowserPart reel = new("./incidents/clip.mjs", "mountReel");
    private ElementReference host;
    private IReadOnlyList<Highlight>? clips;
    private bool isMounted;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Highlight> Highlights { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public ReportWords Words { get; set; } = null!;

    [Inject]
    private TimelineReader Timeline { get; init; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        left.Dispose();
        await reel.DisposeAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            var there = new List<Highlight>();
            foreach (var highlight in Highlights)
            {
                if (await Timeline.GetRecordedAsync(highlight.Camera, highlight.Clip, left.Token) is { Recorded.Count: > 0 })
                {
                    there.Add(highlight);
                }
            }

            // The day's own order: a reel that jumps back is no day.
            clips = [.. there.OrderBy(static one => one.Clip.FromAt)];
        }
        catch (DbException)
        {
            clips = null; // The list of the moments stands without it.
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isMounted || clips is not { Count: > 0 })
        {
            return;
        }

        isMounted = true;
        await reel.BeginAsync(Browser, host, Options(clips));
    }

    private object Options(IReadOnlyList<Highlight> shown) => new
    {
        clips = shown.Select((clip, index) => new
        {
            camera = clip.Camera.Value,
            from = clip.Clip.FromAt.ToUnixTimeMilliseconds(),
            to = clip.Clip.ToAt.ToUnixTimeMilliseconds(),
            said = Text["Reel.Now", index + 1, shown.Count, Words.Say(clip.Sentence)].Value,
        }).ToArray(),
        done = Text["Reel.Done"].Value,
        skipped = Text["Reel.Skipped"].Value,
        failed = Text["Reel.Failed"].Value,
        signedOut = Text["Reel.SignedOut"].Value,
    };

    /// <summary>The second that the moment is about, not that of the lead-in.</summary>
    private static DateTimeOffset At(Highlight clip) => clip.Sentence.Citations[0].At;
}
