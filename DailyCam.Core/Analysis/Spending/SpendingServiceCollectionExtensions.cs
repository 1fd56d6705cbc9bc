using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Analysis.Spending;

public static class SpendingServiceCollectionExtensions
{
    public static IServiceCollection AddSpending(this IServiceCollection services)
    {
        services.AddCheckedOptions<BudgetOptions>(BudgetOptions.Section);
        services.AddCheckedOptions<PriceOptions>(PriceOptions.Section);
        services.AddCheckedOptions<LedgerOptions>(LedgerOptions.Section);
        services.AddSingleton<PriceList>();
        services.AddSingleton<Ledger>();
        services.AddSingleton<ISpending>(static provider => provider.GetRequiredService<Ledger>());
        services.AddSingleton<LedgerReader>();
        services.AddSingleton<ConfiguredModels>();
        services.AddSingleton<AlarmReader>();
        services.AddSingleton<MonthTerms>();
        services.AddSingleton<MonthReader>();
        return services.AddLoop<LedgerRecovery>().AddLoop<SpendingWatch>();
    }
}
