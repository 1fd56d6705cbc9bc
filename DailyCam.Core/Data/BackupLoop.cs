using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Data;

/// <summary>Makes the nightly backup. A night that was missed, because the computer was off, is made up for some minutes after the start.</summary>
internal sealed partial class BackupLoop(
    DatabaseBackups backups, DatabaseBoard board, BackupBoard outcomes, IOptions<DatabaseOptions> options, TimeProvider clock, ILogger<BackupLoop> logger) : ILoop
{
    /// <summary>The start has other work; and a crash every minute shall not make a backup every minute.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10);

    /// <summary>A day and the hour that some days are longer.</summary>
    private static readonly TimeSpan Missed = TimeSpan.FromHours(25);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        if (options.Value.KeepBackups == 0)
        {
            return;
        }

        await board.Opened.WaitAsync(stoppingToken);
        var failed = false;
        while (true)
        {
            await Task.Delay(failed ? RetryDelay : UntilNext(clock.GetUtcNow()), clock, stoppingToken);
            failed = !await MakeAsync(stoppingToken);
        }
    }

    /// <summary>Until the next backup is due.</summary>
    internal TimeSpan UntilNext(DateTimeOffset now)
    {
        if (backups.List() is not [var newest, ..] || now - newest.MadeAt > Missed)
        {
            return AfterStart;
        }

        var local = TimeZoneInfo.ConvertTime(now, clock.LocalTimeZone);
        var due = local.Date + options.Value.BackupAt;
        due = due <= local.DateTime ? due.AddDays(1) : due;

        // An hour that a change of the clock leaves out counts as the one after it.
        due = clock.LocalTimeZone.IsInvalidTime(due) ? due.AddHours(1) : due;
        return new DateTimeOffset(due, clock.LocalTimeZone.GetUtcOffset(due)) - now;
    }

    /// <summary>False when it has to be tried again.</summary>
    internal async Task<bool> MakeAsync(CancellationToken cancellationToken)
    {
        if (board.Trouble is DatabaseTrouble.Damaged)
        {
            // The good backups must not be pushed out by copies of a bad file.
            return false;
        }

        var made = await backups.MakeAsync(null, cancellationToken);
        if (made.Path is null)
        {
            outcomes.Failed(clock.GetUtcNow());
            Log.NotMade(logger, made.Detail);
            return false;
        }

        outcomes.Made();
        backups.Prune();
        Log.Made(logger, made.Path, made.Detail);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1962, LogLevel.Information, "Backup {Path} is made: {Detail}")]
        public static partial void Made(ILogger logger, string path, string detail);

        [LoggerMessage(1963, LogLevel.Error, "The backup could not be made and is tried again in an hour: {Reason}")]
        public static partial void NotMade(ILogger logger, string reason);
    }
}
