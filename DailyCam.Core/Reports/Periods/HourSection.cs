using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports.Periods;

/// <summary>Incidents by weekday and hour of the clock, with how much of each hour was watched. Pure.</summary>
internal static class HourSection
{
    private const int HoursPerDay = 24;

    /// <summary>Minutes in which no zone's clock changes: the finest step any zone uses.</summary>
    private const int Step = 15;

    public static IReadOnlyList<HourCell> Build(PeriodFacts facts, List<DaySheet> sheets, List<Incident> incidents)
    {
        var (passed, watched, begun) = (Empty(), Empty(), Empty());
        foreach (var camera in sheets.SelectMany(static sheet => sheet.Facts.Cameras.Select(camera => (sheet.Facts.Day.FromAt, camera.Minutes))))
        {
            Add(camera.FromAt, camera.Minutes, facts.Zone, passed, watched);
        }

        foreach (var incident in incidents)
        {
            // What went on already when the period began is counted where it is first seen.
            var (weekday, hour) = HourOf(incident.StartAt > sheets[0].Facts.Day.FromAt ? incident.StartAt : sheets[0].Facts.Day.FromAt, facts.Zone);
            begun[weekday, hour]++;
        }

        return
        [
            .. facts.Period.Weekdays.SelectMany(weekday => Enumerable.Range(0, HoursPerDay).Select(hour =>
                new HourCell(weekday, hour, begun[(int)weekday, hour], passed[(int)weekday, hour], watched[(int)weekday, hour]))),
        ];
    }

    private static void Add(DateTimeOffset from, IReadOnlyList<CoverageState> minutes, TimeZoneInfo zone, int[,] passed, int[,] watched)
    {
        for (var step = 0; step < minutes.Count; step += Step)
        {
            var (weekday, hour) = HourOf(from.AddMinutes(step), zone);
            for (var minute = step; minute < Math.Min(step + Step, minutes.Count); minute++)
            {
                passed[weekday, hour] += minutes[minute] == CoverageState.CameraOff ? 0 : 1;
                watched[weekday, hour] += minutes[minute].IsWatched() ? 1 : 0;
            }
        }
    }

    private static (int Weekday, int Hour) HourOf(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return ((int)local.DayOfWeek, local.Hour);
    }

    private static int[,] Empty() => new int[Enum.GetValues<DayOfWeek>().Length, HoursPerDay];
}
