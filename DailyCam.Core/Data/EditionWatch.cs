using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DailyCam.Core.Data;

/// <summary>
/// Moves <see cref="DatabaseEdition{TContext}"/> on. There are three ways to write through a context, and each is noticed when it is committed and before
/// the writer goes on: whoever was told that something is deleted is never shown it again.
/// </summary>
public sealed class EditionWatch<TContext>(DatabaseEdition<TContext> edition) : SaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
    where TContext : DbContext
{
    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        edition.Next();
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        edition.Next();
        return ValueTask.FromResult(result);
    }

    // What failed may have been committed before it failed.
    public override void SaveChangesFailed(DbContextErrorEventData eventData) => edition.Next();

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        edition.Next();
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => edition.Next();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        edition.Next();
        return Task.CompletedTask;
    }

    /// <summary>A change without entities (ExecuteDelete, ExecuteUpdate, SQL) outside a transaction is committed when it was executed.</summary>
    public int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        edition.Next();
        return result;
    }

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        edition.Next();
        return ValueTask.FromResult(result);
    }
}
