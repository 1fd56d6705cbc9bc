using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using DailyCam.Core.Family;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>Gathers what goes into the question about a segment.</summary>
internal sealed class SubjectReader(IDbContextFactory<DailyCamDbContext> contexts, ChildStore children, IOptions<DetectionOptions> detection, TimeProvider clock)
{
    private readonly WatchRule rule = new(detection.Value);

    /// <summary>Null when the camera was deleted.</summary>
    public async Task<ExaminationSubject?> ReadAsync(ArchiveSegment segment, string analyzer, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Cameras.AsNoTracking().Include(c => c.Zones).SingleOrDefaultAsync(c => c.Id == segment.CameraId, cancellationToken) is not { } camera)
        {
            return null;
        }

        var asked = await context.SegmentAnalyses.AsNoTracking()
            .Where(a => a.SegmentId == segment.Id && a.Analyzer == analyzer && a.PromptVersion == SegmentPrompt.Version)
            .Select(static a => new { a.Round, a.ConsentId })
            .SingleOrDefaultAsync(cancellationToken);

        // What a model said before is left out: the next one is to look for itself.
        var incidents = await context.Incidents.AsNoTracking()
            .In(segment.CameraId, segment.StartAt, segment.EndAt)
            .Where(static i => i.Review != ReviewState.FalseAlarm && (i.Source == IncidentSource.Zone || i.Source == IncidentSource.LocalVision))
            .OrderBy(static i => i.StartAt)
            .ToListAsync(cancellationToken);
        var before = segment.StartAt.AddMinutes(-1);
        var minutes = await context.ActivityMinutes.AsNoTracking()
            .Where(a => a.CameraId == segment.CameraId && a.Minute > before && a.Minute < segment.EndAt)
            .ToListAsync(cancellationToken);
        var child = await children.FindAsync(cancellationToken);
        var startsAt = TimeZoneInfo.ConvertTime(segment.StartAt, clock.LocalTimeZone);
        var months = AgeStage.Months(child.BirthDate, DateOnly.FromDateTime(startsAt.DateTime));
        return new ExaminationSubject(camera, asked?.Round ?? 0, asked?.ConsentId, incidents.Count > 0, new PromptFacts
        {
            StartsAt = startsAt,
            Seconds = (int)segment.Duration.TotalSeconds,
            AgeMonths = months,
            AgeStage = months is { } age ? AgeStage.Of(age)?.Number : null,
            Home = child.Home,
            Place = camera.Location,
            Mounting = camera.Mounting,
            Zones = camera.Zones,
            People = ActivitySummary.PeopleOver(segment.StartAt, segment.EndAt, minutes, rule),
            Known = [.. incidents.Select(incident => new KnownIncident(Math.Max(0, (int)(incident.EvidenceAt - segment.StartAt).TotalSeconds), What(incident)))],
        });
    }

    /// <summary>For the model, in the prompt's language.</summary>
    public static string What(Incident incident) => incident.ZoneName is { Length: > 0 } zone ? $"somebody was in the danger zone {zone}" : $"{incident.Category}";
}
