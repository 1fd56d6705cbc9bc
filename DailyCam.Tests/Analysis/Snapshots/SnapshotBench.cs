using DailyCam.Core;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Tests.Cameras;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DailyCam.Tests.Analysis.Snapshots;

/// <summary>
/// The picture check as the product puts it together, on a real database and against a scripted provider, on a clock that the test moves. The test shows the frames; pictures that were chosen are
/// examined when the test says so, or by the product's own loop.
/// </summary>
internal sealed class SnapshotBench : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 27, 3, 0, 0, TimeSpan.Zero);

    /// <summary>A millionth a token, so that a request of so many tokens costs as many millionths.</summary>
    public const string Model = ExaminationBench.Model;

    private readonly ServiceProvider process;
    private readonly IDetectionListener eye;
    private readonly RetryNoticingClock retries;

    private SnapshotBench(ScriptedModelServer server, string analyzer, Dictionary<string, string?> settings, IPictureMaker pictures)
    {
        (Server, Analyzer, retries) = (server, analyzer, new RetryNoticingClock(Clock));
        settings["DailyCam:DataPath"] = Database.Layout.Root;
        Camera = new Camera
        {
            Name = "거실 🍼", Source = new CameraSource { Kind = SourceKind.Demo }, CreatedAt = Noon.AddDays(-1), Location = "거실", Analyzers = [AnalyzerNames.Local, analyzer],
        };
        process = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<ISecretBox, ReversingSecretBox>()
            .AddDailyCamCore()
            .AddSingleton<TimeProvider>(retries)
            .AddSingleton<IDbContextFactory<DailyCamDbContext>>(Database)
            .AddSingleton(pictures)
            .BuildServiceProvider();
        eye = process.GetServices<IDetectionListenerFactory>().OfType<SnapshotEyeFactory>().Single().Create(Camera);
    }

    public TestDatabase Database { get; } = new();

    public ManualTimeProvider Clock { get; } = new(Noon);

    public ScriptedModelServer Server { get; }

    public string Analyzer { get; }

    public Camera Camera { get; }

    public ConsentStore Consents => Get<ConsentStore>();

    /// <summary>Allowed and ready, unless <paramref name="allowed"/> says otherwise.</summary>
    /// <param name="changes">Settings by configuration key below <c>DailyCam:</c>.</param>
    public static async Task<SnapshotBench> StartAsync(string analyzer = AnalyzerNames.Vertex, bool allowed = true, IPictureMaker? pictures = null, params (string Key, string? Value)[] changes)
    {
        var (server, settings) = await ScriptedProvider.StartAsync(analyzer, Model, (Model, "1"));
        foreach (var (key, value) in changes)
        {
            settings[$"DailyCam:{key}"] = value;
        }

        server.Default = static _ => Step.Answer(SnapshotWords.Answer());
        var bench = new SnapshotBench(server, analyzer, settings, pictures ?? new PlainPictures());
        await bench.SaveAsync(bench.Camera);
        if (allowed)
        {
            await bench.AllowAsync();
        }

        return bench;
    }

    public T Get<T>()
        where T : notnull => process.GetRequiredService<T>();

    public Task AllowAsync(string? analyzer = null) => Consents.GiveAsync(Camera.Id, ConsentTexts.SnapshotsOf(analyzer ?? Analyzer), "엄마", CancellationToken.None);

    public async Task SaveAsync(params object[] rows)
    {
        await using var context = Database.CreateDbContext();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }

    public async Task ChangeCameraAsync(Action<Camera> change)
    {
        await using var context = Database.CreateDbContext();
        change(await context.Cameras.SingleAsync(c => c.Id == Camera.Id));
        await context.SaveChangesAsync();
    }

    /// <summary>Local vision gets one frame now; whatever is chosen waits.</summary>
    public void Show(bool moves = true, VideoFrame? frame = null)
    {
        using var shown = frame ?? new VideoFrame(Camera.Id, Clock.GetUtcNow(), 64, 36, new byte[64 * 36 * 3]);
        eye.Watched(shown, moves ? 0.1f : 0);
    }

    /// <summary>Local vision looks now and counts so many people.</summary>
    public void Count(int people)
    {
        using var frame = new VideoFrame(Camera.Id, Clock.GetUtcNow(), 64, 36, new byte[64 * 36 * 3]);
        var person = new DetectedObject(DetectedObject.PersonLabel, 0.8f, new PictureBox(0.4f, 0.4f, 0.2f, 0.2f));
        eye.Looked(new FrameDetections(Camera.Id, frame.TakenAt, 0.1f, Looked: true, [.. Enumerable.Repeat(person, people)]), frame);
    }

    /// <summary>Has what was chosen examined, one after the other.</summary>
    public async Task ExamineAsync()
    {
        while (Get<SnapshotInbox>().Pictures.TryRead(out var picture))
        {
            await Get<SnapshotExaminer>().ExamineAsync(picture, CancellationToken.None);
        }
    }

    /// <summary>A frame each second, and what is chosen is examined at once.</summary>
    public async Task WatchAsync(TimeSpan length, bool moves = true)
    {
        for (var second = 0; second < length.TotalSeconds; second++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            Show(moves);
            await ExamineAsync();
        }
    }

    /// <summary>One picture after the interval, examined. The wait for a second try passes by itself.</summary>
    public async Task NextAsync()
    {
        Clock.Advance(TimeSpan.FromSeconds(45));
        Show();
        await retries.PassAsync(ExamineAsync());
    }

    public async Task<IReadOnlyList<ModelSnapshot>> RowsAsync()
    {
        await using var context = Database.CreateDbContext();
        return await context.ModelSnapshots.AsNoTracking().OrderBy(static s => s.Id).ToListAsync();
    }

    public async Task<IReadOnlyList<LedgerEntry>> LedgerRowsAsync()
    {
        await using var context = Database.CreateDbContext();
        return await context.LedgerEntries.AsNoTracking().OrderBy(static e => e.ReservedAt).ThenBy(static e => e.SentAt).ToListAsync();
    }

    public async Task<IReadOnlyList<Incident>> IncidentsAsync()
    {
        await using var context = Database.CreateDbContext();
        return await context.Incidents.AsNoTracking().OrderBy(static i => i.StartAt).ToListAsync();
    }

    /// <inheritdoc cref="LedgerProof.AssertIsTheServers"/>
    public async Task AssertLedgerIsTheServersAsync() => LedgerProof.AssertIsTheServers(await LedgerRowsAsync(), Server.Requests);

    public async ValueTask DisposeAsync()
    {
        await eye.DisposeAsync();
        await process.DisposeAsync();
        await Server.DisposeAsync();
        Database.Dispose();
    }
}
