using System.Globalization;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Analysis;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Settings;

/// <summary>One camera's single pictures and one model: read anew whenever the page is.</summary>
public sealed partial class SnapshotTerms : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private ModelSnapshot? last;
    private long? today;

    [Parameter, EditorRequired]
    public required Camera Camera { get; set; }

    [Parameter, EditorRequired]
    public required ConfiguredModel Model { get; set; }

    /// <summary>Whether somebody allowed it.</summary>
    [Parameter]
    public bool IsAllowed { get; set; }

    [Parameter, EditorRequired]
    public required TimeZoneInfo Zone { get; set; }

    [Inject]
    public required SnapshotReader Reader { get; init; }

    [Inject]
    public required LedgerReader Ledger { get; init; }

    [Inject]
    public required PriceList Prices { get; init; }

    [Inject]
    public required IOptions<SnapshotOptions> Options { get; init; }

    private int Seconds => (int)Options.Value.Interval.TotalSeconds;

    private long Limit => TokenPrice.Micros(Options.Value.PerDay);

    private string Cost => Model.Price switch
    {
        null => Text["Snapshots.Cost.Unknown", Money(Limit)],
        { IsFree: true } => Text["Snapshots.Cost.Free"],
        { } price => CostOf(SnapshotCost.Of(price, Options.Value, Model.TokensPerPicture)),
    };

    private string Last => last switch
    {
        null => Text["Snapshots.Last.None"],
        { State: SnapshotState.Answered, Findings: { } findings } => Text["Snapshots.Last.Answered", Time(last.TakenAt), Shared.Word(findings.Grade), findings.Observation.Read()],
        { State: SnapshotState.NotSent } => Text["Snapshots.Last.NotSent", Time(last.TakenAt), Shared[$"SnapshotReason.{last.Reason}"], Time(last.LastAt)],
        _ => Text["Snapshots.Last.Failed", Time(last.TakenAt), Shared[$"SnapshotReason.{last.Reason}"]],
    };

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAllowed)
        {
            return;
        }

        try
        {
            var newest = await Reader.NewestAsync(Camera.Id, left.Token);
            last = newest?.Analyzer == Model.Analyzer ? newest : null;
            today = await Ledger.TodayAsync(LedgerPurpose.Snapshot, left.Token);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            // Every page says that the database is away.
        }
    }

    private string CostOf(SnapshotCost cost) => Text["Snapshots.Cost", Money(cost.PictureMicros), Money(cost.DayMicros), Money(Limit)];

    private string Money(long micros) => LedgerWords.Money(micros, Prices.Currency);

    private string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("g", CultureInfo.CurrentCulture);
}
