using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Tests.Infrastructure;

/// <summary>A real, migrated <c>app.db</c> in a folder of its own.</summary>
public sealed class TestDatabase : IDbContextFactory<DailyCamDbContext>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TestDatabase()
    {
        Layout = new DataLayout(Options.Create(new DailyCamOptions { DataPath = folder.Path }));
        using var context = CreateDbContext();
        context.Database.Migrate();
    }

    public DataLayout Layout { get; }

    public DailyCamDbContext CreateDbContext() =>
        new(new DbContextOptionsBuilder<DailyCamDbContext>().UseSqlite($"Data Source={Layout.AppDatabase}").Options);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
