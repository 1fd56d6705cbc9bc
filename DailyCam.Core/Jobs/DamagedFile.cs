using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DailyCam.Core.Jobs;

/// <summary>Moves an SQLite file out of the way that can be read no more.</summary>
internal static class DamagedFile
{
    private static readonly string[] Companions = ["-wal", "-shm"];

    private const int Corrupt = 11; // SQLITE_CORRUPT
    private const int NotADatabase = 26; // SQLITE_NOTADB

    /// <summary>The new path of the file when it was damaged; null when it is whole or not there.</summary>
    public static async Task<string?> MoveAsideAsync(string path, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!File.Exists(path) || await IsWholeAsync(path, cancellationToken))
        {
            return null;
        }

        var aside = path + ".damaged-" + now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        File.Move(path, aside);
        foreach (var companion in Companions.Where(companion => File.Exists(path + companion)))
        {
            // Under the same name as before, so that the pair can still be opened by somebody who wants to see.
            File.Move(path + companion, aside + companion);
        }

        return aside;
    }

    /// <summary>Only what SQLite itself calls damage counts: a busy, full or read-only disk is no reason to give up a file.</summary>
    private static async Task<bool> IsWholeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            // Not pooled: the handle must not outlive the move.
            await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1);";
            return await command.ExecuteScalarAsync(cancellationToken) is "ok";
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return false;
        }
    }
}
