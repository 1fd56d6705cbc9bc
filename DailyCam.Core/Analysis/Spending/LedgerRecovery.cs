using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>
/// Ends the rows that nobody else will: of a process that was killed, or of a job that forgot them. What had begun to be sent counts as billed, because nobody can say that it was not;
/// what had not costs nothing. Takes old answers out, and keeps their rows.
/// </summary>
internal sealed partial class LedgerRecovery(
    IDbContextFactory<DailyCamDbContext> contexts, Ledger ledger, DatabaseBoard board, IOptions<LedgerOptions> options, TimeProvider clock, ILogger<LedgerRecovery> logger) : ILoop
{
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await board.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        do
        {
            await RecoverAsync(stoppingToken);
            await ForgetAnswersAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Rows that were ended.</summary>
    internal async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await context.LedgerEntries.AsNoTracking()
            .Where(static e => e.Outcome == LedgerOutcome.Reserved || e.Outcome == LedgerOutcome.Sending)
            .Select(static e => e.Id)
            .ToListAsync(cancellationToken);
        var left = open.FindAll(id => !ledger.IsMine(id));
        foreach (var id in left)
        {
            await ledger.NotSentAsync(id);
        }

        if (left.Count > 0)
        {
            Log.Ended(logger, left.Count);
        }

        return left.Count;
    }

    /// <summary>Answers that were forgotten.</summary>
    internal async Task<int> ForgetAnswersAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - options.Value.KeepAnswers;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.LedgerEntries
            .Where(e => e.Answer != null && e.ReservedAt < before)
            .ExecuteUpdateAsync(static set => set.SetProperty(static e => e.Answer, (string?)null), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1772, LogLevel.Warning, "{Count} requests to models were never ended by who made them; those that had begun to be sent count as billed")]
        public static partial void Ended(ILogger logger, int count);
    }
}
