using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace DailyCam.Core.Data;

/// <summary>Lets eng/add-migration.sh make a context without starting the product.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<DailyCamDbContext>
{
    public DailyCamDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<DailyCamDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
