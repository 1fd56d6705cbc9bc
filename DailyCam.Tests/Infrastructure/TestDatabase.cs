using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Tests.Infrastructure;

/// <summary>A real, migrated <c>app.db</c> in a folder of its own.</summary>
public sealed class TestDatabase : IDbContextFactory<DailyCamDbContext>, IDisposable
{
    /// <summary>Migrated once and copied for each test: a thousand tests would spend minutes on the same dozen migrations.</summary>
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    private readonly TemporaryFolder folder = new();

    public TestDatabase()
    {
        Layout = new DataLayout(Options.Create(new DailyCamOptions { DataPath = folder.Path }));
        File.WriteAllBytes(Layout.AppDatabase, Migrated.Value);
    }

    public DataLayout Layout { get; }

    public DailyCamDbContext CreateDbContext() => Open(Layout.AppDatabase);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private static DailyCamDbContext Open(string path) => new(new DbContextOptionsBuilder<DailyCamDbContext>().UseSqlite($"Data Source={path}").Options);

    private static byte[] Migrate()
    {
        using var own = new TemporaryFolder();
        using (var context = Open(own.File("app.db")))
        {
            context.Database.Migrate();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return File.ReadAllBytes(own.File("app.db"));
    }
}
