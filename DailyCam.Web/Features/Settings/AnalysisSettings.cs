using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Filtering;
using DailyCam.Core.Analysis.OpenAi;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Analysis.Verification;
using DailyCam.Core.Analysis.Vertex;
using DailyCam.Core.Reports;

namespace DailyCam.Web.Features.Settings;

/// <summary>Settings about what is found out about recordings, by whom and for how much.</summary>
internal static class AnalysisSettings
{
    public static IReadOnlyList<SettingEntry> All { get; } =
    [
        .. new SettingSection<AnalysisOptions>(AnalysisOptions.Section, SettingGroup.Analysis)

            // Above 600 no recording at all would be looked at.
            .Basic(nameof(AnalysisOptions.MinimumSegmentSeconds), SettingUnit.Seconds, SettingEditing.Sight)
            .Fine(nameof(AnalysisOptions.MinimumSegmentMegabytes), SettingUnit.Megabytes)
            .Basic(nameof(AnalysisOptions.MinimumCoverage), SettingUnit.Share)
            .Fine(nameof(AnalysisOptions.MinimumWatchedShare), SettingUnit.Share)
            .Fine(nameof(AnalysisOptions.ActiveMotion), SettingUnit.Share)
            .Fine(nameof(AnalysisOptions.RegisterDelay))
            .Fine(nameof(AnalysisOptions.SweepInterval)),
        .. new SettingSection<PreFilterOptions>(PreFilterOptions.Section, SettingGroup.Analysis)
            .Basic(nameof(PreFilterOptions.Enabled), editing: SettingEditing.Leaves)
            .Basic(nameof(PreFilterOptions.MinimumPersonSeconds), SettingUnit.Seconds, SettingEditing.Sight)
            .Fine(nameof(PreFilterOptions.MinimumActiveSeconds), SettingUnit.Seconds)
            .Fine(nameof(PreFilterOptions.MinimumWatchedShare), SettingUnit.Share)
            .Fine(nameof(PreFilterOptions.AuditShare), SettingUnit.Share),
        .. new SettingSection<ExaminationOptions>(ExaminationOptions.Section, SettingGroup.Analysis)
            .Basic(nameof(ExaminationOptions.Sound), editing: SettingEditing.Leaves)
            .Fine(nameof(ExaminationOptions.MostAgain))
            .Fine(nameof(ExaminationOptions.MaxOutputTokens), SettingUnit.Tokens)
            .Fine(nameof(ExaminationOptions.MaxVerifyTokens), SettingUnit.Tokens),
        .. new SettingSection<VerificationOptions>(VerificationOptions.Section, SettingGroup.Analysis)
            .Fine(nameof(VerificationOptions.ClipSeconds), SettingUnit.Seconds)
            .Fine(nameof(VerificationOptions.ClipFps), SettingUnit.PerSecond)
            .Fine(nameof(VerificationOptions.LocalSeconds), SettingUnit.Seconds)
            .Fine(nameof(VerificationOptions.DriftSeconds), SettingUnit.Seconds)
            .Fine(nameof(VerificationOptions.SameWithinSeconds), SettingUnit.Seconds)
            .Fine(nameof(VerificationOptions.MostLooks)),
        .. new SettingSection<CopyOptions>(CopyOptions.Section, SettingGroup.Analysis)
            .Basic(nameof(CopyOptions.Height), SettingUnit.Pixels, SettingEditing.Leaves)
            .Basic(nameof(CopyOptions.Fps), SettingUnit.PerSecond, SettingEditing.Leaves)
            .Fine(nameof(CopyOptions.MaxPictures))
            .Fine(nameof(CopyOptions.VideoQuality))
            .Fine(nameof(CopyOptions.PictureQuality))
            .Fine(nameof(CopyOptions.MaxMegabytes), SettingUnit.Megabytes)
            .Fine(nameof(CopyOptions.TimeLimit)),
        .. new SettingSection<SnapshotOptions>(SnapshotOptions.Section, SettingGroup.Analysis)
            .Basic(nameof(SnapshotOptions.Interval))
            .Basic(nameof(SnapshotOptions.PerDay), SettingUnit.Money)
            .Fine(nameof(SnapshotOptions.TimeLimit))
            .Fine(nameof(SnapshotOptions.Height), SettingUnit.Pixels)
            .Fine(nameof(SnapshotOptions.MaxOutputTokens), SettingUnit.Tokens)
            .Fine(nameof(SnapshotOptions.KeepDays), SettingUnit.Days, SettingEditing.Here),
        .. new SettingSection<EvaluationOptions>(EvaluationOptions.Section, SettingGroup.Analysis)
            .Fine(nameof(EvaluationOptions.KeepExchanges))
            .Fine(nameof(EvaluationOptions.MostExchanges))
            .Fine(nameof(EvaluationOptions.KeepDays), SettingUnit.Days),
        .. new SettingSection<LedgerOptions>(LedgerOptions.Section, SettingGroup.Analysis)
            .Fine(nameof(LedgerOptions.KeepAnswers))
            .Fine(nameof(LedgerOptions.SweepInterval)),
        .. new SettingSection<BudgetOptions>(BudgetOptions.Section, SettingGroup.Models)
            .Basic(nameof(BudgetOptions.PerDay), SettingUnit.Money)
            .Basic(nameof(BudgetOptions.PerMonth), SettingUnit.Money)

            // The sums stay as they are when only their currency changes: 20 dollars would become 20 won, or the other way round.
            .Basic(nameof(BudgetOptions.Currency), editing: SettingEditing.Leaves)
            .Fine(nameof(BudgetOptions.CheaperModelFrom), SettingUnit.Share)
            .Fine(nameof(BudgetOptions.FewerFramesFrom), SettingUnit.Share)
            .Fine(nameof(BudgetOptions.IncidentsOnlyFrom), SettingUnit.Share)
            .Fine(nameof(BudgetOptions.LocalOnlyFrom), SettingUnit.Share),
        .. new SettingSection<PriceOptions>(PriceOptions.Section, SettingGroup.Models)
            .Fine(nameof(PriceOptions.WarnDays), SettingUnit.Days, SettingEditing.Here),
        .. new SettingSection<VertexOptions>(VertexOptions.Section, SettingGroup.Models)
            .Basic(nameof(VertexOptions.Project), editing: SettingEditing.Leaves)
            .Basic(nameof(VertexOptions.Model), editing: SettingEditing.Leaves)
            .Basic(nameof(VertexOptions.Location), editing: SettingEditing.Leaves)
            .Basic(nameof(VertexOptions.ApiKey), SettingUnit.Secret, SettingEditing.Secret)
            .Fine(nameof(VertexOptions.CredentialsFile))
            .Fine(nameof(VertexOptions.BaseAddress))
            .Fine(nameof(VertexOptions.Timeout))
            .Fine(nameof(VertexOptions.MaxAnswerMegabytes), SettingUnit.Megabytes)
            .Fine(nameof(VertexOptions.MediaResolution))
            .Fine(nameof(VertexOptions.ThinkingLevel))
            .Fine(nameof(VertexOptions.SafetyThreshold)),
        .. new SettingSection<OpenAiOptions>(OpenAiOptions.Section, SettingGroup.Models)
            .Basic(nameof(OpenAiOptions.BaseAddress), editing: SettingEditing.Leaves)
            .Basic(nameof(OpenAiOptions.Model), editing: SettingEditing.Leaves)
            .Basic(nameof(OpenAiOptions.ApiKey), SettingUnit.Secret, SettingEditing.Secret)
            .Fine(nameof(OpenAiOptions.Timeout))
            .Fine(nameof(OpenAiOptions.MaxAnswerMegabytes), SettingUnit.Megabytes)
            .Fine(nameof(OpenAiOptions.ImageDetail))
            .Fine(nameof(OpenAiOptions.TokensPerPicture), SettingUnit.Tokens),
        .. new SettingSection<ReportOptions>(ReportOptions.Section, SettingGroup.Reports)
            .Basic(nameof(ReportOptions.QuietMinutes), SettingUnit.Minutes)
            .Basic(nameof(ReportOptions.TrendDays), SettingUnit.Days),
    ];
}
