using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>Each write of a process is a step, before it and after it; a dead one reads nothing either.</summary>
internal sealed class MortalWrites(Mortality mortality) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Before(command);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        After(command);
        return base.ReaderExecutedAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Before(command);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        After(command);
        return base.NonQueryExecutedAsync(command, eventData, result, cancellationToken);
    }

    private void Before(DbCommand command)
    {
        if (Table(command) is { } table)
        {
            mortality.Cross($"before writing {table}");
        }
        else if (mortality.IsDead)
        {
            throw new ProcessDiedException("reading");
        }
    }

    /// <summary>Only what is committed with the command itself: a death inside a transaction undoes it, and that is what dying before it says.</summary>
    private void After(DbCommand command)
    {
        if (command.Transaction is null && Table(command) is { } table)
        {
            mortality.Cross($"after writing {table}");
        }
    }

    private static string? Table(DbCommand command)
    {
        var words = command.CommandText.Split(' ', '\n', '"').Where(static word => word.Length > 0).ToList();
        var at = words.FindIndex(static word => word is "INSERT" or "UPDATE" or "DELETE");
        return at < 0 || at + 1 >= words.Count ? null : words[at] == "UPDATE" ? words[at + 1] : words[Math.Min(at + 2, words.Count - 1)];
    }
}
