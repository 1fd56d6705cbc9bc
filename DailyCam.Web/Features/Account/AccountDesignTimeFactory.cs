using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace DailyCam.Web.Features.Account;

/// <summary>Lets eng/add-migration.sh make a context without starting the product.</summary>
internal sealed class AccountDesignTimeFactory : IDesignTimeDbContextFactory<AccountDbContext>
{
    // Identity reads its schema version from the services, so the design time needs them too.
    private static readonly IServiceProvider Services = new ServiceCollection().Configure<IdentityOptions>(AccountDbContext.ConfigureStores).BuildServiceProvider();

    public AccountDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AccountDbContext>()
        .UseApplicationServiceProvider(Services)
        .UseSqlite("Data Source=design-time.db", static sqlite => sqlite.MigrationsHistoryTable(AccountDbContext.HistoryTable)).Options);
}
