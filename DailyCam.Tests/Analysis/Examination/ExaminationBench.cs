using DailyCam.Core;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Frames;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Cameras;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>
/// The whole examination as the product puts it together, on a real database and against a scripted provider, on a clock that the test moves. Jobs run by the product's own runner when they are
/// due; nothing else runs. <see cref="RestartAsync"/> is the next process on the same files.
/// </summary>
internal sealed class ExaminationBench : IAsyncDisposable
{
    public static readonly DateTimeOffset Ten = AnalysisBench.Ten;

    /// <summary>A millionth a token, so that a request of so many tokens costs as many millionths.</summary>
    public const string Model = "one-micro";

    public const string CheapModel = "tenth-micro";

    private readonly Dictionary<string, string?> settings;
    private ServiceProvider process;

    private ExaminationBench(ScriptedModelServer server, string analyzer, Dictionary<string, string?> settings)
    {
        (Server, Analyzer, this.settings) = (server, analyzer, settings);
        Camera = new Camera
        {
            Name = "거실 🍼", Source = new CameraSource { Kind = SourceKind.Demo }, CreatedAt = Ten.AddDays(-1), Location = "거실", Analyzers = [AnalyzerNames.Local, analyzer],
        };
        process = Build();
    }

    public TestDatabase Database { get; } = new();

    public ManualTimeProvider Clock { get; } = new(Ten.AddMinutes(-5));

    public ScriptedModelServer Server { get; }

    public string Analyzer { get; }

    public Camera Camera { get; }

    public Mortality Mortality { get; private set; } = new();

    public PlainCopies Copies { get; private set; } = null!;

    /// <param name="changes">Settings by configuration key below <c>DailyCam:</c>.</param>
    public static async Task<ExaminationBench> StartAsync(string analyzer = AnalyzerNames.Vertex, params (string Key, string? Value)[] changes)
    {
        var (server, wanted) = await ScriptedProvider.StartAsync(analyzer, Model, (Model, "1"), (CheapModel, "0.1"));
        foreach (var (key, value) in changes)
        {
            wanted[$"DailyCam:{key}"] = value;
        }

        server.Default = static seen => Step.Answer(IsSecondLook(seen) ? ModelWords.Verify("yes", 6) : ModelWords.Segment());
        var bench = new ExaminationBench(server, analyzer, wanted);
        await bench.SaveAsync(bench.Camera);
        await bench.Consents.GiveAsync(bench.Camera.Id, analyzer, "엄마", CancellationToken.None);
        bench.Clock.Advance(TimeSpan.FromMinutes(16));
        return bench;
    }

    public ConsentStore Consents => Get<ConsentStore>();

    public Ledger Ledger => Get<Ledger>();

    public T Get<T>()
        where T : notnull => process.GetRequiredService<T>();

    public static bool IsSecondLook(SeenRequest seen) => seen.Question.Contains("The statement to check", StringComparison.Ordinal);

    public ArchiveSegment Segment(DateTimeOffset? startAt = null, double seconds = 600) => AnalysisBench.SegmentOf(Camera.Id, startAt ?? Ten, seconds);

    /// <summary>A segment in the archive in which a person moved all the time, and an incident of local vision when asked for.</summary>
    public async Task<ArchiveSegment> RecordedAsync(DateTimeOffset? startAt = null, double seconds = 600, byte motion = 51, byte people = 1)
    {
        var segment = Segment(startAt, seconds);
        await SaveAsync([segment, .. Enumerable.Range(0, (int)(seconds / 60)).Select(minute => AnalysisBench.MinuteOf(Camera.Id, segment.StartAt.AddMinutes(minute), 60, motion, people))]);
        return segment;
    }

    public async Task SaveAsync(params object[] rows)
    {
        await using var context = Database.CreateDbContext();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }

    /// <summary>Somebody changes the camera's settings.</summary>
    public async Task ChangeCameraAsync(Action<Camera> change)
    {
        await using var context = Database.CreateDbContext();
        change(context.Attach(Camera).Entity);
        await context.SaveChangesAsync();
    }

    /// <summary>The segment is closed, and everything that follows is done.</summary>
    public async Task ExamineAsync(ArchiveSegment segment)
    {
        await Get<AnalysisIntake>().SegmentClosedAsync(segment, CancellationToken.None);
        await RunJobsAsync();
    }

