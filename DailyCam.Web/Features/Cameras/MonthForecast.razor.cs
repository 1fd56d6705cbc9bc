using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Features.Analysis;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Cameras;

/// <summary>One model's month with one camera. Read once: it is a forecast, not a meter.</summary>
public sealed partial class MonthForecast : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private MonthPreview? preview;

    [Parameter, EditorRequired]
    public required string Analyzer { get; set; }

    /// <summary>Null for a camera that is not saved yet.</summary>
    [Parameter]
    public CameraId? Camera { get; set; }

    [Inject]
    public required MonthReader Reader { get; init; }

    [Inject]
    public required IStringLocalizer<LedgerText> LedgerTexts { get; init; }

    private LedgerWords Words => new(LedgerTexts);

    private string State => preview switch
    {
        null => "loading",
        { Estimate: null } => "unknown",
        { Estimate.MayReachBudget: true } => "capped",
        { MeasuredSegments: > 0 } => "measured",
        _ => "assumed",
    };

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            preview = await Reader.ReadAsync(Analyzer, Camera, left.Token);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            // Every page says that the database is away.
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private string Cost(MonthPreview told) => told switch
    {
        { Model.IsConfigured: false } => Text["Month.NotConfigured"],
        { Estimate: null } => Text["Month.NoPrice", told.Model.Model],
        { Model.Price.IsFree: true } => Text["Month.Free"],
        { Estimate.MayReachBudget: true } => Text["Month.Capped", Range(Money(told.Estimate.LeastMicros), Money(told.Estimate.MostMicros))],
        _ => Text["Month.Cost", Range(Money(told.Estimate.LeastMicros), Money(told.Estimate.MostMicros))],
    };

    private string Basis(MonthPreview told) => told.MeasuredSegments > 0
        ? Text["Month.Measured", told.MeasuredSegments, told.Sent.Least, Words.Length(told.HoursPerDay * 3600)]
        : Text["Month.Assumed", told.Sent.Least, told.Sent.Most];

    private string Money(long micros) => LedgerWords.Money(micros, preview!.Currency);

    private string Range(string least, string most) => least == most ? least : Text["Month.Range", least, most];
}
