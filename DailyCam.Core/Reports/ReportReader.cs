using DailyCam.Core.Cameras;
using DailyCam.Core.Family;
using DailyCam.Core.Reports.Questions;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>
/// Reads a day for its report: all cameras or one, by date and zone. The rest is <see cref="ReportBuilder"/> and <see cref="QuestionDesk"/>. Reads only.
/// SQLite answers on the thread that asks, and a day of many cameras takes it a second: it is asked on another than the caller's, which may be a page's own and has taps to hear meanwhile.
/// </summary>
public sealed class ReportReader(
    CameraStore cameras,
    TimelineReader timeline,
    ExaminationReader examinations,
    TrendReader trend,
    ChildStore children,
    ReportRules rules,
    TimeProvider clock)
{
    /// <summary>Null when there is no such camera.</summary>
    /// <param name="camera">Null for all cameras.</param>
    public Task<DailyReport?> ReadAsync(CameraId? camera, DateOnly date, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        Task.Run(() => ReadHereAsync(camera, date, zone, cancellationToken), cancellationToken);

    /// <summary>The day of all cameras without the weeks before it, for a page that reads it again and again.</summary>
    public Task<DailyReport> ReadDayAsync(DateOnly date, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        Task.Run(async () => ReportBuilder.Build((await FactsAsync(null, date, zone, cancellationToken))!, rules), cancellationToken);

    /// <summary>The sleep section of one camera's report, from a day that was read already. Cannot be told when the camera was deleted in between.</summary>
    public async Task<ReportSleep> SleepAsync(TimelineDay day, CancellationToken cancellationToken)
    {
        if ((await cameras.ListAsync(cancellationToken)).FirstOrDefault(one => one.Id == day.Camera) is not { } camera)
        {
            return new ReportSleep(SleepBasis.CannotTell, [], null);
        }

        var facts = new DayFacts { Date = day.Date, Day = day.Day, NowAt = day.NowAt, Cameras = [await CameraAsync(camera, day, cancellationToken)] };
        return SleepSection.Build(facts, rules, new SentenceGate(new EvidenceIndex(facts)));
    }

    /// <summary>Null when there is no such camera.</summary>
    /// <param name="question">At most <see cref="QuestionDesk.MaxLength"/> characters; longer ones are not understood.</param>
    public async Task<Answer?> AnswerAsync(string question, CameraId? camera, DateOnly date, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        await FactsAsync(camera, date, zone, cancellationToken) is { } facts ? QuestionDesk.Answer(question, facts, rules, zone) : null;

    private async Task<DailyReport?> ReadHereAsync(CameraId? camera, DateOnly date, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (await FactsAsync(camera, date, zone, cancellationToken) is not { } facts)
        {
            return null;
        }

        var before = await trend.ReadAsync([.. facts.Cameras.Select(static one => one.Id)], date, zone, rules, cancellationToken);
        return ReportBuilder.Build(facts with { Before = before }, rules);
    }

    private async Task<DayFacts?> FactsAsync(CameraId? camera, DateOnly date, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var asked = (await cameras.ListAsync(cancellationToken)).Where(one => camera is null || one.Id == camera).ToList();
        if (camera is not null && asked.Count == 0)
        {
            return null;
        }

        var known = new List<CameraFacts>();
        foreach (var one in asked)
        {
            // Deleted in between: the others are still worth a report.
            if (await timeline.GetDayAsync(one.Id, date, zone, cancellationToken) is { } day)
            {
                known.Add(await CameraAsync(one, day, cancellationToken));
            }
        }

        var child = await children.FindAsync(cancellationToken);
        return new DayFacts
        {
            Date = date,
            Day = DayWindow.Of(date, zone),
            NowAt = clock.GetUtcNow(),
            Cameras = known,
            ChildName = child.Name,
            AgeStage = AgeStage.Of(child.BirthDate, date)?.Number,
        };
    }

    private async Task<CameraFacts> CameraAsync(Camera camera, TimelineDay day, CancellationToken cancellationToken) => new()
    {
        Id = camera.Id,
        Name = camera.Name,
        Location = camera.Location,
        Zones = [.. camera.Zones.Where(static zone => zone.Kind == ZoneKind.Danger).Select(static zone => zone.Name)],
        Minutes = day.Coverage.Minutes,
        Incidents = day.Incidents,
        Activity = day.Activity,
        Examined = await examinations.ListAsync(camera.Id, day.Day, cancellationToken),
    };
}
