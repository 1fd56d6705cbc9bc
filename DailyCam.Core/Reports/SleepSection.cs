using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>Sleep from what a model saw; without one the quiet stretches, which are not called sleep. Pure.</summary>
internal static class SleepSection
{
    public static ReportSleep Build(DayFacts facts, ReportRules rules, SentenceGate gate)
    {
        var examined = facts.Examined.ToList();
        return examined.Count > 0 ? FromModel(facts, examined, gate) : FromVision(facts, rules, gate);
    }

    private static ReportSleep FromModel(DayFacts facts, List<ExaminedSegment> examined, SentenceGate gate)
    {
        var periods = new List<SleepPeriod>();
        foreach (var (stretch, citations) in ActivityTotals.Of(facts, ChildActivity.Sleeping))
        {
            if (gate.Keep(PeriodSentence("Sleep.Period", stretch, citations)) is { } sentence)
            {
                periods.Add(new SleepPeriod(stretch, sentence));
            }
        }

        if (periods.Count == 0)
        {
            return new ReportSleep(SleepBasis.Model, [], gate.Keep(CitedSentence.Of("Sleep.NotSeen", ExaminedFootage.Edges(examined), ExaminedFootage.LengthIn(examined, facts.Day))));
        }

        return new ReportSleep(SleepBasis.Model, periods, Total("Sleep.Total", periods, gate));
    }

    private static ReportSleep FromVision(DayFacts facts, ReportRules rules, SentenceGate gate)
    {
        var quiet = facts.Cameras.SelectMany(camera => QuietStretches.Of(camera, facts.Day.FromAt, rules).Select(stretch => (camera.Id, Stretch: stretch))).ToList();
        var periods = new List<SleepPeriod>();
        foreach (var stretch in Stretch.Merge(quiet.Select(static one => one.Stretch), TimeSpan.Zero))
        {
            var sources = quiet.Where(one => one.Stretch.Within(stretch) is not null).Select(static one => Citation.ActivityAt(one.Id, one.Stretch.FromAt)).ToList();
            if (gate.Keep(PeriodSentence("Sleep.Quiet", stretch, sources)) is { } sentence)
            {
                periods.Add(new SleepPeriod(stretch, sentence));
            }
        }

        return periods.Count == 0
            ? new ReportSleep(SleepBasis.CannotTell, [], null)
            : new ReportSleep(SleepBasis.QuietPerson, periods, Total("Sleep.QuietTotal", periods, gate));
    }

    private static CitedSentence PeriodSentence(string key, Stretch stretch, IReadOnlyList<Citation> citations) =>
        CitedSentence.Of(key, citations, new MinuteOfDay(stretch.FromAt), new MinuteOfDay(stretch.ToAt), Whole(stretch.Length));

    private static CitedSentence? Total(string key, List<SleepPeriod> periods, SentenceGate gate) => gate.Keep(CitedSentence.Of(
        periods.Count == 1 ? $"{key}.One" : $"{key}.Many", periods.SelectMany(static period => period.Sentence.Citations), Whole(Sum(periods.Select(static period => period.Stretch))), periods.Count));

    private static TimeSpan Sum(IEnumerable<Stretch> stretches) => stretches.Aggregate(TimeSpan.Zero, static (sum, stretch) => sum + stretch.Length);

    /// <summary>Nobody measures sleep in seconds.</summary>
    private static TimeSpan Whole(TimeSpan length) => TimeSpan.FromMinutes(Math.Round(length.TotalMinutes));
}
