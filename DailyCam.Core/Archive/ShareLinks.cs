using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Archive;

/// <summary>
/// Makes, finds and takes back links to exports. Nothing is remembered between two questions, so a link that was taken back is closed at the very next one. Why a link does not open
/// (wrong, run out, taken back, its clip deleted) is never told. Safe from any thread.
/// </summary>
public sealed partial class ShareLinks(IDbContextFactory<DailyCamDbContext> contexts, IOptions<ShareOptions> options, TimeProvider clock, ILogger<ShareLinks> logger)
{
    /// <summary>Raised after a link was taken back and committed, for whoever is just sending what it shows. Handlers must only hand over.</summary>
    public event Action<ShareLinkId>? Ended;

    public TimeSpan LongestLife => options.Value.LongestLife;

    /// <summary>Makes a link to a finished export.</summary>
    /// <param name="life">From <see cref="ShareLifetime.Shortest"/> to <see cref="LongestLife"/>.</param>
    /// <param name="by">Name of who shares.</param>
    public async Task<ShareOutcome> CreateAsync(ExportId id, TimeSpan life, string by, bool showsCamera, CancellationToken cancellationToken)
    {
        if (ShareLifetime.Check(life, LongestLife) is { } problem)
        {
            return new ShareOutcome(null, null, problem);
        }

        if (clock.IsStandIn())
        {
            return new ShareOutcome(null, null, new Problem("ShareClockUnset")); // Nobody could say when it ends.
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Exports.AsNoTracking().SingleOrDefaultAsync(export => export.Id == id, cancellationToken) is not { } export)
        {
            return ShareOutcome.Missing;
        }

        if (export.State != ExportState.Done)
        {
            return new ShareOutcome(null, null, new Problem(export.State == ExportState.Failed ? "ExportFailed" : "ExportNotReady"));
        }

        var (token, now) = (ShareToken.New(), clock.GetUtcNow());
        var link = new ShareLink { ExportId = id, TokenHash = ShareToken.Hash(token), CreatedBy = by, CreatedAt = now, ExpiresAt = now + life, ShowsCamera = showsCamera };
        context.ShareLinks.Add(link);
        await context.SaveChangesAsync(cancellationToken);
        Log.Made(logger, link.Id, id, link.ExpiresAt);
        return new ShareOutcome(link, token);
    }

    /// <summary>What a token opens now; null for every other one, whatever is wrong with it.</summary>
    public async Task<SharedClip?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (!ShareToken.IsWellFormed(token) || clock.IsStandIn())
        {
            return null; // Without a clock nothing has an end: then nothing is open.
        }

        var hash = ShareToken.Hash(token!);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.ShareLinks.AsNoTracking().Where(link => link.TokenHash == hash)
            .Join(context.Exports.AsNoTracking(), static link => link.ExportId, static export => export.Id, static (link, export) => new { link, export })
            .SingleOrDefaultAsync(cancellationToken);
        return found is not null && ShareToken.IsSame(found.link.TokenHash, hash) && found.link.IsOpenAt(clock.GetUtcNow()) && found.export.State == ExportState.Done
            ? new SharedClip(found.link, found.export)
            : null;
    }

    /// <summary>Whether a link that was found a moment ago still opens its export.</summary>
    public async Task<bool> IsOpenAsync(ShareLinkId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ShareLinks.AsNoTracking().SingleOrDefaultAsync(link => link.Id == id, cancellationToken) is { } link
            && link.IsOpenAt(clock.GetUtcNow())
            && await context.Exports.AnyAsync(export => export.Id == link.ExportId, cancellationToken);
    }

    /// <summary>Counts an opening of the link's page. A database that is busy costs the count, not the visitor.</summary>
    public async Task CountOpeningAsync(ShareLinkId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.ShareLinks.Where(link => link.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(static link => link.OpenedCount, static link => link.OpenedCount + 1).SetProperty(static link => link.LastOpenedAt, now), cancellationToken);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            Log.NotCounted(logger, id, exception.Message);
        }
    }

    /// <summary>All links that are remembered, newest first.</summary>
    public async Task<IReadOnlyList<ShareLink>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ShareLinks.AsNoTracking().OrderByDescending(static link => link.CreatedAt).ThenBy(static link => link.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Those of one export, newest first.</summary>
    public async Task<IReadOnlyList<ShareLink>> ListAsync(ExportId export, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ShareLinks.AsNoTracking().Where(link => link.ExportId == export).OrderByDescending(static link => link.CreatedAt).ThenBy(static link => link.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Takes a link back for good; what is being sent through it is cut off. One that is closed already stays as it is. False when there is none.</summary>
    public async Task<bool> RevokeAsync(ShareLinkId id, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var taken = await context.ShareLinks.Where(link => link.Id == id && link.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(static link => link.RevokedAt, now).SetProperty(static link => link.RevokedBy, by), cancellationToken);
        if (taken == 0)
        {
            return await context.ShareLinks.AnyAsync(link => link.Id == id, cancellationToken);
        }

        Ended?.Invoke(id);
        Log.Revoked(logger, id);
        return true;
    }

    /// <summary>Takes back every link to an export that goes.</summary>
    internal async Task RevokeAllAsync(DailyCamDbContext context, ExportId export, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await context.ShareLinks.Where(link => link.ExportId == export && link.RevokedAt == null).Select(static link => link.Id).ToListAsync(cancellationToken);
        await context.ShareLinks.Where(link => link.ExportId == export && link.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(static link => link.RevokedAt, now), cancellationToken);
        foreach (var id in open)
        {
            Ended?.Invoke(id);
            Log.Revoked(logger, id);
        }
    }

    /// <summary>Forgets links that have been closed long enough. While the clock is not set, nothing is old.</summary>
    internal async Task TrimAsync(CancellationToken cancellationToken)
    {
        if (clock.IsStandIn())
        {
            return;
        }

        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.KeepDays);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.ShareLinks.Where(link => link.ExpiresAt < before || link.RevokedAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1660, LogLevel.Information, "Share link {Link} to export {Export} works until {Until:u}")]
        public static partial void Made(ILogger logger, ShareLinkId link, ExportId export, DateTimeOffset until);

        [LoggerMessage(1661, LogLevel.Information, "Share link {Link} is taken back")]
        public static partial void Revoked(ILogger logger, ShareLinkId link);

        [LoggerMessage(1662, LogLevel.Warning, "An opening of share link {Link} could not be counted: {Reason}")]
        public static partial void NotCounted(ILogger logger, ShareLinkId link, string reason);
    }
}
