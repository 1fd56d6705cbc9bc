using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Analysis.Consents;

/// <summary>
/// What the family allows to leave the house. What stands is kept in memory beside the rows: this process is the only one that writes them, and a withdrawal must hold at once, even while the
/// database does not answer. Safe from any thread.
/// </summary>
public sealed partial class ConsentStore(
    IDbContextFactory<DailyCamDbContext> contexts, ModelDestinations destinations, DataLayout layout, TimeProvider clock, ILogger<ConsentStore> logger) : IDisposable
{
    private readonly SemaphoreSlim changing = new(1, 1);
    private readonly Lock gate = new();
    private readonly OwedWithdrawals owed = new(contexts, new WithdrawalFile(layout.Withdrawals), logger);
    private readonly Dictionary<(CameraId Camera, string Analyzer), Standing> standing = [];
    private bool isLoaded;

    /// <summary>The consent under which footage of a camera may be sent to an analyzer now; null when there is none, or only one to an older text or for another destination.</summary>
    /// <param name="analyzer">Its name for recordings, <see cref="ConsentTexts.SnapshotsOf"/> it for single pictures.</param>
    public async ValueTask<StandingConsent?> FindAsync(CameraId camera, string analyzer, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Find(camera, analyzer);
    }

    /// <summary>The same, of what is known already: false while no consent was read yet.</summary>
    public bool Stands(CameraId camera, string analyzer) => Find(camera, analyzer) is not null;

    /// <summary>For each analyzer that needs consent, whether footage of the camera may be sent to it.</summary>
    public async ValueTask<IReadOnlyDictionary<string, bool>> OfAsync(CameraId camera, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var analyzer in ConsentTexts.Analyzers)
        {
            answers[analyzer] = await FindAsync(camera, analyzer, cancellationToken) is not null;
        }

        return answers;
    }

    /// <summary>Whether any camera's footage may be sent to anybody.</summary>
    public async ValueTask<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        lock (gate)
        {
            return standing.Values.Any(s => Allows(s.Consent));
        }
    }

    /// <summary>Every consent of a camera that was ever given, the newest first; one whose withdrawal could not be written yet as what it is.</summary>
    public async Task<IReadOnlyList<Consent>> HistoryAsync(CameraId camera, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return owed.Show(await context.Consents.AsNoTracking().Where(c => c.CameraId == camera).OrderByDescending(static c => c.Id).ToListAsync(cancellationToken));
    }

    /// <summary>Somebody has read the present text and agrees. Nothing changes when that is so already.</summary>
    /// <param name="by">The account or API token.</param>
    public async Task<Problem?> GiveAsync(CameraId camera, string analyzer, string by, CancellationToken cancellationToken)
    {
        if (!ConsentTexts.IsKnown(analyzer))
        {
            return new Problem("ConsentUnknown", "consents");
        }

        if (await FindAsync(camera, analyzer, cancellationToken) is not null)
        {
            return null;
        }

        await changing.WaitAsync(cancellationToken);
        try
        {
            // Before a new one may stand.
            await WriteOwedRowsAsync(cancellationToken);
            if (Find(camera, analyzer) is not null)
            {
                return null; // Given twice at once: whoever holds the first one's token must hear of the end.
            }

            var consent = new Consent
            {
                CameraId = camera, Analyzer = analyzer, TextVersion = ConsentTexts.VersionOf(analyzer), Destination = DestinationOf(analyzer), GivenAt = clock.GetUtcNow(), GivenBy = Cut(by),
            };
            if (!await AddAsync(consent, cancellationToken))
            {
                return new Problem(CameraProblems.NotFound);
            }

            Keep(consent);
            Log.Given(logger, camera, analyzer, consent.TextVersion);
        }
        finally
        {
            changing.Release();
        }

        return null;
    }

    /// <summary>
    /// From this moment nothing of the camera is sent to the analyzer (no single pictures either), and what is under way is stopped. It holds even if the row cannot be written: then this throws,
    /// the row is written later, and a start before that knows it too.
    /// </summary>
    /// <param name="by">The account or API token; null when the camera itself is gone.</param>
    /// <param name="cancellationToken">Ends the waiting only: whoever asked may go away, what was forbidden stays forbidden.</param>
    public async Task WithdrawAsync(CameraId camera, string analyzer, string? by, CancellationToken cancellationToken)
    {
        var (now, name) = (clock.GetUtcNow(), by is null ? null : Cut(by));
        var withdrawals = ConsentTexts.EndingWith(analyzer).Select(ending => new OwedWithdrawal(camera, ending, name, now)).ToList();
        owed.Add(withdrawals);
        await EndAsync(withdrawals);
        Log.Withdrawn(logger, camera, analyzer);
        await WriteOwedAsync(CancellationToken.None).WaitAsync(cancellationToken);
    }

    /// <summary>Writes withdrawals that have no row yet. One that cannot be written is noted beside the database: then this throws, and is to be called again.</summary>
    internal async Task WriteOwedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(cancellationToken);
            await changing.WaitAsync(cancellationToken);
            try
            {
                await WriteOwedRowsAsync(cancellationToken);
            }
            finally
            {
                changing.Release();
            }
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            owed.Note();
            throw;
        }
    }

    /// <summary>Ends what stands for a camera that is not there any more.</summary>
    internal async Task ForgetAsync(CameraId camera, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        List<string> analyzers;
        lock (gate)
        {
            analyzers = [.. standing.Keys.Where(key => key.Camera == camera).Select(static key => key.Analyzer)];
        }

        foreach (var analyzer in analyzers)
        {
            await WithdrawAsync(camera, analyzer, by: null, cancellationToken);
        }
    }

    /// <summary>Cameras with a consent, of any text.</summary>
    internal async Task<IReadOnlyList<CameraId>> CamerasAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        lock (gate)
        {
            return [.. standing.Keys.Select(static key => key.Camera).Distinct()];
        }
    }

    public void Dispose() => changing.Dispose();

    private StandingConsent? Find(CameraId camera, string analyzer)
    {
        lock (gate)
        {
            return standing.TryGetValue((camera, analyzer), out var found) && Allows(found.Consent)
                ? new StandingConsent(found.Consent.Id, camera, analyzer, found.Consent.TextVersion, found.Consent.GivenAt, found.Ended.Token)
                : null;
        }
    }

    /// <summary>Whether it is to the present text and the present destination, and nobody withdrew it.</summary>
    private bool Allows(Consent consent) =>
        consent.TextVersion == ConsentTexts.VersionOf(consent.Analyzer) && consent.Destination == DestinationOf(consent.Analyzer) && owed.Find(consent.CameraId, consent.Analyzer) is null;

    private string? DestinationOf(string name) => destinations.Of(ConsentTexts.AnalyzerOf(name));

    private async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref isLoaded))
        {
            return;
        }

        await changing.WaitAsync(cancellationToken);
        try
        {
            if (!isLoaded)
            {
                if (File.Exists(layout.ReplacedMark))
                {
                    throw new IOException("Another database takes the place of the last one, and its consents were not ended yet.");
                }

                var isKnown = owed.TakeOver();
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                var consents = await context.Consents.AsNoTracking().Where(static c => c.WithdrawnAt == null).ToListAsync(cancellationToken);
                if (!isKnown)
                {
                    owed.Add([.. consents.Select(consent => new OwedWithdrawal(consent.CameraId, consent.Analyzer, null, clock.GetUtcNow()))]);
                }

                consents.ForEach(Keep);

                Volatile.Write(ref isLoaded, true);
            }
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>False when there is no such camera.</summary>
    private async Task<bool> AddAsync(Consent consent, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.Cameras.AnyAsync(c => c.Id == consent.CameraId, cancellationToken))
        {
            return false;
        }

        // One to an older text ends here.
        await context.Consents
            .Where(c => c.CameraId == consent.CameraId && c.Analyzer == consent.Analyzer && c.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(static c => c.WithdrawnAt, consent.GivenAt), cancellationToken);
        context.Consents.Add(consent);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>While changing.</summary>
    private async Task WriteOwedRowsAsync(CancellationToken cancellationToken)
    {
        if (owed.All() is { Count: > 0 } writing)
        {
            // Again: it may have been given while this waited.
            await EndAsync(writing);
            await owed.WriteAsync(writing, cancellationToken);
        }
    }

    private void Keep(Consent consent)
    {
        lock (gate)
        {
            standing[(consent.CameraId, consent.Analyzer)] = new Standing(consent, new CancellationTokenSource());
        }
    }

    private async Task EndAsync(List<OwedWithdrawal> withdrawals)
    {
        var ended = new List<Standing>();
        lock (gate)
        {
            foreach (var withdrawal in withdrawals)
            {
                if (standing.Remove((withdrawal.Camera, withdrawal.Name), out var found))
                {
                    ended.Add(found);
                }
            }
        }

        foreach (var consent in ended)
        {
            await consent.Ended.CancelAsync();
        }
    }

    private static string Cut(string name) => name.Length > Consent.MaxNameLength ? name[..Consent.MaxNameLength] : name;

    /// <summary>The source has no timer and no handle, so nothing needs to be disposed of while others may still hold its token.</summary>
    private sealed record Standing(Consent Consent, CancellationTokenSource Ended);

    private static partial class Log
    {
        [LoggerMessage(1780, LogLevel.Information, "Footage of camera {Camera} may be sent to {Analyzer} from now on (text {Version})")]
        public static partial void Given(ILogger logger, CameraId camera, string analyzer, string version);

        [LoggerMessage(1781, LogLevel.Information, "Footage of camera {Camera} is not sent to {Analyzer} any more")]
        public static partial void Withdrawn(ILogger logger, CameraId camera, string analyzer);
    }
}
