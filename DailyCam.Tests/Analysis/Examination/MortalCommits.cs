using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>Each commit of a process is a step, before it and after it.</summary>
internal sealed class MortalCommits(Mortality mortality) : DbTransactionInterceptor
{
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        mortality.Cross("before a commit");
        return base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        mortality.Cross("after a commit");
        return base.TransactionCommittedAsync(transaction, eventData, cancellationToken);
    }
}
