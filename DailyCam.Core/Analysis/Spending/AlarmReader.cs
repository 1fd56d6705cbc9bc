using DailyCam.Core.Analysis.Consents;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>Looks at budgets, keys and the ends of models.</summary>
public sealed class AlarmReader(
    ISpending spending, LedgerReader ledger, ConfiguredModels models, ConsentStore consents, IOptions<BudgetOptions> budget, IOptions<PriceOptions> prices, TimeProvider clock)
{
    /// <summary>What must be said now, the worst first; nothing while no camera's footage may leave the house.</summary>
    public async Task<IReadOnlyList<AnalysisAlarm>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await consents.AnyAsync(cancellationToken))
        {
            return [];
        }

        var configured = models.List().Where(static model => model.IsConfigured).ToList();
        var outcomes = new Dictionary<string, LedgerOutcome>(StringComparer.Ordinal);
        foreach (var model in configured)
        {
            if (await ledger.LastOutcomeAsync(model.Analyzer, cancellationToken) is { } outcome)
            {
                outcomes[model.Analyzer] = outcome;
            }
        }

        return AnalysisAlarms.Of(configured, outcomes, await spending.StatusAsync(cancellationToken), budget.Value.CheaperModelFrom, prices.Value.WarnDays, clock.GetUtcNow());
    }
}
