using System.Globalization;
using DailyCam.Core.Cameras;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Cameras;

/// <summary>Runs the connection test and shows each step as it comes.</summary>
public sealed partial class ConnectionTest : IDisposable
{
    private readonly List<ProbeStep> steps = [];
    private CancellationTokenSource? running;
    private string? preview;
    private string? verdict;
    private bool isRunning;

    /// <summary>What stands in the fields when the test begins.</summary>
    [Parameter, EditorRequired]
    public required Func<SourceDraft?> Source { get; set; }

    /// <summary>The camera that is being edited, whose password may be used.</summary>
    [Parameter]
    public CameraId? Stored { get; set; }

    [Inject]
    public required CameraProbe Probe { get; init; }

    public void Dispose()
    {
        running?.Cancel();
        running?.Dispose();
    }

    private static string IconOf(ProbeState state) => state switch
    {
        ProbeState.Passed => "check_circle",
        ProbeState.Warned => "warning",
        ProbeState.Failed => "error",
        _ => "hourglass_top",
    };

    private void Stop() => running?.Cancel();

    private async Task RunAsync()
    {
        running?.Dispose();
        running = new CancellationTokenSource();
        steps.Clear();
        (preview, verdict, isRunning) = (null, null, true);
        try
        {
            await foreach (var step in Probe.RunAsync(Source(), Stored, running.Token))
            {
                Show(step);
                StateHasChanged();
            }

            verdict = steps[^1].State == ProbeState.Failed ? null : steps.Exists(static step => step.State == ProbeState.Warned) ? "Test.Warned" : "Test.Passed";
        }
        catch (OperationCanceledException)
        {
            steps.RemoveAll(static step => step.State == ProbeState.Running);
        }

        isRunning = false;
    }

    private void Show(ProbeStep step)
    {
        var index = steps.FindIndex(known => known.Stage == step.Stage);
        if (index < 0)
        {
            steps.Add(step);
        }
        else
        {
            steps[index] = step;
        }

        preview = step.Preview.IsEmpty ? preview : $"data:image/jpeg;base64,{Convert.ToBase64String(step.Preview.Span)}";
    }

    private string? Facts(ProbeStep step) => step switch
    {
        { VideoCodec: { } codec, State: not ProbeState.Failed } => string.Join(" · ", new[]
        {
            codec.ToUpperInvariant(),
            step.Width > 0 ? string.Create(CultureInfo.InvariantCulture, $"{step.Width}×{step.Height}") : null,
            step.Fps is { } fps ? Text["Fps", Math.Round(fps)].Value : null,
            step.AudioCodec?.ToUpperInvariant() ?? Text["NoSound"].Value,
        }.Where(static fact => fact is not null)),
        { KeyFrameInterval: { } interval, KeyFrameIntervalIsAtLeast: false } => Text["Test.Interval", interval.TotalSeconds],
        _ => null,
    };
}
