using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DailyCam.Core.Data;

/// <summary>
/// Sets on each connection what SQLite does not keep in the file: <c>synchronous=FULL</c> so that a committed incident survives a power cut, a busy wait
/// instead of "database is locked", foreign keys, and a log file that shrinks again. WAL is kept in the file and set once, before the migrations.
/// Transactions begin IMMEDIATE by themselves: the provider's default isolation takes the write lock at BEGIN, where waiting is possible, and not in the
/// middle, where it is not.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>
    /// What one save waits for another. A save takes milliseconds; who holds the lock for seconds is another program, and then the caller's own second try
    /// (queues, loops) costs less than a thread that hangs. The provider's own limit for a command is the same, in <see cref="AppDatabase"/>.
    /// </summary>
    public static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(10);

    /// <summary>To which the write-ahead log is cut when it begins anew; it may be longer while a reader holds on to an old page.</summary>
    public const int JournalLimitBytes = 16 * 1024 * 1024;

    private static readonly string Pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA synchronous=FULL; PRAGMA busy_timeout={BusyTimeout.TotalMilliseconds:0}; PRAGMA foreign_keys=ON; PRAGMA journal_size_limit={JournalLimitBytes};");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
