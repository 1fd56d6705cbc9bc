using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports.Periods;

/// <summary>Sleep of each night by the rules of the daily report, read from noon to noon. Pure.</summary>
internal static class NightSection
{
    public static (IReadOnlyList<PeriodNight> Nights, DroppedSentences Dropped) Build(PeriodFacts facts, ReportRules rules)
    {
        var nights = new List<PeriodNight>();
        var (withoutEvidence, languagesDiffer) = (0, 0);
        foreach (var (evening, morning) in facts.Days.Zip(facts.Days.Skip(1)))
        {
            var night = NightOf(evening, morning, NightWindow.Of(evening.Date, facts.Zone));
            var minutes = new DayMinutes(night);
            var gate = new SentenceGate(new EvidenceIndex(night));
            nights.Add(new PeriodNight(evening.Date, night.Day, SleepSection.Build(night, rules, gate), minutes.Count, minutes.Watched, ExaminedFootage.LengthIn(night.Examined, night.Day)));
            withoutEvidence += gate.Dropped.WithoutEvidence;
            languagesDiffer += gate.Dropped.LanguagesDiffer;
        }

        return (nights, new DroppedSentences(withoutEvidence, languagesDiffer));
    }

    private static DayFacts NightOf(DayFacts evening, DayFacts morning, Stretch night)
    {
        var before = (int)(night.FromAt - evening.Day.FromAt).TotalMinutes;
        var after = (int)(night.ToAt - morning.Day.FromAt).TotalMinutes;
        return evening with
        {
            Day = night,
            Cameras = [.. evening.Cameras.Zip(morning.Cameras, (first, second) => new CameraFacts
            {
                Id = first.Id,
                Name = first.Name,
                Minutes = [.. first.Minutes.Skip(before), .. second.Minutes.Take(after)],
                Activity = [.. first.Activity.Concat(second.Activity).Where(point => point.At >= night.FromAt && point.At < night.ToAt)],
                Examined = [.. first.Examined.Concat(second.Examined).DistinctBy(static segment => segment.Segment).Where(segment => segment.StartAt < night.ToAt && segment.EndAt > night.FromAt)],
            })],
        };
    }
}
