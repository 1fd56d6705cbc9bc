using DailyCam.Core.Hosting;
using DailyCam.Core;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Account;

/// <summary>
/// Brings the account tables to their schema, makes sure of the roles, and sees to it that there can be a first account. Runs before the web
/// server listens, and after the database's start-up, which holds the data folder.
/// </summary>
internal sealed partial class AccountStartup(
    IServiceScopeFactory scopes, DataLayout layout, DatabaseBoard board, PatientStart patient, SetupDesk setup, IOptions<SetupOptions> options, ILogger<AccountStartup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => patient.RunAsync("The list of accounts", board.Opened, OpenAsync, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await AppDatabase.MigrateAsync(scope.ServiceProvider.GetRequiredService<AccountDbContext>(), layout, cancellationToken);
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                await roles.CreateAsync(new IdentityRole(role));
            }
        }

        var people = scope.ServiceProvider.GetRequiredService<People>();
        if (await people.AnyAsync(cancellationToken))
        {
            return;
        }

        if (options.Value.AdminUser.Length > 0 || options.Value.AdminPassword.Length > 0)
        {
            await MakeFirstAsync(people, scope.ServiceProvider.GetRequiredService<IStringLocalizer<SharedText>>());
            return;
        }

        setup.Open();
        Log.Code(logger, setup.Code);
    }

    private async Task MakeFirstAsync(People people, IStringLocalizer<SharedText> texts)
    {
        var problems = await people.AddAsync(options.Value.AdminUser, options.Value.AdminPassword, Roles.Admin);
        if (problems.Count > 0)
        {
            throw new StartRefusedException(string.Join(' ', problems.Select(problem => $"{Key(problem)}: {texts.Sentence(problem)}")));
        }

        Log.MadeFirst(logger);
    }

    private static string Key(Problem problem) => $"{SetupOptions.Section}:{(problem.Field is "password" ? nameof(SetupOptions.AdminPassword) : nameof(SetupOptions.AdminUser))}";

    private static partial class Log
    {
        [LoggerMessage(2010, LogLevel.Warning, "No account exists yet. Open DailyCam in a browser and enter this set-up code: {Code}")]
        public static partial void Code(ILogger logger, string code);

        [LoggerMessage(2011, LogLevel.Information, "The first administrator was made from the settings; the password may be taken out of them now")]
        public static partial void MadeFirst(ILogger logger);
    }
}
