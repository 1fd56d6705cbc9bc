using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Incidents;

public sealed class ReviewerReaderTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Each_person_has_how_many_and_the_newest_of_what_they_looked_at()
    {
        await using (var context = database.CreateDbContext())
        {
            var camera = new Camera { Name = "living room", Source = new CameraSource { Kind = SourceKind.Demo } };
            context.Cameras.Add(camera);
            context.Incidents.AddRange(
                Judged(camera.Id, minute: -1, "엄마", lookedAt: 90),
                Judged(camera.Id, minute: 0, "엄마", lookedAt: 30),
                Judged(camera.Id, minute: 1, "엄마", lookedAt: 20),
                Judged(camera.Id, minute: 2, "엄마", lookedAt: 40),
                Judged(camera.Id, minute: 3, "아빠", lookedAt: 50),
                Judged(camera.Id, minute: 4, null, lookedAt: null));
            await context.SaveChangesAsync(Token);
        }

        var people = await new ReviewerReader(database).ListAsync(Start, newest: 2, Token);
        Assert.Equal(["아빠", "엄마"], people.Select(static person => person.Name));
        Assert.Equal([1, 3], people.Select(static person => person.Count));
        Assert.Equal([Start.AddMinutes(40), Start.AddMinutes(30)], people[1].Newest.Select(static incident => incident.ReviewedAt!.Value));
    }

    [Fact]
    public async Task Where_nobody_looked_nobody_is_named() => Assert.Empty(await new ReviewerReader(database).ListAsync(Start, newest: 3, Token));

    private static Incident Judged(CameraId camera, int minute, string? by, int? lookedAt) => new()
    {
        CameraId = camera,
        StartAt = Start.AddMinutes(minute),
        EndAt = Start.AddMinutes(minute).AddSeconds(5),
        EvidenceAt = Start.AddMinutes(minute),
        Severity = Severity.Danger,
        Category = IncidentCategory.DangerZoneEntry,
        Source = IncidentSource.Zone,
        Confidence = 0.9,
        Review = by is null ? ReviewState.New : ReviewState.Confirmed,
        ReviewedBy = by,
        ReviewedAt = lookedAt is { } at ? Start.AddMinutes(at) : null,
    };
}
