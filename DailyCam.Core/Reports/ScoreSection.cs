using DailyCam.Core.Analysis;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports;

/// <summary>The score with what was taken off and for which incidents; withheld when too little was watched. Pure.</summary>
internal static class ScoreSection
{
    public static ReportScore Build(IReadOnlyList<Incident> incidents, DayMinutes minutes, ReportRules rules, SentenceGate gate)
    {
        if (Withheld(incidents, minutes, rules) is { } reason)
        {
            return new ReportScore(null, reason, [], minutes.Count == 0 ? null : gate.Keep(reason == ScoreWithheld.NothingWatched ? WhyNone(minutes) : WhyTooLittle(minutes, Worst(minutes, rules)!)));
        }

        var score = SafetyScore.Of(incidents, watched: true);
        var byId = incidents.ToDictionary(static incident => incident.Id);
        var deductions = new List<ScoreDeduction>();
        foreach (var deduction in score.Deductions)
        {
            var causes = deduction.Incidents.Select(id => Citation.Of(byId[id]));
            var key = deduction.Incidents.Count == 1 ? "Deduction.One" : "Deduction.Many";
            if (gate.Keep(CitedSentence.Of(key, causes, deduction.Severity, deduction.Incidents.Count, deduction.Points)) is { } sentence)
            {
                deductions.Add(new ScoreDeduction(deduction.Severity, deduction.Points, sentence));
            }
        }

        var isProvisional = SafetyScore.IsProvisional(minutes.Watched, minutes.Count);
        var about = isProvisional ? CitedSentence.Of("Score.Provisional", deductions.Count > 0 ? deductions.SelectMany(static deduction => deduction.Sentence.Citations) : minutes.Looks(0, minutes.Count))
            : deductions.Count == 0 ? CitedSentence.Of("Score.Full", minutes.Looks(0, minutes.Count))
            : null;
        return new ReportScore(score.Value, null, deductions, about is null ? null : gate.Keep(about)) { IsProvisional = isProvisional };
    }

    /// <summary>The figure alone, for the trend.</summary>
    public static int? ValueOf(IReadOnlyList<Incident> incidents, DayMinutes minutes, ReportRules rules) =>
        Withheld(incidents, minutes, rules) is null ? SafetyScore.Of(incidents, watched: true).Value : null;

    /// <summary>An incident is its own proof that somebody watched, also in a camera's first minutes: then the score says that it is provisional.</summary>
    private static ScoreWithheld? Withheld(IReadOnlyList<Incident> incidents, DayMinutes minutes, ReportRules rules) =>
        minutes.Watched == 0 && !incidents.Any(static incident => incident.Review != ReviewState.FalseAlarm) ? ScoreWithheld.NothingWatched
        : Worst(minutes, rules) is not null ? ScoreWithheld.TooLittleWatched
        : null;

    /// <summary>The camera of whose recordings the smallest part was watched, when that is too little: 100 points for the room that was watched would be read as 100 points for the home.</summary>
    private static DayMinutes? Worst(DayMinutes minutes, ReportRules rules) => minutes.Cameras
        .Where(camera => camera.Watched < camera.Decided * rules.MinimumCoverage)
        .MinBy(static camera => camera.Watched / (double)camera.Decided);

    private static CitedSentence WhyNone(DayMinutes minutes) => CitedSentence.Of("Score.NothingWatched", minutes.Looks(0, minutes.Count), TimeSpan.FromMinutes(minutes.Count));

    private static CitedSentence WhyTooLittle(DayMinutes minutes, DayMinutes worst)
    {
        var (looks, watched, decided) = (worst.Looks(0, worst.Count), TimeSpan.FromMinutes(worst.Watched), TimeSpan.FromMinutes(worst.Decided));
        return minutes.IsOfSeveral
            ? CitedSentence.Of("Score.CameraTooLittleWatched", looks, worst.Name, watched, decided)
            : CitedSentence.Of("Score.TooLittleWatched", looks, watched, decided);
    }
}
