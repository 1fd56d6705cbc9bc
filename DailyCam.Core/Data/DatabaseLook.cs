using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Data;

/// <summary>Says whether a command that is no running DailyCam can read the database as it stands; only a start brings one to the present schema.</summary>
internal static class DatabaseLook
{
    /// <summary>Why it cannot be read, in a sentence; null when it can.</summary>
    public static async Task<string?> WhyNotAsync(DataLayout layout, IDbContextFactory<DailyCamDbContext> contexts, CancellationToken cancellationToken)
    {
        if (!File.Exists(layout.AppDatabase))
        {
            return $"There is no database {layout.AppDatabase}.";
        }

        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            return (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any() ? $"{layout.AppDatabase} is of an earlier DailyCam. Start this one once first." : null;
        }
        catch (Exception exception) when (exception.GetBaseException() is SqliteException sqlite)
        {
            return $"The database cannot be read: {sqlite.Message}";
        }
    }
}
