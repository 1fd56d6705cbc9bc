using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Tests.Data;

/// <summary>Contexts whose queries are caught with their plans.</summary>
internal sealed class PlannedContexts(DataLayout layout, PlanCatcher plans) : IDbContextFactory<DailyCamDbContext>
{
    public DailyCamDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<DailyCamDbContext>();
        options.UseAppDatabase(layout).AddInterceptors(plans);
        return new DailyCamDbContext(options.Options);
    }
}
