using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Data;

public sealed class DatabaseTests
{
    [Fact]
    public async Task A_camera_with_its_zones_comes_back_as_it_was_stored()
    {
        using var database = new TestDatabase();
        var token = TestContext.Current.CancellationToken;
        var camera = new Camera
        {
            Name = "거실 \"창가\" 🍼",
            Source = new CameraSource { Kind = SourceKind.File, UploadId = UploadId.New(), Speed = 2 },
            CreatedAt = new DateTimeOffset(2026, 11, 20, 1, 2, 3, 4, TimeSpan.Zero),
        };
        camera.Zones.Add(new Zone { CameraId = camera.Id, Name = "난로", Kind = ZoneKind.Mask, Points = [new(0.1, 0.2), new(0.5, 0.25), new(0.3, 0.9)] });
        await using (var context = database.CreateDbContext())
        {
            context.Cameras.Add(camera);
            await context.SaveChangesAsync(token);
        }

        await using var reader = database.CreateDbContext();
        var read = await reader.Cameras.Include(c => c.Zones).SingleAsync(token);
        Assert.Equal(camera.Name, read.Name);
        Assert.Equal(camera.Source, read.Source);
        Assert.Equal(camera.CreatedAt, read.CreatedAt);
        Assert.Equal(camera.Zones[0].Points, read.Zones.Single().Points);
        Assert.Equal(ZoneKind.Mask, read.Zones.Single().Kind);
    }

    [Fact]
    public async Task Instants_are_ordered_and_compared_by_the_database()
    {
        using var database = new TestDatabase();
        var token = TestContext.Current.CancellationToken;
        var start = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(9));
        await using var context = database.CreateDbContext();
        foreach (var minute in new[] { 3, 1, 2 })
        {
            context.Incidents.Add(new Incident
            {
                CameraId = new CameraId("aaaaaaaaaaaa"),
                StartAt = start.AddMinutes(minute),
                EvidenceAt = start.AddMinutes(minute),
                Severity = Severity.Danger,
                Category = IncidentCategory.DangerZoneEntry,
                Source = IncidentSource.Zone,
                Confidence = 0.5,
            });
        }

        await context.SaveChangesAsync(token);
        var found = await context.Incidents.Where(i => i.StartAt >= start.AddMinutes(2)).OrderBy(i => i.StartAt).Select(i => i.StartAt).ToListAsync(token);
        Assert.Equal([start.AddMinutes(2), start.AddMinutes(3)], found);
    }
}
