using DailyCam.Core.Analysis.Filtering;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>Gathers what <see cref="MonthEstimate"/> needs: what this camera's last days were like where there were any, and stated assumptions where not. Reads only; nothing is asked of anybody.</summary>
public sealed class MonthReader(
    IDbContextFactory<DailyCamDbContext> contexts,
    ConfiguredModels models,
    IOptions<ArchiveOptions> archive,
    IOptions<PreFilterOptions> filter,
    IOptions<CopyOptions> copies,
    IOptions<BudgetOptions> budget,
    MonthTerms terms,
    TimeProvider clock)
{
    /// <summary>A week has its weekend in it, and no more than a thousand rows.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(7);

    /// <summary>A day of recordings of ten minutes: fewer would make a forecast of one evening.</summary>
    public const int EnoughSegments = 144;

    /// <summary>Requests from which their mean says more than the price list.</summary>
    public const int EnoughRequests = 20;

    /// <summary>Of a camera without a past: something moves or somebody is there in 2.4 to 12 hours of a day and night. An assumption, wide on purpose and told as one.</summary>
    public static readonly ShareRange AssumedShare = new(0.1, 0.5);

    /// <param name="camera">Null for one that is not saved yet.</param>
    public async Task<MonthPreview> ReadAsync(string analyzer, CameraId? camera, CancellationToken cancellationToken)
    {
        var model = models.List().Single(one => one.Analyzer == analyzer);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = camera is { } id ? await SegmentsAsync(context, id, cancellationToken) : [];
        var isMeasured = seen.Count >= EnoughSegments;
        var sent = !filter.Value.Enabled ? new ShareRange(1, 1) : isMeasured ? Measured(seen) : AssumedShare;
        var hours = isMeasured ? Hours(seen) : 24;
        var (day, month) = (TokenPrice.Micros(budget.Value.PerDay), TokenPrice.Micros(budget.Value.PerMonth));
        var paid = await PaidAsync(context, model, cancellationToken);
        return new MonthPreview
        {
            Estimate = model.Price is { } price
                ? MonthEstimate.Of(hours, archive.Value.SegmentLength.TotalSeconds, sent, price.IsFree ? default : paid ?? terms.CostOf(price, model, archive.Value.SegmentLength, copies.Value), day, month)
                : null,
            Model = model,
            Sent = sent,
            MeasuredSegments = isMeasured && filter.Value.Enabled ? seen.Count : 0,
            HoursPerDay = hours,
            IsCostMeasured = paid is not null,
            DayLimitMicros = day,
            MonthLimitMicros = month,
            Currency = budget.Value.Currency,
        };
    }

    private async Task<List<SegmentAnalysis>> SegmentsAsync(DailyCamDbContext context, CameraId camera, CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow() - Past;
        return await context.SegmentAnalyses.AsNoTracking()
            .Where(a => a.CameraId == camera && a.StartAt >= from && a.Analyzer == AnalyzerNames.Local && a.Facts != null)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The filter is asked again about what it was shown: that is what it would let through now.</summary>
    private ShareRange Measured(List<SegmentAnalysis> seen)
    {
        var passed = seen.Count(row => PreFilter.Decide(row.SegmentId, row.Facts, row.IncidentCount > 0, filter.Value).Verdict != PreFilterVerdict.Withhold) / (double)seen.Count;
        return new ShareRange(passed, passed);
    }

    private static double Hours(List<SegmentAnalysis> seen)
    {
        var span = (seen.Max(static row => row.EndAt) - seen.Min(static row => row.StartAt)).TotalDays;
        return Math.Min(24, seen.Sum(static row => (row.EndAt - row.StartAt).TotalHours) / Math.Max(1, span));
    }

    /// <summary>What a recording cost lately, second looks included; null when too few were sent to say.</summary>
    private async Task<CostRange?> PaidAsync(DailyCamDbContext context, ConfiguredModel model, CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow() - TimeSpan.FromDays(MonthEstimate.Days);
        var costs = await context.LedgerEntries.AsNoTracking()
            .Where(e => e.SentAt >= from && e.Analyzer == model.Analyzer && e.Model == model.Model && e.CostMicros != null && e.Currency == budget.Value.Currency)
            .Where(static e => e.Purpose == LedgerPurpose.Segment || e.Purpose == LedgerPurpose.Verification)
            .GroupBy(static e => e.Purpose)
            .Select(static of => new { Purpose = of.Key, Count = of.Count(), Micros = of.Sum(static e => e.CostMicros!.Value) })
            .ToListAsync(cancellationToken);
        var segments = costs.Find(static of => of.Purpose == LedgerPurpose.Segment)?.Count ?? 0;
        if (segments < EnoughRequests)
        {
            return null;
        }

        var mean = costs.Sum(static of => of.Micros) / segments;
        return new CostRange(mean, mean);
    }
}
