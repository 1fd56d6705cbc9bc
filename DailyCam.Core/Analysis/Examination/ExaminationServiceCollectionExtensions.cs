using DailyCam.Core.Analysis.Verification;
using DailyCam.Core.Hosting;
using DailyCam.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Analysis.Examination;

public static class ExaminationServiceCollectionExtensions
{
    public static IServiceCollection AddExamination(this IServiceCollection services)
    {
        services.AddCheckedOptions<ExaminationOptions>(ExaminationOptions.Section);
        services.AddCheckedOptions<VerificationOptions>(VerificationOptions.Section);
        services.AddSingleton<SubjectReader>();
        services.AddSingleton<PaidQuestions>();
        services.AddSingleton<CameraRules>();
        services.AddSingleton<ModelDesk>();
        services.AddSingleton<ModelAnalyzers>();
        services.AddSingleton<ClaimVerifier>();
        services.AddSingleton<ClaimStore>();
        services.AddSingleton<ClaimJudge>();
        services.AddSingleton<ExaminationRows>();
        services.AddSingleton<ExaminationIntake>();
        services.AddSingleton<SegmentsAgain>();
        services.AddSingleton<IJobHandler, ExamineSegmentHandler>();
        return services.AddLoop<ExaminationSweep>();
    }
}
