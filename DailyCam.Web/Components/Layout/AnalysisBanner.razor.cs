using System.Globalization;
using DailyCam.Core.Analysis.Spending;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Components.Layout;

/// <summary>What a family must know of the models outside: the budget runs low, a key is refused, a model ends.</summary>
public sealed partial class AnalysisBanner : IAsyncDisposable
{
    /// <summary>The watch behind it looks twice a minute.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource left = new();
    private Task beating = Task.CompletedTask;
    private IReadOnlyList<AnalysisAlarm> shown = [];

    [Inject]
    public required SpendingWatch Watch { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        await beating;
        left.Dispose();
    }

    protected override void OnInitialized() => shown = Watch.Alarms;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            beating = BeatAsync();
        }
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(left.Token))
            {
                var now = Watch.Alarms;
                if (!now.SequenceEqual(shown))
                {
                    await InvokeAsync(() =>
                    {
                        shown = now;
                        StateHasChanged();
                    });
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    /// <summary>The model by its name; what turned the key away by its provider's.</summary>
    private string Sentence(AnalysisAlarm alarm) => alarm.Kind switch
    {
        AnalysisAlarmKind.KeyRefused => Text[$"AnalysisAlarmKind.{alarm.Kind}", Text[$"Analyzer.{alarm.Analyzer}"]],
        _ => Text[$"AnalysisAlarmKind.{alarm.Kind}", alarm.Model ?? string.Empty, alarm.EndsOn?.ToString("D", CultureInfo.CurrentCulture) ?? string.Empty],
    };

    private static string IconOf(AnalysisAlarmKind kind) => kind switch
    {
        AnalysisAlarmKind.BudgetLow or AnalysisAlarmKind.BudgetUsedUp or AnalysisAlarmKind.NoPrice => "savings",
        AnalysisAlarmKind.KeyRefused => "key_off",
        _ => "event_busy",
    };
}
