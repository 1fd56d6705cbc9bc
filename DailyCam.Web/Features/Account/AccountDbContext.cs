using DailyCam.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Web.Features.Account;

/// <summary>People, invitations and API tokens: their own tables in <c>app.db</c>, so that Core needs to know nothing of Identity.</summary>
internal sealed class AccountDbContext(DbContextOptions<AccountDbContext> options) : IdentityDbContext<AppUser, IdentityRole, string>(options)
{
    public const string HistoryTable = "__AccountMigrations";

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>The newest schema from the first migration on: passkeys can then come without moving anybody's data.</summary>
    public static void ConfigureStores(IdentityOptions options) => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMillisecondsConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ApiToken>(token =>
        {
            token.Property(t => t.Id).HasMaxLength(ShortId.Length);
            token.Property(t => t.Name).HasMaxLength(ApiToken.MaxNameLength);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.Property(i => i.Id).HasMaxLength(ShortId.Length);
            invitation.HasIndex(i => i.TokenHash).IsUnique();
        });
    }
}
