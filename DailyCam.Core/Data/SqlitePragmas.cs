using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DailyCam.Core.Data;

/// <summary>
/// Sets on each connection what SQLite does not keep in the file: <c>synchronous=FULL</c> so that a committed incident survives a power cut,
/// a busy wait instead of "database is locked", and foreign keys. WAL is kept in the file and set once, before the migrations.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON;";

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
