using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Hosting;

/// <summary>
/// Slow work of one owner (rows, files), done one piece after another off the owner's path. At most <see cref="Capacity"/> pieces wait; then new ones
/// are refused, because an owner that waited here would stop watching. A piece whose database is away is tried again until it works or the stop: it must
/// read anew what it changes. Disposing lets what waits finish, for a while.
/// </summary>
public sealed partial class OrderedWork : IAsyncDisposable
{
    /// <summary>A minute of a dead database at the busiest: beyond it the pieces are lost and said to be.</summary>
    public const int Capacity = 128;

    /// <summary>What an orderly stop may wait for the disk.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(3);

    /// <summary>Long enough for a locked or full database to get better, short enough for two more tries within <see cref="StopLimit"/>.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>SQLITE_CONSTRAINT: a row that is refused is refused again.</summary>
    private const int SqliteConstraint = 19;

    private readonly Channel<Func<CancellationToken, Task>> pieces =
        Channel.CreateBounded<Func<CancellationToken, Task>>(new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly CancellationTokenSource stopping = new();
    private readonly string owner;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Task running;

    public OrderedWork(string owner, TimeProvider clock, ILogger logger)
    {
        (this.owner, this.clock, this.logger) = (owner, clock, logger);
        running = Task.Run(() => RunAsync(stopping.Token));
    }

    /// <summary>False when too much waits already; the piece is then lost, and the log says so.</summary>
    public bool TryPost(Func<CancellationToken, Task> piece)
    {
        if (pieces.Writer.TryWrite(piece))
        {
            return true;
        }

        Log.Refused(logger, owner);
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        pieces.Writer.TryComplete();
        if (await Task.WhenAny(running, Task.Delay(StopLimit, clock, CancellationToken.None)) != running)
        {
            await stopping.CancelAsync();
            return;
        }

        stopping.Dispose();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point: one piece that fails must not take the next ones with it.")]
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var piece in pieces.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await UntilWrittenAsync(piece, cancellationToken);
            }
            catch (Exception exception)
            {
                Log.Failed(logger, owner, exception);
            }
        }
    }

    private async Task UntilWrittenAsync(Func<CancellationToken, Task> piece, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await piece(cancellationToken);
                return;
            }
            catch (Exception exception) when (IsDatabaseAway(exception) && !cancellationToken.IsCancellationRequested)
            {
                if (attempt == 1)
                {
                    Log.Retried(logger, owner, exception);
                }
            }

            await Task.Delay(RetryDelay, clock, cancellationToken);
        }
    }

    private static bool IsDatabaseAway(Exception exception) =>
        exception is DbException or DbUpdateException && (exception as SqliteException ?? exception.InnerException as SqliteException) is not { SqliteErrorCode: SqliteConstraint };

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "Work of {Owner} failed and is given up")]
        public static partial void Failed(ILogger logger, string owner, Exception exception);

        [LoggerMessage(1002, LogLevel.Error, "Work of {Owner} is lost: too much waits already")]
        public static partial void Refused(ILogger logger, string owner);

        [LoggerMessage(1003, LogLevel.Warning, "Work of {Owner} could not be written and is tried again until it is")]
        public static partial void Retried(ILogger logger, string owner, Exception exception);
    }
}
