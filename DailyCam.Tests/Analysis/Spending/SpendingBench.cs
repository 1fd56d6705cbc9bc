using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.OpenAi;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Analysis.Vertex;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DailyCam.Tests.Analysis.Spending;

/// <summary>A ledger on a real database. The price of <see cref="Model"/> is a millionth a token, so that a request of so many tokens costs as many millionths.</summary>
internal sealed class SpendingBench : IDisposable
{
    public const string Model = "one-micro";
    public const string FreeModel = "at-home";

    public static readonly CameraId Camera = new("cccccccccc22");

    public SpendingBench(decimal perDay = 1, decimal perMonth = 20, TimeProvider? clock = null)
    {
        Clock = clock ?? ManualClock;
        Budget = new BudgetOptions { PerDay = perDay, PerMonth = perMonth };
        Ledger = NewLedger();
        Consents = NewConsents();
        Reader = new LedgerReader(Database, PriceList(), Clock);
    }

    public TestDatabase Database { get; } = new();

    public ManualTimeProvider ManualClock { get; } = new();

    public TimeProvider Clock { get; }

    public BudgetOptions Budget { get; }

    public PriceOptions Prices { get; } = new()
    {
        Models = [new() { Model = Model, Input = 1, Cached = 0.1m, Output = 1 }, new() { Model = FreeModel, Input = 0, Output = 0 }],
    };

    public Ledger Ledger { get; }

    public ConsentStore Consents { get; }

    public LedgerReader Reader { get; }

    /// <summary>Another process on the same database, or the same one after a restart.</summary>
    public Ledger NewLedger() => new(Database, PriceList(), Options.Create(Budget), Clock, NullLogger<Ledger>.Instance);

    /// <inheritdoc cref="NewLedger"/>
    /// <param name="openAi">Where the settings say that pictures go.</param>
    public ConsentStore NewConsents(string openAi = "") => new(Database, Destinations(openAi), Database.Layout, Clock, NullLogger<ConsentStore>.Instance);

    public static ModelDestinations Destinations(string openAi = "") => new(Options.Create(new VertexOptions()), Options.Create(new OpenAiOptions { BaseAddress = openAi }));

    public LedgerRecovery Recovery(Ledger? ledger = null, LedgerOptions? options = null) =>
        new(Database, ledger ?? Ledger, new DatabaseBoard(), Options.Create(options ?? new LedgerOptions()), Clock, NullLogger<LedgerRecovery>.Instance);

    public static LedgerDraft Draft(long tokens = 100_000, string model = Model, CameraId? camera = null, string workKey = "work", LedgerPurpose purpose = LedgerPurpose.Segment) => new()
    {
        Analyzer = AnalyzerNames.Vertex,
        Model = model,
        Purpose = purpose,
        Camera = camera,
        WorkKey = workKey,
        PromptVersion = "segment-1",
        InputTokens = tokens,
        OutputTokens = 0,
    };

    public static ModelReply Answer(long tokens, string text = "{}") => new() { Outcome = ModelOutcome.Answered, Text = text, Usage = new ModelUsage(tokens, 0), Status = 200, FinishReason = "STOP" };

    /// <summary>Reserves and notes that it goes out.</summary>
    public async Task<LedgerEntry> SentAsync(long tokens = 100_000, CameraId? camera = null, string workKey = "work")
    {
        var entry = (await Ledger.ReserveAsync(Draft(tokens, camera: camera, workKey: workKey), CancellationToken.None)).Entry!;
        if (!await Ledger.SendingAsync(entry.Id, CancellationToken.None))
        {
            throw new InvalidOperationException("It may not be sent.");
        }

        return entry;
    }

    public async Task<LedgerEntry> RowAsync(string id)
    {
        await using var context = Database.CreateDbContext();
        return await context.LedgerEntries.AsNoTracking().SingleAsync(e => e.Id == id);
    }

    public async Task AddCameraAsync(CameraId? id = null, string name = "거실")
    {
        await using var context = Database.CreateDbContext();
        context.Cameras.Add(new Camera { Id = id ?? Camera, Name = name, Source = new CameraSource { Kind = SourceKind.Demo }, CreatedAt = Clock.GetUtcNow() });
        await context.SaveChangesAsync();
    }

    public void Dispose()
    {
        Ledger.Dispose();
        Consents.Dispose();
        Database.Dispose();
    }

    private PriceList PriceList() => new(Options.Create(Prices), Options.Create(Budget));
}
