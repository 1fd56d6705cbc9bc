using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>What will be the case from a day on.</summary>
/// <param name="Models">Every analyzer as it will be configured then, when nobody changes a setting before.</param>
/// <param name="Losses">The cameras that lose an analyzer; the others go on as they are.</param>
public sealed record RehearsedDay(DateOnly Date, IReadOnlyList<ConfiguredModel> Models, IReadOnlyList<RehearsedLoss> Losses)
{
    /// <summary>Whether a camera is left without a model.</summary>
    public bool LeavesAny => Losses.Any(static loss => loss.Next is null);

    /// <summary>Asks the same rules that decide on the day itself (<see cref="ExaminationPlan"/>). Pure.</summary>
    public static RehearsedDay Of(DateOnly date, IReadOnlyList<ConfiguredModel> models, IEnumerable<RehearsedCamera> cameras) =>
        new(date, models, [.. cameras.Select(camera => LossOf(camera, models)).OfType<RehearsedLoss>()]);

    /// <summary>Whether the analyzer's model is gone: retired, or what was named in its place has no price.</summary>
    public static bool IsLost(ConfiguredModel model) => model.IsConfigured && (model.IsRetired || (model.InPlaceOf is not null && model.Price is null));

    private static RehearsedLoss? LossOf(RehearsedCamera camera, IReadOnlyList<ConfiguredModel> models)
    {
        var lost = camera.Chain.Where(analyzer => camera.Allowed.Contains(analyzer) && models.Any(model => model.Analyzer == analyzer && IsLost(model))).ToList();
        return lost.Count == 0 ? null : new RehearsedLoss(camera, lost, ExaminationPlan.Next(new PlanInput
        {
            Chain = camera.Chain,
            Local = AnalysisState.Analysed,
            Rows = models.Where(static model => !model.IsConfigured || IsLost(model) || model.Price is null)
                .ToDictionary(static model => model.Analyzer, static _ => AnalysisState.Failed, StringComparer.Ordinal),
            Allowed = camera.Allowed,
            IsWorthSending = true,
        }));
    }
}
