using DailyCam.Core.Analysis.Spending;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Data;

/// <summary>
/// What follows when an older database, or a new one, takes the place of the last one: nobody knows what the family withdrew since, nor what was sent. So every consent ends, and the ledger says that
/// it has a gap. A mark beside the database carries that over to the start that opens it, whatever happens in between.
/// </summary>
internal static class ReplacedDatabase
{
    /// <summary>Before the other database takes its place: one mark too many asks the family once for nothing, one too few sends what was forbidden.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static Task MarkAsync(DataLayout layout, CancellationToken cancellationToken) => File.WriteAllBytesAsync(layout.ReplacedMark, [], cancellationToken);

    /// <summary>False when the database is the last one.</summary>
    /// <param name="context">On a database at its present schema.</param>
    public static async Task<bool> SettleAsync(DailyCamDbContext context, DataLayout layout, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!File.Exists(layout.ReplacedMark))
        {
            return false;
        }

        var from = await LastKnownTime.ReadAsync(context, DateTimeOffset.MaxValue, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Consents.Where(static c => c.WithdrawnAt == null).ExecuteUpdateAsync(set => set.SetProperty(static c => c.WithdrawnAt, now), cancellationToken);
        context.LedgerGaps.Add(new LedgerGap { FromAt = from, ToAt = now });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        File.Delete(layout.ReplacedMark);
        return true;
    }
}
