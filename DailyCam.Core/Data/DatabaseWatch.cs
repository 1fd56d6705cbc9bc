using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DailyCam.Core.Data;

/// <summary>Tells the board how the commands fare. The sign of life is written every few seconds, so trouble is seen, and seen to be over, without asking.</summary>
internal sealed class DatabaseWatch(DatabaseBoard board) : DbCommandInterceptor
{
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => board.Failed(eventData.Exception);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        board.Failed(eventData.Exception);
        return Task.CompletedTask;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        board.Worked();
        return ValueTask.FromResult(result);
    }
}
