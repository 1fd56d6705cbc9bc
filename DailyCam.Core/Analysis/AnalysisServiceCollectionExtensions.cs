using DailyCam.Core.Archive;
using DailyCam.Core.Hosting;
using DailyCam.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Analysis;

public static class AnalysisServiceCollectionExtensions
{
    public static IServiceCollection AddAnalysis(this IServiceCollection services)
    {
        services.AddCheckedOptions<AnalysisOptions>(AnalysisOptions.Section);
        services.AddSingleton<ISegmentAnalyzer, LocalAnalyzer>();
        services.AddSingleton<AnalysisIntake>();
        services.AddSingleton<IClosedSegmentListener>(static provider => provider.GetRequiredService<AnalysisIntake>());
        services.AddSingleton<IJobHandler, AnalyseSegmentHandler>();
        services.AddSingleton<SegmentReader>();
        return services.AddLoop<AnalysisSweep>();
    }
}
