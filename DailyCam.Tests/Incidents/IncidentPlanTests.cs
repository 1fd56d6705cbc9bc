using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Data;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>However long a home has DailyCam: a list of incidents reads its page and no more.</summary>
public sealed class IncidentPlanTests
{
    private static readonly CameraId Camera = new("cccccccccc22");
    private static readonly DateTimeOffset At = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names { get; } = [.. Queries.Keys];

    private static Dictionary<string, IncidentQuery> Queries => new(StringComparer.Ordinal)
    {
        ["newest"] = new IncidentQuery(),
        ["next page"] = new IncidentQuery { After = new IncidentCursor(At.AddDays(1), new IncidentId("nnnnnnnnnn22")) },
        ["a camera's day"] = new IncidentQuery { Camera = Camera, From = At, To = At.AddDays(1) },
        ["a week"] = new IncidentQuery { From = At, To = At.AddDays(7) },
        ["not reviewed"] = new IncidentQuery { Review = ReviewState.New },
        ["not reviewed, next page"] = new IncidentQuery { Review = ReviewState.New, After = new IncidentCursor(At.AddDays(1), new IncidentId("nnnnnnnnnn22")) },
        ["not reviewed of a camera"] = new IncidentQuery { Camera = Camera, Review = ReviewState.New },
        ["next page of a camera"] = new IncidentQuery { Camera = Camera, After = new IncidentCursor(At.AddDays(1), new IncidentId("nnnnnnnnnn22")) },
        ["the worst"] = new IncidentQuery { Severity = Severity.Accident },
        ["the worst, not reviewed, next page"] = new IncidentQuery { Severity = Severity.Accident, Review = ReviewState.New, After = new IncidentCursor(At.AddDays(1), new IncidentId("nnnnnnnnnn22")) },
        ["similar at a camera"] = new IncidentQuery { Camera = Camera, Category = IncidentCategory.Fall, From = At, After = new IncidentCursor(At.AddDays(1), new IncidentId("nnnnnnnnnn22")) },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_list_is_read_from_an_index_in_its_order(string name)
    {
        var token = TestContext.Current.CancellationToken;
        using var database = new TestDatabase();
        await using (var context = database.CreateDbContext())
        {
            context.Incidents.Add(new Incident
            {
                CameraId = Camera, StartAt = At, EvidenceAt = At, Severity = Severity.Accident, Category = IncidentCategory.Fall, Source = IncidentSource.Zone, Confidence = 1,
            });
            await context.SaveChangesAsync(token);
        }

        var plans = new PlanCatcher();
        var contexts = new PlannedContexts(database.Layout, plans);
        Assert.Single(await new IncidentReader(contexts, new IncidentFeed(), database.Layout, TimeProvider.System).ListAsync(Queries[name], token));
        Assert.NotEmpty(plans.Lines);
        Assert.DoesNotContain(plans.Lines, static line => line.Contains("SCAN", StringComparison.Ordinal) && !line.Contains("VIRTUAL TABLE", StringComparison.Ordinal) && !line.Contains("USING", StringComparison.Ordinal));
        Assert.DoesNotContain(plans.Lines, static line => line.Contains("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
        Assert.DoesNotContain(plans.Lines, static line => line.Contains("OFFSET", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("next page", "IX_Incidents_StartAt_Id (StartAt<?)")]
    [InlineData("next page of a camera", "IX_Incidents_CameraId_StartAt_Id (CameraId=? AND StartAt<?)")]
    [InlineData("not reviewed", "IX_Incidents_Review_StartAt_Id (Review=?)")]
    [InlineData("not reviewed, next page", "IX_Incidents_Review_StartAt_Id (Review=? AND StartAt<?)")]
    [InlineData("not reviewed of a camera", "IX_Incidents_CameraId_Review_StartAt_Id (CameraId=? AND Review=?)")]
    [InlineData("the worst", "IX_Incidents_Severity_StartAt_Id (Severity=?)")]
    public async Task A_list_begins_where_its_page_begins(string name, string index)
    {
        using var database = new TestDatabase();
        var plans = new PlanCatcher();
        var reader = new IncidentReader(new PlannedContexts(database.Layout, plans), new IncidentFeed(), database.Layout, TimeProvider.System);
        await reader.ListAsync(Queries[name], TestContext.Current.CancellationToken);
        Assert.Contains(plans.Lines, line => line.StartsWith("SEARCH", StringComparison.Ordinal) && line.EndsWith(index, StringComparison.Ordinal));
        Assert.Contains(plans.Lines, static line => line.StartsWith("SEARCH", StringComparison.Ordinal) && line.Contains("IX_ArchiveSegments_CameraId_StartAt (CameraId=? AND StartAt<?)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_neighbours_of_an_incident_and_the_counts_of_the_tabs_are_read_from_an_index()
    {
        using var database = new TestDatabase();
        var plans = new PlanCatcher();
        var reader = new IncidentReader(new PlannedContexts(database.Layout, plans), new IncidentFeed(), database.Layout, TimeProvider.System);
        var place = new IncidentCursor(At, new IncidentId("nnnnnnnnnn22"));
        foreach (var query in new[] { new IncidentQuery(), new IncidentQuery { Review = ReviewState.New }, new IncidentQuery { Camera = Camera, Review = ReviewState.New, From = At.AddDays(-1), To = At.AddDays(1) } })
        {
            await reader.AroundAsync(query, place, TestContext.Current.CancellationToken);
            await reader.CountAsync(query with { Review = ReviewState.New }, TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(plans.Lines);
        Assert.DoesNotContain(plans.Lines, static line => line.StartsWith("SCAN", StringComparison.Ordinal) && !line.Contains("USING", StringComparison.Ordinal));
        Assert.DoesNotContain(plans.Lines, static line => line.Contains("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
        Assert.DoesNotContain(plans.Lines, static line => line.Contains("OFFSET", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(plans.Lines, static line => line.StartsWith("SEARCH", StringComparison.Ordinal) && line.Contains("IX_Incidents_StartAt_Id (StartAt>?)", StringComparison.Ordinal));
    }
}