    /// <summary>Runs what is due, moves the clock to what is due next, and so on until no job waits.</summary>
    /// <param name="atOnce">Jobs at the same time.</param>
    public async Task RunJobsAsync(int atOnce = 1)
    {
        while (await OpenJobsAsync() is { Count: > 0 } open)
        {
            var now = Clock.GetUtcNow();
            var due = open.FindAll(job => job.DueAt <= now);
            if (due.Count == 0)
            {
                Clock.Advance(open.Min(static job => job.DueAt) - now);
                continue;
            }

            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (job, token) => await RunJobAsync(job.Id, token));
        }
    }

    /// <summary>Runs the job that is due next, when there is one.</summary>
    public async Task<bool> RunNextJobAsync()
    {
        if ((await OpenJobsAsync()).FirstOrDefault() is not { } job)
        {
            return false;
        }

        var now = Clock.GetUtcNow();
        Clock.Advance(job.DueAt > now ? job.DueAt - now : TimeSpan.Zero);
        await RunJobAsync(job.Id);
        return true;
    }

    /// <summary>One run of a job; how it ended stands in its row.</summary>
    public async Task RunJobAsync(long id, CancellationToken cancellationToken = default)
    {
        try
        {
            await Get<JobRunner>().RunAsync(id, cancellationToken);
        }
        catch (JobAttemptFailedException)
        {
            // The engine would try again when the row says.
        }
    }

    /// <summary>This process is gone; the next one takes up what it left.</summary>
    public async Task RestartAsync(Mortality? next = null)
    {
        await process.DisposeAsync();
        Mortality = next ?? new Mortality();
        process = Build();
        await Get<LedgerRecovery>().RecoverAsync(CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Get<AnalysisSweep>().SweepAsync(CancellationToken.None);
        await Get<ExaminationSweep>().SweepAsync(CancellationToken.None);
    }

    /// <summary>Somebody changes settings and starts DailyCam again.</summary>
    public Task ChangeAsync(params (string Key, string? Value)[] changes)
    {
        foreach (var (key, value) in changes)
        {
            settings[$"DailyCam:{key}"] = value;
        }

        return RestartAsync();
    }

    public async Task<SegmentAnalysis?> RowAsync(ArchiveSegment segment, string? analyzer = null)
    {
        var name = analyzer ?? Analyzer;
        await using var context = Database.CreateDbContext();
        return await context.SegmentAnalyses.AsNoTracking().SingleOrDefaultAsync(a => a.SegmentId == segment.Id && a.Analyzer == name);
    }

    public async Task<IReadOnlyList<LedgerEntry>> LedgerRowsAsync()
    {
        await using var context = Database.CreateDbContext();
        return await context.LedgerEntries.AsNoTracking().OrderBy(static e => e.ReservedAt).ToListAsync();
    }

    public async Task<IReadOnlyList<Incident>> IncidentsAsync()
    {
        await using var context = Database.CreateDbContext();
        return await context.Incidents.AsNoTracking().OrderBy(static i => i.StartAt).ToListAsync();
    }

    public async Task<JobItem> JobAsync(JobKind kind)
    {
        await using var context = Database.CreateDbContext();
        return await context.JobItems.AsNoTracking().SingleAsync(j => j.Kind == kind);
    }

    /// <inheritdoc cref="LedgerProof.AssertIsTheServers"/>
    public async Task AssertLedgerIsTheServersAsync() => LedgerProof.AssertIsTheServers(await LedgerRowsAsync(), Server.Requests);

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await Server.DisposeAsync();
        Database.Dispose();
    }

    private async Task<List<JobItem>> OpenJobsAsync()
    {
        await using var context = Database.CreateDbContext();
        return await context.JobItems.AsNoTracking()
            .Where(static j => j.State == JobState.Waiting || j.State == JobState.Retrying || j.State == JobState.Running)
            .OrderBy(static j => j.DueAt)
            .ToListAsync();
    }

    /// <summary>What the product registers, without its host: nothing starts by itself.</summary>
    private ServiceProvider Build()
    {
        settings["DailyCam:DataPath"] = Database.Layout.Root;
        var mortality = Mortality;
        Copies = new PlainCopies(mortality);
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<ISecretBox, ReversingSecretBox>()
            .AddDailyCamCore()
            .AddSingleton<TimeProvider>(Clock);
        foreach (var export in services.Where(static service => service.ImplementationType == typeof(ExportHandler)).ToList())
        {
            services.Remove(export);
        }

        foreach (var client in services.Where(static service => service.ServiceType == typeof(IModelClient)).ToList())
        {
            services.Remove(client);
            services.AddSingleton<IModelClient>(provider => new MortalClient((IModelClient)ActivatorUtilities.CreateInstance(provider, client.ImplementationType!), mortality));
        }

        return services
            .AddSingleton<IDbContextFactory<DailyCamDbContext>>(new MortalContexts(Database.Layout, mortality))
            .AddSingleton<IUploadCopies>(Copies)
            .AddSingleton<IPictureMaker, CountingPictureMaker>()
            .BuildServiceProvider();
    }
}
