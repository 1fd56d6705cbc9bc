using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Analysis.Consents;

/// <summary>
/// Withdrawals from the moment they are made until their rows are written: in memory, and in a file beside the database when that does not answer. What is owed allows nothing, whatever a row says.
/// Safe from any thread.
/// </summary>
internal sealed partial class OwedWithdrawals(IDbContextFactory<DailyCamDbContext> contexts, WithdrawalFile file, ILogger logger)
{
    private readonly Lock gate = new();
    private readonly Lock noting = new();
    private readonly Dictionary<(CameraId Camera, string Name), OwedWithdrawal> owed = [];
    private bool isFileRead;
    private bool isFileUnreadable;

    public void Add(IReadOnlyList<OwedWithdrawal> withdrawals)
    {
        lock (gate)
        {
            foreach (var withdrawal in withdrawals)
            {
                owed[(withdrawal.Camera, withdrawal.Name)] = withdrawal;
            }
        }
    }

    public OwedWithdrawal? Find(CameraId camera, string name)
    {
        lock (gate)
        {
            return owed.GetValueOrDefault((camera, name));
        }
    }

    public List<OwedWithdrawal> All()
    {
        lock (gate)
        {
            return [.. owed.Values];
        }
    }

    /// <summary>Takes over what an earlier run could not write. False when its file says nothing that can be understood: then anything may have been withdrawn.</summary>
    /// <exception cref="IOException">The file cannot be read now.</exception>
    public bool TakeOver()
    {
        if (!isFileRead)
        {
            var noted = file.Read();
            Add([.. (noted ?? []).Where(withdrawal => Find(withdrawal.Camera, withdrawal.Name) is null)]);
            (isFileRead, isFileUnreadable) = (true, noted is null);
        }

        return !isFileUnreadable;
    }

    /// <summary>The rows as they will be.</summary>
    public List<Consent> Show(List<Consent> rows)
    {
        foreach (var row in rows.Where(static row => row.WithdrawnAt is null))
        {
            if (Find(row.CameraId, row.Analyzer) is { } withdrawal)
            {
                (row.WithdrawnAt, row.WithdrawnBy) = (withdrawal.At, withdrawal.By);
            }
        }

        return rows;
    }

    /// <summary>Writes their rows, and ends what was set aside under the consents but not sent yet, in one commit.</summary>
    public async Task WriteAsync(List<OwedWithdrawal> withdrawals, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach (var withdrawal in withdrawals)
            {
                await WriteAsync(context, withdrawal, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        lock (gate)
        {
            withdrawals.FindAll(written => owed.GetValueOrDefault((written.Camera, written.Name)) == written).ForEach(written => owed.Remove((written.Camera, written.Name)));
        }

        Note();
    }

    /// <summary>What is owed now stands in the file, or the file is gone when nothing is.</summary>
    public void Note()
    {
        lock (noting)
        {
            try
            {
                if (isFileRead)
                {
                    file.Write(All());
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Log.NotNoted(logger, exception);
            }
        }
    }

    private static async Task WriteAsync(DailyCamDbContext context, OwedWithdrawal withdrawal, CancellationToken cancellationToken)
    {
        var (camera, name, by, at) = withdrawal;
        await context.Consents
            .Where(c => c.CameraId == camera && c.Analyzer == name && c.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(static c => c.WithdrawnAt, at).SetProperty(static c => c.WithdrawnBy, by), cancellationToken);
        await context.LedgerEntries
            .Where(e => e.CameraId == camera && name == (e.Purpose == LedgerPurpose.Snapshot ? e.Analyzer + ConsentTexts.SnapshotSuffix : e.Analyzer) && e.Outcome == LedgerOutcome.Reserved)
            .ExecuteUpdateAsync(set => set.SetProperty(static e => e.Outcome, LedgerOutcome.NotSent).SetProperty(static e => e.EndedAt, at), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1783, LogLevel.Error, "A withdrawn consent could not be noted beside the database: nothing is sent under it as long as DailyCam runs, but withdraw it again after a restart")]
        public static partial void NotNoted(ILogger logger, Exception exception);
    }
}
