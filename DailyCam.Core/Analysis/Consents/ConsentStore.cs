using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Analysis.Consents;

/// <summary>
/// What the family allows to leave the house. What stands is kept in memory beside the rows: this process is the only one that writes them, and a withdrawal must hold at once, even while the
/// database does not answer. Safe from any thread.
/// </summary>
public sealed partial class ConsentStore(IDbContextFactory<DailyCamDbContext> contexts, TimeProvider clock, ILogger<ConsentStore> logger) : IDisposable
{
    private readonly SemaphoreSlim changing = new(1, 1);
    private readonly Lock gate = new();
    private readonly Dictionary<(CameraId Camera, string Analyzer), Standing> standing = [];
    private bool isLoaded;

    /// <summary>The consent under which footage of a camera may be sent to an analyzer now; null when there is none, or only one to an older text.</summary>
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
            return standing.Values.Any(static s => s.Consent.TextVersion == ConsentTexts.VersionOf(s.Consent.Analyzer));
        }
    }

    /// <summary>Every consent of a camera that was ever given, the newest first.</summary>
    public async Task<IReadOnlyList<Consent>> HistoryAsync(CameraId camera, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Consents.AsNoTracking().Where(c => c.CameraId == camera).OrderByDescending(static c => c.Id).ToListAsync(cancellationToken);
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
            if (Find(camera, analyzer) is not null)
            {
                return null; // Given twice at once: whoever holds the first one's token must hear of the end.
            }

            var consent = new Consent { CameraId = camera, Analyzer = analyzer, TextVersion = ConsentTexts.VersionOf(analyzer), GivenAt = clock.GetUtcNow(), GivenBy = Cut(by) };
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

    /// <summary>From this moment nothing of the camera is sent to the analyzer (no single pictures either), and what is under way is stopped. It holds in this process even if the row cannot be written: then this throws.</summary>
    /// <param name="by">The account or API token; null when the camera itself is gone.</param>
    public async Task WithdrawAsync(CameraId camera, string analyzer, string? by, CancellationToken cancellationToken)
    {
        var ending = ConsentTexts.EndingWith(analyzer);
        await LoadAsync(cancellationToken);
        await EndAsync(camera, ending);

        await changing.WaitAsync(cancellationToken);
        try
        {
            // Again: it may have been given while this waited.
            await EndAsync(camera, ending);
            await EndRowsAsync(camera, ending, by, cancellationToken);
            Log.Withdrawn(logger, camera, analyzer);
        }
        finally
        {
            changing.Release();
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
            return standing.TryGetValue((camera, analyzer), out var found) && found.Consent.TextVersion == ConsentTexts.VersionOf(analyzer)
                ? new StandingConsent(camera, analyzer, found.Consent.TextVersion, found.Consent.GivenAt, found.Ended.Token)
                : null;
        }
    }

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
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                foreach (var consent in await context.Consents.AsNoTracking().Where(static c => c.WithdrawnAt == null).ToListAsync(cancellationToken))
                {
                    Keep(consent);
                }

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

    /// <summary>The consent and what was set aside under it but not sent yet, in one commit.</summary>
    private async Task EndRowsAsync(CameraId camera, IReadOnlyList<string> ending, string? by, CancellationToken cancellationToken)
    {
        var (now, name) = (clock.GetUtcNow(), by is null ? null : Cut(by));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Consents
            .Where(c => c.CameraId == camera && ending.Contains(c.Analyzer) && c.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(static c => c.WithdrawnAt, now).SetProperty(static c => c.WithdrawnBy, name), cancellationToken);
        await context.LedgerEntries
            .Where(e => e.CameraId == camera && ending.Contains(e.Purpose == LedgerPurpose.Snapshot ? e.Analyzer + ConsentTexts.SnapshotSuffix : e.Analyzer) && e.Outcome == LedgerOutcome.Reserved)
            .ExecuteUpdateAsync(set => set.SetProperty(static e => e.Outcome, LedgerOutcome.NotSent).SetProperty(static e => e.EndedAt, now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private void Keep(Consent consent)
    {
        lock (gate)
        {
            standing[(consent.CameraId, consent.Analyzer)] = new Standing(consent, new CancellationTokenSource());
        }
    }

    private async Task EndAsync(CameraId camera, IReadOnlyList<string> ending)
    {
        var ended = new List<Standing>();
        lock (gate)
        {
            foreach (var analyzer in ending)
            {
                if (standing.Remove((camera, analyzer), out var found))
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
