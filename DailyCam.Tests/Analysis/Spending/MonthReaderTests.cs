using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Filtering;
using DailyCam.Core.Analysis.OpenAi;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Analysis.Verification;
using DailyCam.Core.Analysis.Vertex;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Analysis.Spending;

/// <summary>What the forecast is made of: the camera's own past where there is enough of it.</summary>
public sealed class MonthReaderTests : IDisposable
{
    private readonly SpendingBench bench = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Without_a_past_the_assumption_is_told_as_one_and_the_budget_bounds_it()
    {
        var preview = await Reader(SpendingBench.Model).ReadAsync(AnalyzerNames.Vertex, null, Token);
        Assert.Equal((0, 24, false), (preview.MeasuredSegments, preview.HoursPerDay, preview.IsCostMeasured));
        Assert.Equal(MonthReader.AssumedShare, preview.Sent);
        Assert.Equal((1_000_000, 20_000_000, "USD"), (preview.DayLimitMicros, preview.MonthLimitMicros, preview.Currency));
        Assert.InRange(preview.Estimate!.MostMicros, preview.Estimate.LeastMicros + 1, 20_000_000);
    }

    [Fact]
    public async Task A_model_without_a_price_and_a_free_one_are_told_apart()
    {
        Assert.Null((await Reader("nobody-said").ReadAsync(AnalyzerNames.Vertex, null, Token)).Estimate);
        Assert.Equal((0, 0), (await Reader(SpendingBench.FreeModel).ReadAsync(AnalyzerNames.Vertex, null, Token)).Estimate is { } free ? (free.LeastMicros, free.MostMicros) : (-1, -1));
    }

    [Fact]
    public async Task A_camera_with_a_day_behind_it_is_reckoned_from_that_day()
    {
        await FillAsync(segments: MonthReader.EnoughSegments, withPeople: MonthReader.EnoughSegments / 4);
        var preview = await Reader(SpendingBench.Model).ReadAsync(AnalyzerNames.Vertex, SpendingBench.Camera, Token);
        Assert.Equal(MonthReader.EnoughSegments, preview.MeasuredSegments);
        Assert.Equal(preview.Sent.Least, preview.Sent.Most);

        // A quarter had people; of the quiet ones the audit's lot takes one in twenty.
        Assert.InRange(preview.Sent.Most, 0.25, 0.25 + (0.75 * 0.15));
        Assert.Equal(24, preview.HoursPerDay, precision: 3);
        Assert.Equal(preview.Sent.Most * 86_400, preview.Estimate!.MostSeconds, precision: 3);

        var other = await Reader(SpendingBench.Model).ReadAsync(AnalyzerNames.Vertex, new CameraId("cccccccccc23"), Token);
        Assert.Equal(0, other.MeasuredSegments);
    }

    [Fact]
    public async Task With_the_filter_off_everything_would_be_sent_and_that_is_no_measurement()
    {
        await FillAsync(segments: MonthReader.EnoughSegments, withPeople: 0);
        var preview = await Reader(SpendingBench.Model, new PreFilterOptions { Enabled = false }).ReadAsync(AnalyzerNames.Vertex, SpendingBench.Camera, Token);
        Assert.Equal((new ShareRange(1, 1), 0), (preview.Sent, preview.MeasuredSegments));
    }

    [Fact]
    public async Task What_recordings_cost_lately_counts_more_than_the_price_list()
    {
        for (var i = 0; i < MonthReader.EnoughRequests; i++)
        {
            var entry = await bench.SentAsync(1_000, workKey: $"work{i}");
            await bench.Ledger.EndAsync(entry.Id, SpendingBench.Answer(500), TimeSpan.FromSeconds(1));
        }

        var preview = await Reader(SpendingBench.Model).ReadAsync(AnalyzerNames.Vertex, null, Token);
        Assert.True(preview.IsCostMeasured);
        Assert.Equal((long)(144 * 0.1 * 500 * MonthEstimate.Days), preview.Estimate!.LeastMicros);
        Assert.Equal(144 * 500 * MonthEstimate.Days / 2, preview.Estimate.MostMicros);
    }

    private MonthReader Reader(string model, PreFilterOptions? filter = null)
    {
        var openAi = Options.Create(new OpenAiOptions());
        var models = new ConfiguredModels([], Options.Create(new VertexOptions { Model = model }), openAi, SpendingBench.Destinations(), new PriceList(Options.Create(bench.Prices), Options.Create(bench.Budget)), bench.Clock);
        return new MonthReader(
            bench.Database, models, Options.Create(new ArchiveOptions()), Options.Create(filter ?? new PreFilterOptions()), Options.Create(new CopyOptions()), Options.Create(bench.Budget),
            new MonthTerms(Options.Create(new ExaminationOptions()), Options.Create(new VerificationOptions()), openAi), bench.Clock);
    }

    private async Task FillAsync(int segments, int withPeople)
    {
        await using var context = bench.Database.CreateDbContext();
        var from = bench.Clock.GetUtcNow().AddMinutes(-10 * segments);
        for (var i = 0; i < segments; i++)
        {
            context.SegmentAnalyses.Add(new SegmentAnalysis
            {
                SegmentId = ArchiveSegmentId.New(), CameraId = SpendingBench.Camera, StartAt = from.AddMinutes(10 * i), EndAt = from.AddMinutes(10 * (i + 1)), Analyzer = AnalyzerNames.Local, PromptVersion = "1",
                State = AnalysisState.Analysed, QueuedAt = from, Facts = new SegmentFacts { Seconds = 600, WatchedSeconds = 600, PersonSeconds = i < withPeople ? 60 : 0 },
            });
        }

        await context.SaveChangesAsync(Token);
    }
}
