using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DailyCam.Core.Data;

/// <summary>What can be done with an SQLite file as a file: see whether it is whole, and move it out of the way. Nothing here deletes.</summary>
internal static class SqliteFile
{
    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    private const int Corrupt = 11; // SQLITE_CORRUPT
    private const int NotADatabase = 26; // SQLITE_NOTADB

    /// <summary>Only what SQLite itself calls damage counts: a busy, full or read-only disk is no reason to give up a file.</summary>
    public static bool IsDamage(int sqliteErrorCode) => sqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>The new path of the file when it was damaged; null when it is whole or not there.</summary>
    public static async Task<string?> MoveAsideIfDamagedAsync(string path, DateTimeOffset now, CancellationToken cancellationToken) =>
        File.Exists(path) && !await IsWholeAsync(path, thorough: false, cancellationToken) ? MoveAside(path, "damaged", now) : null;

    /// <summary>Renames the file and what belongs to it; gives its new path. Under the same name as before, so that the pair can still be opened by somebody who wants to see.</summary>
    public static string MoveAside(string path, string why, DateTimeOffset now)
    {
        var aside = $"{path}.{why}-{Stamp(now)}";
        File.Move(path, aside);
        foreach (var companion in Companions.Where(companion => File.Exists(path + companion)))
        {
            File.Move(path + companion, aside + companion);
        }

        return aside;
    }

    /// <summary>A moment as it stands in file names, UTC.</summary>
    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);

    /// <summary>False when SQLite calls it damaged. Reads the whole file: takes a second for some hundred megabytes that are in memory.</summary>
    /// <param name="thorough">Compares the indexes with their tables as well, which takes several times as long.</param>
    /// <exception cref="SqliteException">The file could not be looked at: locked, no disk, no right.</exception>
    public static Task<bool> IsWholeAsync(string path, bool thorough, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                return FirstFinding(path, thorough ? "PRAGMA integrity_check(1);" : "PRAGMA quick_check(1);") == "ok";
            }
            catch (SqliteException exception) when (IsDamage(exception.SqliteErrorCode))
            {
                return false;
            }
        },
        cancellationToken);

    /// <summary>A connection of its own: pooled, its handle would outlive a move of the file.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(AppDatabase.ConnectionString(path) + ";Pooling=False");
        connection.Open();
        return connection;
    }

    private static string? FirstFinding(string path, string check)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();

        // Not a lock's wait, but reading: a large file on a slow disk takes its time.
        command.CommandTimeout = (int)TimeSpan.FromMinutes(30).TotalSeconds;
        command.CommandText = check;
        return command.ExecuteScalar() as string;
    }
}
