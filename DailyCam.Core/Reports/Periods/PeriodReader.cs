using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Timeline;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Reports.Periods;

/// <summary>
/// Reads a week or a month for its report: all cameras or one. What the trend reads of the segments is enough for most of it; a model's answers are read of the days that have some, the activity track of the nights
/// in which somebody was seen and no model looked. The rest is <see cref="PeriodBuilder"/>. Reads only.
/// </summary>
public sealed class PeriodReader(IDbContextFactory<DailyCamDbContext> contexts, CameraStore cameras, ExaminationReader examinations, ReportRules rules, TimeProvider clock)
{
    private readonly TrendSources sources = new(contexts, examinations);

    /// <summary>Null when there is no such camera.</summary>
    /// <param name="camera">Null for all cameras.</param>
    public async Task<PeriodReport?> ReadAsync(CameraId? camera, ReportPeriod period, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var asked = (await cameras.ListAsync(cancellationToken)).Where(one => camera is null || one.Id == camera).ToList();
        if (camera is not null && asked.Count == 0)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var days = period.Dates.Append(period.To.AddDays(1)).Select(date => (Date: date, Window: DayWindow.Of(date, zone))).ToList();
        var whole = new Stretch(days[0].Window.FromAt, days[^1].Window.ToAt);
        var known = new List<(TrendSource Source, List<CameraFacts> Days)>();
        foreach (var one in asked)
        {
            var source = await sources.ReadAsync(one.Id, whole, cancellationToken);
            known.Add((source, await DaysAsync(one, source, days.ConvertAll(static day => day.Window), now, cancellationToken)));
        }

        await AddActivityAsync(known, period.Dates.Select(date => NightWindow.Of(date, zone)).ToList(), days.ConvertAll(static day => day.Window), cancellationToken);
        return PeriodBuilder.Build(
            new PeriodFacts
            {
                Period = period,
                Zone = zone,
                NowAt = now,
                Days = [.. days.Select((day, index) => new DayFacts { Date = day.Date, Day = day.Window, NowAt = now, Cameras = [.. known.Select(one => one.Days[index])] })],
            },
            rules);
    }

    private async Task<List<CameraFacts>> DaysAsync(Camera camera, TrendSource source, List<Stretch> days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var facts = new List<CameraFacts>();
        foreach (var day in days)
        {
            facts.Add(source.On(day, now) with
            {
                Name = camera.Name,
                Location = camera.Location,
                Examined = source.Answered.Any(stretch => stretch.Within(day) is not null) ? await examinations.ListAsync(camera.Id, day, cancellationToken) : [],
            });
        }

        return facts;
    }

    /// <summary>Only nights without a model's answer rest on what local vision saw, and only where it saw somebody.</summary>
    private async Task AddActivityAsync(List<(TrendSource Source, List<CameraFacts> Days)> known, List<Stretch> nights, List<Stretch> days, CancellationToken cancellationToken)
    {
        foreach (var night in nights.Where(night => !known.Exists(one => one.Source.Answered.Any(stretch => stretch.Within(night) is not null))))
        {
            foreach (var (source, facts) in known.Where(one => one.Source.Peopled.Any(stretch => stretch.Within(night) is not null)))
            {
                var points = await examinations.ActivityAsync(source.Camera, night, cancellationToken);
                for (var index = days.FindIndex(day => day.Within(night) is not null); index < days.Count && days[index].FromAt < night.ToAt; index++)
                {
                    var day = days[index];
                    facts[index] = facts[index] with { Activity = [.. facts[index].Activity, .. points.Where(point => point.At >= day.FromAt && point.At < day.ToAt)] };
                }
            }
        }
    }
}
