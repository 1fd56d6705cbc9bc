using DailyCam.Core.Analysis;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>What is known of a segment, in the reader's words: a model's own when one has looked, else what local vision counted.</summary>
internal static class SegmentSummary
{
    private const int SecondsPerMinute = 60;

    public static string Of(SegmentAnalysis? analysis, IStringLocalizer<SharedText> texts)
    {
        if (analysis is null)
        {
            return texts["AnalysisReason.Waiting"];
        }

        return analysis.State switch
        {
            AnalysisState.Analysed when analysis.Findings is { } findings => $"{findings.Summary.Read()} {Incidents(analysis.IncidentCount, texts)}",
            AnalysisState.Analysed or AnalysisState.Filtered when analysis.Facts is { } facts => $"{Seen(facts, texts)} {Incidents(analysis.IncidentCount, texts)}",
            AnalysisState.Recorded or AnalysisState.Queued or AnalysisState.Analysing or AnalysisState.Verifying => texts["AnalysisReason.Waiting"],
            _ => texts[$"AnalysisReason.{analysis.Reason ?? analysis.State.ToString()}"],
        };
    }

    private static string Seen(SegmentFacts facts, IStringLocalizer<SharedText> texts) => facts switch
    {
        { PersonSeconds: > 0, MostPeople: > 1 } => texts["AnalysisSummary.People", Duration(facts.PersonSeconds, texts), facts.MostPeople],
        { PersonSeconds: > 0 } => texts["AnalysisSummary.Person", Duration(facts.PersonSeconds, texts)],
        { ActiveSeconds: > 0 } => texts["AnalysisSummary.Motion", Duration(facts.ActiveSeconds, texts)],
        _ => texts["AnalysisSummary.Quiet"],
    };

    private static string Incidents(int count, IStringLocalizer<SharedText> texts) => count switch
    {
        0 => texts["AnalysisSummary.NoIncident"],
        1 => texts["AnalysisSummary.OneIncident"],
        _ => texts["AnalysisSummary.Incidents", count],
    };

    private static string Duration(int seconds, IStringLocalizer<SharedText> texts) => seconds < SecondsPerMinute
        ? texts["Duration.Seconds", seconds]
        : texts["Duration.Minutes", (int)Math.Round(seconds / (double)SecondsPerMinute)];
}
