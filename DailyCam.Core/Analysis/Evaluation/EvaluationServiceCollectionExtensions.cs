using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Analysis.Evaluation;

public static class EvaluationServiceCollectionExtensions
{
    /// <summary>What is kept of the talk with models, and the comparisons and rehearsals that commands make.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services)
    {
        services.AddCheckedOptions<EvaluationOptions>(EvaluationOptions.Section);
        services.AddSingleton<ExchangeKeeper>();
        services.AddSingleton<StoredAnswers>();
        services.AddSingleton<EvaluationDesk>();
        services.AddSingleton(static provider => new ModelComparison(
            provider.GetRequiredService<IDbContextFactory<DailyCamDbContext>>(),
            provider.GetRequiredService<DataLayout>(),
            provider.GetRequiredService<StoredAnswers>(),
            provider.GetRequiredService<EvaluationDesk>(),
            provider.GetRequiredService<PriceList>()));
        services.AddSingleton<RetirementRehearsal>();
        return services.AddLoop<ExchangeSweep>();
    }
}
