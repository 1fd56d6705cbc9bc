using System.Globalization;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Analysis.Vertex;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>
/// jobs-per-minute: examinations a minute against a model server on this computer that answers after a fixed time, with 1, 2 and 4 workers. The job engine, the ledger, the client and the database
/// are the product's; the copy of the video is a few bytes, because making one takes half a minute of a core and is another matter.
/// </summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class JobsPerMinuteBench
{
    private const string Product = "DailyCam";
    private const string Model = ExaminationBench.Model;

    /// <summary>Of what the workers could do if nothing but the answers took time.</summary>
    private const double LeastShare = 0.8;

    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(25);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly int EachWorker = BenchSettings.Pick(full: 13, quick: 4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_per_minute()
    {
        var report = new BenchReport("jobs-per-minute");
        foreach (var workers in new[] { 1, 2, 4 })
        {
            var (rate, sent) = await MeasureAsync(workers);
            var most = workers / Answer.TotalMinutes;
            report.AtLeast(Product, string.Create(CultureInfo.InvariantCulture, $"examinations a minute, {workers} workers, answers after {Answer.TotalSeconds:0} s ({most:0} could be)"), "1/min", [rate], LeastShare * most);
            report.AtMost(Product, $"requests for each examination, {workers} workers", "", [sent], 1);
        }

        report.Finish();
    }

    private static async Task<(double Rate, double Sent)> MeasureAsync(int workers)
    {
        await using var server = await ScriptedVertex.StartAsync();
        server.Default = static _ => Step.After(Task.Delay(Answer, TimeProvider.System), Step.Answer(ModelWords.Segment()));
        await using var app = new DailyCamAppFactory
        {
            Settings = SettingsOf(server, workers),
            ConfigureServices = static services => services.AddSingleton<IUploadCopies>(new PlainCopies(new Mortality())),
        };
        var count = workers * EachWorker;
        var segments = await FillAsync(app, count);
        var intake = app.Services.GetRequiredService<ExaminationIntake>();
        foreach (var segment in segments)
        {
            Assert.True(await intake.AskAgainAsync(segment, AnalyzerNames.Vertex, Model, Token));
        }

        List<DateTimeOffset> ends = [];
        await Eventually.Is(async () => (ends = await EndsAsync(app)).Count == count, Patience, $"{count} segments are examined");

        // From the end of the first of each worker on, so that nothing of the start is counted.
        return ((count - workers) / (ends[^1] - ends[workers - 1]).TotalMinutes, server.Requests.Count / (double)count);
    }

    private static Dictionary<string, string?> SettingsOf(ScriptedVertex server, int workers)
    {
        var settings = server.Settings();
        settings[$"{VertexOptions.Section}:Model"] = Model;
        settings["DailyCam:Jobs:ExaminationWorkers"] = workers.ToString(CultureInfo.InvariantCulture);
        settings["DailyCam:Analysis:Prices:Models:0:Model"] = Model;
        settings["DailyCam:Analysis:Prices:Models:0:Input"] = "0";
        settings["DailyCam:Analysis:Prices:Models:0:Output"] = "0";
        return settings;
    }

    /// <summary>Recordings of the last minutes, so that they take the workers of what has just been recorded.</summary>
    private static async Task<IReadOnlyList<ArchiveSegment>> FillAsync(DailyCamAppFactory app, int count)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var camera = new Camera { Name = "Camera", Source = new CameraSource { Kind = SourceKind.Demo }, IsOn = false, CreatedAt = now.AddDays(-1), Analyzers = [AnalyzerNames.Local, AnalyzerNames.Vertex] };
        var segments = Enumerable.Range(0, count).Select(n => AnalysisBench.SegmentOf(camera.Id, now - Recent + TimeSpan.FromSeconds(10 * n), seconds: 10)).ToList();
        await using (var context = await app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token))
        {
            context.Add(camera);
            context.AddRange(segments);
            await context.SaveChangesAsync(Token);
        }

        Assert.Null(await app.Services.GetRequiredService<ConsentStore>().GiveAsync(camera.Id, AnalyzerNames.Vertex, "bench", Token));
        return segments;
    }

    private static async Task<List<DateTimeOffset>> EndsAsync(DailyCamAppFactory app)
    {
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        return await context.SegmentAnalyses.AsNoTracking()
            .Where(static a => a.Analyzer == AnalyzerNames.Vertex && a.State == AnalysisState.Analysed && a.FinishedAt != null)
            .OrderBy(static a => a.FinishedAt)
            .Select(static a => a.FinishedAt!.Value)
            .ToListAsync(Token);
    }
}
