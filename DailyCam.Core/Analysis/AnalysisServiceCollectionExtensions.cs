using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Filtering;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Analysis.Uploads;
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
        services.AddPreFilter().AddUploadCopies();
        services.AddModelClients();
        services.AddSpending().AddConsents();
        services.AddSingleton<LocalAnalyzer>();
        services.AddSingleton<AnalysisIntake>();
        services.AddSingleton<IClosedSegmentListener>(static provider => provider.GetRequiredService<AnalysisIntake>());
        services.AddSingleton<IJobHandler, AnalyseSegmentHandler>();
        services.AddSingleton<SegmentReader>();
        services.AddSingleton<StatementReader>();
        services.AddEvaluation().AddExamination().AddSnapshots();
        return services.AddLoop<AnalysisSweep>();
    }
}
