using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>What the inbox counts, and how one goes from an incident to the next of the list it stands in.</summary>
public sealed class InboxReadingTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly CameraId Room = new("roomroomroom");
    private static readonly CameraId Hall = new("hallhallhall");

    private readonly TestDatabase database = new();
    private readonly IncidentReader reader;

    public InboxReadingTests() => reader = new IncidentReader(database, new IncidentFeed(), database.Layout, new ManualTimeProvider(Start.AddHours(1)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task What_nobody_has_looked_at_is_counted_by_severity_whatever_page_is_shown()
    {
        await AddAsync(Incident(0), Incident(1), Incident(2, Severity.Danger), Incident(3, Severity.Accident, ReviewState.Confirmed), Incident(4, camera: Hall));
        var waiting = new IncidentQuery { Review = ReviewState.New, Limit = 1, After = new IncidentCursor(Start, new IncidentId("bbbbbbbbbbbb")) };
        var all = await reader.CountAsync(waiting, Token);
        Assert.Equal((4, 3, 1, 0, 0), (all.All, all.Of(Severity.Caution), all.Of(Severity.Danger), all.Of(Severity.Accident), all.Of(Severity.Advice)));
        Assert.Equal(all.All, all.Of(null));
        Assert.Equal(1, (await reader.CountAsync(waiting with { Camera = Hall }, Token)).All);
        Assert.Equal(0, (await reader.CountAsync(waiting with { To = Start }, Token)).All);
        Assert.Equal(0, IncidentCounts.None.All);
    }

    [Fact]
    public async Task One_goes_from_each_incident_to_its_neighbours_and_meets_each_once_even_those_of_one_instant()
    {
        await AddAsync([.. Enumerable.Range(0, 12).Select(n => Incident(n / 3, n % 2 == 0 ? Severity.Caution : Severity.Danger))]);
        foreach (var query in new[] { new IncidentQuery(), new IncidentQuery { Severity = Severity.Danger } })
        {
            var list = (await reader.ListAsync(query, Token)).Select(static view => view.Incident.Id).ToList();
            var at = (await reader.ListAsync(query with { Limit = 1 }, Token))[0].Incident;
            Assert.Null((await reader.AroundAsync(query, IncidentCursor.Of(at), Token)).Later);
            var walked = new List<IncidentId> { at.Id };
            while ((await reader.AroundAsync(query, IncidentCursor.Of(at), Token)).Earlier is { } earlier)
            {
                Assert.Equal(at.Id, (await reader.AroundAsync(query, IncidentCursor.Of(earlier), Token)).Later?.Id);
                walked.Add((at = earlier).Id);
            }

            Assert.Equal(list, walked);
        }
    }

    [Fact]
    public async Task An_incident_that_has_left_the_list_still_has_its_neighbours_there()
    {
        Incident[] three = [Incident(0), Incident(1, review: ReviewState.FalseAlarm), Incident(2)];
        await AddAsync(three);
        var (later, earlier) = await reader.AroundAsync(new IncidentQuery { Review = ReviewState.New, After = IncidentCursor.Of(three[0]) }, IncidentCursor.Of(three[1]), Token);
        Assert.Equal((three[2].Id, three[0].Id), (later?.Id, earlier?.Id));
    }

    private async Task AddAsync(params Incident[] incidents)
    {
        await using var context = database.CreateDbContext();
        context.AddRange(incidents);
        await context.SaveChangesAsync(Token);
    }

    private static Incident Incident(int minute, Severity severity = Severity.Caution, ReviewState review = ReviewState.New, CameraId? camera = null) => new()
    {
        CameraId = camera ?? Room, StartAt = Start.AddMinutes(minute), EvidenceAt = Start.AddMinutes(minute), Severity = severity, Category = IncidentCategory.Fall, Source = IncidentSource.Zone, Confidence = 1,
        Review = review,
    };
}
