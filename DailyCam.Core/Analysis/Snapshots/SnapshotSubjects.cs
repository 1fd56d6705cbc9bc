using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Family;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Gathers what goes into the question about a picture.</summary>
internal sealed class SnapshotSubjects(IDbContextFactory<DailyCamDbContext> contexts, CameraStore cameras, ChildStore children, TimeProvider clock)
{
    /// <summary>"In the last minute", as the question says.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    private const int MostKnown = 10;

    /// <summary>Null when the camera was deleted.</summary>
    public async Task<SnapshotSubject?> ReadAsync(SnapshotPicture picture, CancellationToken cancellationToken)
    {
        if (await cameras.FindAsync(picture.Frame.Camera, cancellationToken) is not { } camera)
        {
            return null;
        }

        var takenAt = TimeZoneInfo.ConvertTime(picture.Frame.TakenAt, clock.LocalTimeZone);
        var child = await children.FindAsync(cancellationToken);
        var months = AgeStage.Months(child.BirthDate, DateOnly.FromDateTime(takenAt.DateTime));
        return new SnapshotSubject(camera, new PromptFacts
        {
            StartsAt = takenAt,
            Seconds = 0,
            AgeMonths = months,
            AgeStage = months is { } age ? AgeStage.Of(age)?.Number : null,
            Home = child.Home,
            Place = camera.Location,
            Mounting = camera.Mounting,
            Zones = camera.Zones,
            People = picture.People is { } people ? [new PeopleStretch(0, 1, people)] : [],
            Known = [.. (await KnownAsync(camera.Id, picture.Frame.TakenAt, cancellationToken)).Select(static incident => new KnownIncident(0, SubjectReader.What(incident)))],
        });
    }

    /// <summary>What a model said before is left out: it is to look for itself.</summary>
    private async Task<List<Incident>> KnownAsync(CameraId camera, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var since = at - Lately;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Incidents.AsNoTracking()
            .Where(i => i.CameraId == camera && i.StartAt <= at && (i.EndAt == null || i.EndAt >= since) && i.Review != ReviewState.FalseAlarm)
            .Where(static i => i.Source == IncidentSource.Zone || i.Source == IncidentSource.LocalVision)
            .OrderByDescending(static i => i.StartAt)
            .Take(MostKnown)
            .ToListAsync(cancellationToken);
    }
}
