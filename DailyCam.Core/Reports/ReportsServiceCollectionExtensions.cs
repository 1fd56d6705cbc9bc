using DailyCam.Core.Analysis;
using DailyCam.Core.Hosting;
using DailyCam.Core.Reports.Periods;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Reports;

public static class ReportsServiceCollectionExtensions
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddCheckedOptions<ReportOptions>(ReportOptions.Section);
        services.AddSingleton(static provider => Rules(provider.GetRequiredService<IOptions<ReportOptions>>().Value, provider.GetRequiredService<IOptions<AnalysisOptions>>().Value));
        services.AddSingleton<ExaminationReader>();
        services.AddSingleton<TrendReader>();
        services.AddSingleton<ReportReader>();
        return services.AddSingleton<PeriodReader>();
    }

    private static ReportRules Rules(ReportOptions reports, AnalysisOptions analysis) =>
        new(analysis.MinimumCoverage, reports.QuietMinutes, analysis.ActiveMotion, reports.TrendDays);
}
