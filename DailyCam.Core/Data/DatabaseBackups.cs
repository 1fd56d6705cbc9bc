using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Data;

/// <summary>
/// Makes, checks, lists and removes backups of <c>app.db</c>: one file with everything but the recordings and the secret keys. A copy is taken while
/// DailyCam runs, checked from its first page to its last, and only then gets its name. The job engine's file is left out on purpose: what it knows is
/// in our rows, and an old one would run jobs again that were done since.
/// </summary>
public sealed partial class DatabaseBackups(DataLayout layout, IOptions<DatabaseOptions> options, TimeProvider clock, ILogger<DatabaseBackups> logger)
{
    private const string Prefix = "dailycam-";
    private const string Extension = ".db";
    private const string Unfinished = ".unfinished";
    private const string NameFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where the nightly backups lie.</summary>
    public string Folder => options.Value.BackupPath.Length > 0 ? System.IO.Path.GetFullPath(options.Value.BackupPath) : System.IO.Path.Combine(layout.Root, "backups");

    /// <summary>The backups in <see cref="Folder"/>, newest first.</summary>
    public IReadOnlyList<BackupFile> List() => !Directory.Exists(Folder) ? [] :
        [.. Directory.EnumerateFiles(Folder, Prefix + "*" + Extension).Select(Read).OfType<BackupFile>().OrderByDescending(static file => file.MadeAt)];

    /// <summary>The newest backup that passes its check; null when there is none.</summary>
    public async Task<BackupFile?> NewestWholeAsync(CancellationToken cancellationToken)
    {
        foreach (var file in List())
        {
            if (await WhyNotUsableAsync(file.Path, cancellationToken) is not { } reason)
            {
                return file;
            }

            Log.Unusable(logger, file.Path, reason);
        }

        return null;
    }

    /// <summary>Makes a backup. What can go wrong with disks and files comes back as the sentence of the outcome.</summary>
    /// <param name="folder">Null for <see cref="Folder"/>.</param>
    public async Task<BackupOutcome> MakeAsync(string? folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(layout.AppDatabase))
        {
            return new BackupOutcome(null, $"There is no database in {layout.Root} yet.");
        }

        var target = System.IO.Path.Combine(folder ?? Folder, Prefix + clock.GetUtcNow().UtcDateTime.ToString(NameFormat, CultureInfo.InvariantCulture) + Extension);
        var unfinished = target + Unfinished;
        try
        {
            MakeFolder(System.IO.Path.GetDirectoryName(target)!);
            return await MakeAsync(target, unfinished, cancellationToken);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            TryDelete(unfinished);
            return new BackupOutcome(null, exception.Message);
        }
    }

    /// <summary>Removes the oldest backups above the number that is kept, and what a crash left half-made.</summary>
    public void Prune()
    {
        foreach (var old in List().Skip(options.Value.KeepBackups))
        {
            TryDelete(old.Path);
            Log.Removed(logger, old.Path);
        }

        foreach (var half in Directory.EnumerateFiles(Folder, Prefix + "*" + Extension + Unfinished))
        {
            TryDelete(half);
        }
    }

    /// <summary>Why a file cannot be restored, in a sentence; null when it can.</summary>
    internal static async Task<string?> WhyNotUsableAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (!await SqliteFile.IsWholeAsync(path, thorough: true, cancellationToken))
            {
                return "It is damaged.";
            }

            await using var connection = SqliteFile.Open(path);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name IN ('Cameras', '__EFMigrationsHistory')";
            return await command.ExecuteScalarAsync(cancellationToken) is 2L ? null : "It is no database of DailyCam.";
        }
        catch (SqliteException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Copies a backup to its place, on the disk for certain before it has its name. Nobody but the owner may read it.</summary>
    internal static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        var unfinished = to + Unfinished;
        TryDelete(unfinished);
        await using (var target = CreateForOwner(unfinished))
        {
            await using var source = File.OpenRead(from);
            await source.CopyToAsync(target, cancellationToken);
            await target.FlushAsync(cancellationToken);
            RandomAccess.FlushToDisk(target.SafeFileHandle);
        }

        File.Move(unfinished, to);
    }

    private async Task<BackupOutcome> MakeAsync(string target, string unfinished, CancellationToken cancellationToken)
    {
        TryDelete(unfinished);

        // Empty and closed to others before SQLite fills it: for no moment can anybody else read it.
        await CreateForOwner(unfinished).DisposeAsync();
        await Task.Run(() => CopyDatabase(unfinished), cancellationToken);
        if (await WhyNotUsableAsync(unfinished, cancellationToken) is { } reason)
        {
            TryDelete(unfinished);
            return new BackupOutcome(null, $"The copy did not pass its check: {reason}");
        }

        using (var file = File.OpenHandle(unfinished, FileMode.Open, FileAccess.ReadWrite))
        {
            RandomAccess.FlushToDisk(file);
        }

        File.Move(unfinished, target, overwrite: true);
        return new BackupOutcome(target, string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(target).Length} bytes, checked."));
    }

    /// <summary>One consistent moment of the database, without what was deleted from it.</summary>
    private void CopyDatabase(string target)
    {
        using var connection = SqliteFile.Open(layout.AppDatabase);
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.CommandTimeout = (int)TimeSpan.FromMinutes(30).TotalSeconds;
        command.Parameters.AddWithValue("$target", target);
        command.ExecuteNonQuery();
    }

    private static BackupFile? Read(string path)
    {
        var name = System.IO.Path.GetFileName(path)[Prefix.Length..^Extension.Length];
        return DateTimeOffset.TryParseExact(name, NameFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? new BackupFile(path, at) : null;
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static FileStream CreateForOwner(string path)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, how);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A leftover takes room and does no harm; the next backup tries again.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1960, LogLevel.Error, "Backup {Path} cannot be used: {Reason}")]
        public static partial void Unusable(ILogger logger, string path, string reason);

        [LoggerMessage(1961, LogLevel.Information, "Old backup {Path} is removed")]
        public static partial void Removed(ILogger logger, string path);
    }
}
