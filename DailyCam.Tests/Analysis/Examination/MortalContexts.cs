using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>The database as a process sees it that may die.</summary>
internal sealed class MortalContexts(DataLayout layout, Mortality mortality) : IDbContextFactory<DailyCamDbContext>
{
    private readonly DbContextOptions<DailyCamDbContext> options = new DbContextOptionsBuilder<DailyCamDbContext>()
        .UseSqlite(AppDatabase.ConnectionString(layout.AppDatabase))
        .AddInterceptors(new MortalWrites(mortality), new MortalCommits(mortality))
        .Options;

    public DailyCamDbContext CreateDbContext() => new(options);
}
