using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports;

/// <summary>Makes a report of a day's facts. Pure: no database, no clock; the same facts give the same report.</summary>
public static class ReportBuilder
{
    public static DailyReport Build(DayFacts facts, ReportRules rules)
    {
        var gate = new SentenceGate(new EvidenceIndex(facts));
        var minutes = new DayMinutes(facts);
        var incidents = facts.Incidents.ToList();
        var score = ScoreSection.Build(incidents, minutes, rules, gate);
        var sleep = SleepSection.Build(facts, rules, gate);
        return new DailyReport
        {
            Date = facts.Date,
            Day = facts.Day,
            NowAt = facts.NowAt,
            AgeStage = facts.AgeStage,
            Summary = SummarySection.Build(incidents, sleep, minutes, gate),
            Score = score,
            Coverage = CoverageSection.Build(facts, minutes, gate),
            Incidents = IncidentSection.Build(incidents, gate),
            FalseAlarms = facts.Cameras.Sum(static camera => camera.Incidents.Count(static incident => incident.Review == ReviewState.FalseAlarm)),
            Activity = ActivitySection.Build(facts, minutes, rules, gate),
            Sleep = sleep,
            Development = DevelopmentSection.Build(facts, gate),
            Highlights = HighlightSection.Build(facts, minutes, gate),
            Suggestions = SuggestionSection.Build(facts, gate),
            Trend = [.. facts.Before, new TrendDay(facts.Date, score.Value, incidents.Count, minutes.Watched)],
            Dropped = gate.Dropped,
        };
    }
}
